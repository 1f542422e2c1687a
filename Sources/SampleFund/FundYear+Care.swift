import LedgerValues

/// Savings that their owner takes out in coins, for her share of a visit.
struct Withdrawal: Sendable {
  let person: Int
  let visit: String
  /// The part of the household's share that is certain to be hers to pay.
  let most: Int
}

extension FundYear {
  mutating func giveCare(on day: Day) {
    let index = year.index(of: day)
    // The whole day's waivers, so that their order does not matter.
    solidarityRoom -= care.mostByDay[index].solidarity
    let isWaiverFunded = solidarityRoom >= 0
    for estimated in care.byDay[index] {
      let visit = estimated.visit
      let code = books.nextVisit()
      let used = savingsUsed(on: estimated, code: code)
      let household = population.households[population.people[visit.person].household]
      let fund = SavingsGroup.all[household.group].fund
      owed.accrue(used.reduce(0, +), to: visit.provider, fund)
      owed.accrue(estimated.least.general, to: visit.provider, .general)
      owed.accrue(estimated.least.state, to: visit.provider, .state)
      owed.accrue(estimated.least.transport, to: visit.provider, .transport)
      if isWaiverFunded {
        owed.accrue(estimated.least.solidarity, to: visit.provider, .solidarity)
      }
      claims.note(estimated, code: code, savings: used)
      books.enter(visit, code: code, savings: used)
    }
  }

  /// What a saver takes from her savings for each line, or plans to take out later for the visit.
  ///
  /// A quarter of a fee is hers whatever the general fund bears; the State's lines, transport, the
  /// households that a waiver may help and what the solidarity fund may bear are left alone.
  private mutating func savingsUsed(
    on estimated: CarePlan.EstimatedVisit, code: String
  ) -> [Int] {
    let visit = estimated.visit
    let none = [Int](repeating: 0, count: visit.items.count)
    let person = population.people[visit.person]
    guard isSaver[visit.person], estimated.isHouseholdAlone,
      !population.households[person.household].mayBeWaived
    else {
      return none
    }
    let rights = Rights(visit, population, contributions)
    let shares = visit.items.map { item in
      rights.isFree(item) || item == .transport ? 0 : visit.fee(of: item) / 4 / 5 * 5
    }
    switch chance.index(weights: [45, 35, 20]) {
    case 0:
      return shares.map { share in
        let used = min(share, savings[visit.person] / 5 * 5)
        savings[visit.person] -= used
        return used
      }
    case 1:
      let due = year.index(of: visit.day) + 1 + chance.number(below: 6)
      let most = shares.reduce(0, +)
      if due < year.dayCount, most > 0 {
        withdrawalsDue[due].append(Withdrawal(person: visit.person, visit: code, most: most))
      }
      return none
    default:
      return none
    }
  }

  mutating func withdraw(on day: Day) {
    for withdrawal in withdrawalsDue[year.index(of: day)] {
      let person = population.people[withdrawal.person]
      let group = SavingsGroup.all[population.households[person.household].group]
      let box = group.box.account
      let amount =
        min(withdrawal.most, savings[withdrawal.person], treasury.atHand(box, group.fund))
        / 5 * 5
      guard amount > 0 else { continue }
      savings[withdrawal.person] -= amount
      treasury.spend(amount, from: box, group.fund)
      books.enter(withdrawal, amount: amount, from: box, on: day)
    }
  }
}
