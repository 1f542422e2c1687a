/// A month of a year: the period of a contribution, a closing, a statement.
public struct Month: Hashable, Comparable, Sendable {
  /// Months since January of year 0.
  private let number: Int

  init(unchecked number: Int) {
    self.number = number
  }

  public init?(_ year: Int, _ month: Int) {
    guard Day(year, month, 1) != nil else { return nil }
    number = year * 12 + month - 1
  }

  /// Reads `2026-03`.
  public init?(iso text: some StringProtocol) {
    guard text.utf8.count == 7, let day = Day(iso: text + "-01") else { return nil }
    self = day.calendarMonth
  }

  public var year: Int { number / 12 }
  public var month: Int { number % 12 + 1 }

  public var firstDay: Day {
    Day(year, month, 1) ?? .latest
  }

  public var lastDay: Day {
    Day(year, month, Day.length(ofMonth: month, year)) ?? .latest
  }

  public func adding(months: Int) -> Month { Month(unchecked: number + months) }
  public func months(since other: Month) -> Int { number - other.number }
  public func contains(_ day: Day) -> Bool { day.calendarMonth == self }

  public static func < (left: Month, right: Month) -> Bool { left.number < right.number }
}

extension Month: CustomStringConvertible {
  /// ISO 8601: `2026-03`.
  public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
