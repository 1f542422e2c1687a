import LedgerValues

/// Every contribution of the year, and until which month each household is up to date when.
struct ContributionPlan: Sendable {
  /// By day of the year, dues before savings.
  private(set) var byDay: [[Contribution]]
  /// Of each household: the day of a payment and the last month it covers, in day order.
  private var cover: [[(paid: Day, through: Month)]]

  init(_ population: Population, seed: UInt64, year: SampleYear) {
    byDay = Array(repeating: [], count: year.dayCount)
    cover = Array(repeating: [], count: population.households.count)
    var chance = SplitMix64(seed: seed, topic: "dues")
    for (index, household) in population.households.enumerated() {
      let habit = DuesHabit(&chance)
      for payment in habit.payments(
        household: index, joined: household.joined, year: year, &chance)
      {
        byDay[year.index(of: payment.day)].append(payment)
        guard let months = payment.months else { continue }
        cover[index].append((payment.day, months.from.adding(months: months.count - 1)))
      }
    }
    chance = SplitMix64(seed: seed, topic: "savings")
    for saver in population.savers {
      addDeposits(of: saver, population, year: year, &chance)
    }
  }

  /// Whether dues paid on one of the days up to this one cover the month of a day.
  func covers(_ household: Int, on day: Day, paidBy latest: Day) -> Bool {
    cover[household].contains { $0.paid <= latest && $0.through >= day.calendarMonth }
  }

  /// A deposit at most of her group's weekly meetings, or over the wallet in the days after.
  private mutating func addDeposits(
    of saver: Int, _ population: Population, year: SampleYear, _ chance: inout SplitMix64
  ) {
    let household = population.people[saver].household
    let group = SavingsGroup.all[population.households[household].group]
    let usual = chance.pick([150, 150, 200, 200, 250, 250, 300, 400, 500])
    let prefersWallet = chance.happens(percent: 10)
    let toFirst = (group.meetingDay - year.first.weekday + 7) % 7
    for meeting in stride(from: toFirst, to: year.dayCount, by: 7) {
      let day = year.day(at: meeting)
      guard day > population.households[household].joined,
        chance.happens(percent: SampleYear.depositPercent[day.month - 1])
      else { continue }
      let more = chance.happens(percent: 15) ? 50 * chance.number(in: 1...3) : 0
      let isByWallet = chance.happens(percent: prefersWallet ? 85 : 4)
      let given = isByWallet ? day.adding(days: chance.number(below: 4)) : day
      byDay[year.index(of: min(given, year.last))].append(
        Contribution(
          day: min(given, year.last), household: household, saver: saver,
          amount: min(usual + more, 500), months: nil, isByWallet: isByWallet))
    }
  }
}
