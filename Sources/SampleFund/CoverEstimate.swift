import LedgerValues

/// What the shared funds owe for a visit.
struct FundShares: Sendable {
  var general = 0
  var solidarity = 0
  var state = 0
  var transport = 0
}

/// What the rule book makes the funds owe, at least and at most.
///
/// The rule book decides when the files are read, not here. A payment to a provider may not exceed
/// what is owed, and a fund may not be short by accident: so payments keep below the least, and
/// subsidies above the most. The two differ where the files leave the order of a day open, and
/// near a ceiling.
struct CoverEstimate: Sendable {
  let population: Population
  let contributions: ContributionPlan

  /// What the general fund has borne at most in the year: by person, and by household.
  private var borneOfPerson: [Int]
  private var borneOfHousehold: [Int]
  /// What was waived at most in the year, by household.
  private var waivedOfHousehold: [Int]

  init(_ population: Population, _ contributions: ContributionPlan) {
    self.population = population
    self.contributions = contributions
    borneOfPerson = Array(repeating: 0, count: population.people.count)
    borneOfHousehold = Array(repeating: 0, count: population.households.count)
    waivedOfHousehold = Array(repeating: 0, count: population.households.count)
  }

  /// The shares of the next visit, in day order, and what the household is likely to pay of each line,
  /// before savings.
  mutating func shares(
    of visit: Visit
  ) -> (least: FundShares, most: FundShares, household: [Int]) {
    let home = population.people[visit.person].household
    let rights = Rights(visit, population, contributions)
    let room = min(
      15_000, 60_000 - borneOfPerson[visit.person], 200_000 - borneOfHousehold[home])
    let waiverRoom = rights.waiverCeiling - waivedOfHousehold[home]

    var least = Self.wholeShares(of: visit, rights)
    var most = least
    let shared = visit.items.indices.filter { index in
      !rights.isFree(visit.items[index]) && visit.items[index] != .transport
    }
    let fees = shared.map { visit.fee(of: visit.items[$0]) }
    let low = Benefit(fees, percent: rights.covered.least ? 75 : 0, atMost: max(0, room))
    let high = Benefit(fees, percent: rights.covered.most ? 75 : 0, atMost: .max)
    (least.general, most.general) = (low.sum, high.sum)
    // What the general fund leaves is what may be waived: least where it takes most.
    least.solidarity =
      Benefit(high.rests, percent: rights.waiver.least, atMost: max(0, waiverRoom)).sum
    most.solidarity = Benefit(low.rests, percent: rights.waiver.most, atMost: .max).sum

    // Whoever stands at the desk takes dues of the day for paid, and looks at the ceilings.
    let likely = Benefit(fees, percent: rights.covered.most ? 75 : 0, atMost: max(0, room))
    let rests = Benefit(
      likely.rests, percent: rights.waiver.most, atMost: max(0, waiverRoom)
    ).rests
    var household = visit.items.map { item in
      item == .transport && !visit.isReferral ? visit.fee(of: item) : 0
    }
    for (index, rest) in zip(shared, rests) { household[index] = rest }

    borneOfPerson[visit.person] += most.general
    borneOfHousehold[home] += most.general
    waivedOfHousehold[home] += most.solidarity
    return (least, most, household)
  }

  /// The lines that one payer bears whole: the State, or the transport fund.
  private static func wholeShares(of visit: Visit, _ rights: Rights) -> FundShares {
    var shares = FundShares()
    for item in visit.items {
      if rights.isFree(item) {
        shares.state += visit.fee(of: item)
      } else if item == .transport, visit.isReferral {
        shares.transport += visit.fee(of: item)
      }
    }
    return shares
  }
}

/// What a payer takes of the lines of a bill, at a percentage and up to a ceiling.
///
/// The percentage is floored on the running sum of the lines, so that a bill gives the same share
/// however it is cut into lines.
struct Benefit: Sendable {
  private(set) var sum = 0
  /// What is left of each line.
  private(set) var rests: [Int] = []

  init(_ fees: [Int], percent: Int, atMost ceiling: Int) {
    var running = 0
    for fee in fees {
      let wanted = (running + fee) * percent / 100 - running * percent / 100
      running += fee
      let part = min(wanted, ceiling - sum)
      sum += part
      rests.append(fee - part)
    }
  }
}
