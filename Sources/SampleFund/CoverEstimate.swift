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

  /// The shares of the next visit, in day order.
  mutating func shares(of visit: Visit) -> (least: FundShares, most: FundShares) {
    let household = population.people[visit.person].household
    let rights = Rights(visit, population, contributions)
    var (least, most) = (FundShares(), FundShares())
    for item in visit.items {
      let fee = visit.fee(of: item)
      if rights.isFree(item) {
        least.state += fee
        most.state += fee
      } else if item == .transport {
        most.transport += visit.isReferral ? fee : 0
        least.transport += visit.isReferral ? fee : 0
      } else {
        let room = min(
          15_000 - most.general, 60_000 - borneOfPerson[visit.person] - most.general,
          200_000 - borneOfHousehold[household] - most.general)
        let benefit = fee * 75 / 100
        let (low, high) = (
          rights.covered.least ? max(0, min(benefit, room)) : 0, rights.covered.most ? benefit : 0
        )
        let waiverRoom = rights.waiverCeiling - waivedOfHousehold[household] - most.solidarity
        least.solidarity += max(0, min((fee - high) * rights.waiver.least / 100, waiverRoom))
        most.solidarity += (fee - low) * rights.waiver.most / 100
        least.general += low
        most.general += high
      }
    }
    borneOfPerson[visit.person] += most.general
    borneOfHousehold[household] += most.general
    waivedOfHousehold[household] += most.solidarity
    return (least, most)
  }
}
