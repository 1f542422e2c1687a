/// Days since 1 January 1970 and months since January of year 0, counted year by year.
enum TwinCalendar {
  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func length(of month: Int, in year: Int) -> Int {
    [31, isLeap(year) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The number of a day from 1970 on.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let years = (1970..<year).reduce(0) { $0 + (isLeap($1) ? 366 : 365) }
    return (1..<month).reduce(years) { $0 + length(of: $1, in: year) } + day - 1
  }

  static func civil(_ number: Int) -> (year: Int, month: Int, day: Int) {
    var (year, month, rest) = (1970, 1, number)
    while rest >= (isLeap(year) ? 366 : 365) {
      rest -= isLeap(year) ? 366 : 365
      year += 1
    }
    while rest >= length(of: month, in: year) {
      rest -= length(of: month, in: year)
      month += 1
    }
    return (year, month, rest + 1)
  }

  static func month(of day: Int) -> Int {
    let (year, month, _) = civil(day)
    return year * 12 + month - 1
  }

  static func firstDay(of month: Int) -> Int { day(month / 12, month % 12 + 1, 1) }
  static func lastDay(of month: Int) -> Int { firstDay(of: month + 1) - 1 }

  /// Whole months lived: a birthday that a month lacks is its last day.
  static func age(born: Int, on day: Int) -> Int {
    let (from, to) = (civil(born), civil(day))
    let birthday = min(from.day, length(of: to.month, in: to.year))
    return (to.year - from.year) * 12 + to.month - from.month - (to.day < birthday ? 1 : 0)
  }
}
