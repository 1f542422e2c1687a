import LedgerValues

/// The days of the invented year, and what the seasons of Bamako do in it.
struct SampleYear: Sendable {
  let year: Int
  let first: Day
  let last: Day

  init(_ year: Int) {
    precondition((1910...2990).contains(year), "a sample of the year \(year)")
    self.year = year
    first = Self.day(year, 1, 1)
    last = Self.day(year, 12, 31)
  }

  var dayCount: Int { last.days(since: first) + 1 }

  func day(_ month: Int, _ day: Int) -> Day { Self.day(year, month, day) }
  func day(at index: Int) -> Day { first.adding(days: index) }
  func index(of day: Day) -> Int { day.days(since: first) }
  func month(_ month: Int) -> Month { day(month, 1).calendarMonth }

  static let months = 1...12

  /// A day of a year that is known to have it.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Day {
    guard let day = Day(year, month, day) else {
      preconditionFailure("no day \(year)-\(month)-\(day)")
    }
    return day
  }

  /// How busy each month is at the health centre: the rains of July to October bring the most.
  static let visitsOfMonth = [7, 7, 8, 7, 7, 8, 9, 11, 13, 12, 9, 7]

  /// Of a hundred sick children, how many have malaria, month by month.
  static let malariaPercent = [20, 15, 12, 10, 12, 25, 40, 55, 60, 55, 40, 25]

  /// Of a hundred weekly deposits, how many are made: fewer before the harvest.
  static let depositPercent = [78, 79, 80, 78, 76, 74, 70, 66, 66, 74, 80, 80]
}

extension Day {
  /// 0 on a Monday, 6 on a Sunday: 1 January 1970 was a Thursday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 }
}
