import LedgerValues

/// Money that a household pays for its cover, or that a woman puts aside for her own care.
struct Contribution: Sendable {
  let day: Day
  let household: Int
  /// The owner of a savings deposit; nobody for dues.
  let saver: Int?
  let amount: Int
  /// The months that dues pay for; nothing for savings.
  let months: (from: Month, count: Int)?
  /// Whether it came over the wallet rather than as coins.
  let isByWallet: Bool
}

/// How a household pays its dues of 500 F a month.
struct DuesHabit: Sendable {
  static let dues = 500

  /// How many months it pays at once.
  let chunk: Int
  /// In how many of a hundred months in which something is owed it does pay.
  let punctuality: Int
  /// The month of the year after which it stops paying, 12 for never.
  let stopsAfter: Int

  init(_ chance: inout SplitMix64) {
    let kind = chance.index(weights: [62, 12, 14, 6, 2, 4])
    chunk = [1, 2, 3, 6, 12, 1][kind]
    punctuality = kind == 5 ? 75 : chance.number(in: 82...99)
    stopsAfter = kind == 5 ? chance.number(in: 2...8) : 12
  }

  /// The payments of a year: each begins with the month after the last one paid.
  ///
  /// The book begins with the year: months before it were paid in an older book.
  func payments(
    household: Int, joined: Day, year: SampleYear, _ chance: inout SplitMix64
  ) -> [Contribution] {
    let start = max(joined.calendarMonth, year.month(1))
    var paidThrough = start.adding(months: -1)
    var payments: [Contribution] = []
    for number in start.month...12 where number <= stopsAfter {
      let month = year.month(number)
      guard paidThrough < month, chance.happens(percent: punctuality) else { continue }
      let count = max(chunk, month.months(since: paidThrough))
      let late = chance.happens(percent: 30) ? 27 : 11
      let earliest = max(joined.adding(days: 1), month.firstDay.adding(days: 1))
      let day = min(earliest.adding(days: chance.number(below: late)), month.lastDay)
      payments.append(
        Contribution(
          day: max(day, joined), household: household, saver: nil, amount: count * Self.dues,
          months: (paidThrough.adding(months: 1), count),
          isByWallet: chance.happens(percent: 35)))
      paidThrough = paidThrough.adding(months: count)
    }
    return payments
  }
}
