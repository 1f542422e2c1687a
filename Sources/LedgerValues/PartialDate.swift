/// A date known to the day, the month or only the year: "né vers 2021".
///
/// A birth known to the year is an interval of days. What depends on it (an age) is an interval
/// too, and a rule that both ends satisfy needs no better date.
public enum PartialDate: Hashable, Sendable {
  /// Known to the day.
  case day(Day)
  /// Known to the month.
  case month(Month)
  /// Known to the year; one outside 1900 to 2999 says nothing, and is any day of the calendar.
  case year(Int)

  /// Reads `2021`, `2021-03` or `2021-03-09`.
  public init?(iso text: String) {
    switch text.utf8.count {
    case 4:
      guard text.utf8.allSatisfy({ (48...57).contains($0) }), let year = Int(text),
        Month(year, 1) != nil
      else { return nil }
      self = .year(year)
    case 7:
      guard let month = Month(iso: text) else { return nil }
      self = .month(month)
    default:
      guard let day = Day(iso: text) else { return nil }
      self = .day(day)
    }
  }

  /// The first day it can be.
  public var earliest: Day {
    switch self {
    case .day(let day): day
    case .month(let month): month.firstDay
    case .year(let year): Day(year, 1, 1) ?? .earliest
    }
  }

  /// The last day it can be.
  public var latest: Day {
    switch self {
    case .day(let day): day
    case .month(let month): month.lastDay
    case .year(let year): Day(year, 12, 31) ?? .latest
    }
  }

  /// The age in whole months on a day: from the youngest to the oldest it can be.
  ///
  /// Nothing where every possible birth is after that day.
  public func ageInMonths(on day: Day) -> ClosedRange<Int>? {
    guard earliest <= day else { return nil }
    return day.months(since: min(latest, day))...day.months(since: earliest)
  }
}

extension PartialDate: CustomStringConvertible {
  /// ISO 8601, cut to what is known.
  public var description: String {
    switch self {
    case .day(let day): day.description
    case .month(let month): month.description
    case .year(let year): String(year)
    }
  }
}
