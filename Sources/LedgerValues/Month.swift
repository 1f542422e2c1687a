/// A month of a year: the period of a contribution, a closing, a statement.
public struct Month: Hashable, Comparable, Sendable {
  /// Months since January of year 0.
  public let number: Int

  /// The month of a stored number; held inside the years 1900 to 2999.
  public init(number: Int) {
    // A damaged file can hold any integer, and reading it must not trap.
    self.number = min(max(number, Self.first), Self.last)
  }

  private static let first = 1900 * 12
  private static let last = 2999 * 12 + 11

  /// The month of a year, 1 to 12; nothing outside the years 1900 to 2999.
  public init?(_ year: Int, _ month: Int) {
    guard Day(year, month, 1) != nil else { return nil }
    number = year * 12 + month - 1
  }

  /// Reads `2026-03`.
  public init?(iso text: some StringProtocol) {
    guard text.utf8.count == 7, let day = Day(iso: text + "-01") else { return nil }
    self = day.calendarMonth
  }

  /// The year, 1900 to 2999.
  public var year: Int { number / 12 }
  /// The month of the year, 1 to 12.
  public var month: Int { number % 12 + 1 }

  /// The first of the month.
  public var firstDay: Day {
    // A month lies in the calendar, so the day exists.
    Day(year, month, 1) ?? .earliest
  }

  /// The 28th, 29th, 30th or 31st.
  public var lastDay: Day {
    Day(year, month, Day.length(ofMonth: month, year)) ?? .latest
  }

  /// The month so many months later, or earlier; held inside the calendar's years.
  public func adding(months: Int) -> Month {
    let (sum, overflow) = number.addingReportingOverflow(months)
    return Month(number: overflow ? (months < 0 ? Self.first : Self.last) : sum)
  }

  /// Months from another month to this one; negative when this one is earlier.
  public func months(since other: Month) -> Int { number - other.number }
  /// Whether a day lies in this month.
  public func contains(_ day: Day) -> Bool { day.calendarMonth == self }

  /// Whether the left month is earlier.
  public static func < (left: Month, right: Month) -> Bool { left.number < right.number }
}

extension Month: CustomStringConvertible {
  /// ISO 8601: `2026-03`.
  public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
