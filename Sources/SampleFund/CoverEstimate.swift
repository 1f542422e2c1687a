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
  /// The month of each household: as little as it may have paid, as much, and what is likely.
  private var leastMonths: [HouseholdMonth]
  private var mostMonths: [HouseholdMonth]
  private var likelyMonths: [HouseholdMonth]

  init(_ population: Population, _ contributions: ContributionPlan) {
    self.population = population
    self.contributions = contributions
    borneOfPerson = Array(repeating: 0, count: population.people.count)
    borneOfHousehold = Array(repeating: 0, count: population.households.count)
    waivedOfHousehold = Array(repeating: 0, count: population.households.count)
    leastMonths = Array(repeating: HouseholdMonth(), count: population.households.count)
    mostMonths = leastMonths
    likelyMonths = leastMonths
  }

  /// What the funds owe for a visit.
  struct Shares: Sendable {
    let least: FundShares
    let most: FundShares
    /// What the household is likely to pay of each line, before savings.
    let household: [Int]
    /// Whether what the other funds leave is certainly the household's own to pay.
    let isHouseholdAlone: Bool
  }

  /// The shares of the next visit, in day order.
  mutating func shares(of visit: Visit) -> Shares {
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
    let unmet = visit.items.filter { $0 == .transport && !visit.isReferral }
      .map { visit.fee(of: $0) }.reduce(0, +)
    let low = Benefit(fees, percent: rights.covered.least ? 75 : 0, atMost: max(0, room))
    let high = Benefit(fees, percent: rights.covered.most ? 75 : 0, atMost: .max)
    (least.general, most.general) = (low.sum, high.sum)
    // What the general fund leaves is what may be waived: least where it takes most.
    let waived = (
      least: Benefit(high.rests, percent: rights.waiver.least, atMost: max(0, waiverRoom)).sum,
      most: Benefit(low.rests, percent: rights.waiver.most, atMost: .max).sum
    )
    let left = (
      least: Benefit(high.rests, percent: rights.waiver.most, atMost: .max).rest + unmet,
      most: Benefit(low.rests, percent: rights.waiver.least, atMost: max(0, waiverRoom)).rest
        + unmet
    )
    let isAlone = relieve(
      visit, home, waived, left, rests: (high.rest + unmet, low.rest + unmet), &least, &most)

    let likely = Benefit(fees, percent: rights.covered.most ? 75 : 0, atMost: max(0, room))
    let household = household(visit, home, shared, likely, rights.waiver.most, waiverRoom)
    borneOfPerson[visit.person] += most.general
    borneOfHousehold[home] += most.general
    waivedOfHousehold[home] += waived.most
    return Shares(least: least, most: most, household: household, isHouseholdAlone: isAlone)
  }

  /// What is likely left to the household: whoever stands at the desk takes dues of the day for paid,
  /// and looks at the ceilings.
  private mutating func household(
    _ visit: Visit, _ home: Int, _ shared: [Int], _ likely: Benefit, _ percent: Int,
    _ waiverRoom: Int
  ) -> [Int] {
    let rests = Benefit(likely.rests, percent: percent, atMost: max(0, waiverRoom)).rests
    var household = visit.items.map { item in
      item == .transport && !visit.isReferral ? visit.fee(of: item) : 0
    }
    for (index, rest) in zip(shared, rests) { household[index] = rest }
    return likelyMonths[home].settle(household, isEmergency: visit.triage != .green).rests
  }

  /// What the solidarity fund bears with waivers, aid and advance; whether there is surely no more
  /// than waivers.
  private mutating func relieve(
    _ visit: Visit, _ home: Int, _ waived: (least: Int, most: Int),
    _ left: (least: Int, most: Int), rests: (least: Int, most: Int), _ least: inout FundShares,
    _ most: inout FundShares
  ) -> Bool {
    let isEmergency = visit.triage != .green
    let before = enterMonth(of: visit, home)
    let low = leastMonths[home].settle([left.least], isEmergency: isEmergency, isBounded: false)
    let high = mostMonths[home].settle([left.most], isEmergency: isEmergency, isBounded: false)
    if isEmergency {
      // What is not waived is advanced: more of the one is less of the other.
      let advance = max(0, HouseholdMonth.mostAdvanced - before.advanced)
      least.solidarity = min(rests.least, waived.least + advance)
      most.solidarity = rests.most
    } else {
      let aid = max(0, HouseholdMonth.mostAided - before.aided)
      least.solidarity = waived.least + min(low.borne, aid)
      most.solidarity = waived.most + high.borne
    }
    return high.borne == 0
  }

  /// Opens the month of the visit; answers with the most that the household has had of it so far.
  private mutating func enterMonth(of visit: Visit, _ home: Int) -> HouseholdMonth {
    leastMonths[home].enter(visit.day.month)
    mostMonths[home].enter(visit.day.month)
    likelyMonths[home].enter(visit.day.month)
    return mostMonths[home]
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

  var rest: Int { rests.reduce(0, +) }

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
