/// The visits with what the funds owe for each, and what they owe at most day by day.
struct CarePlan: Sendable {
  struct EstimatedVisit: Sendable {
    let visit: Visit
    let least: FundShares
    let most: FundShares
    /// What the household is likely to pay of each line, before savings.
    let household: [Int]
    /// Whether what the other funds leave is certainly the household's own to pay.
    let isHouseholdAlone: Bool
  }

  private(set) var byDay: [[EstimatedVisit]] = []
  private(set) var mostByDay: [FundShares] = []

  init(_ visits: VisitPlan, _ population: Population, _ contributions: ContributionPlan) {
    var estimate = CoverEstimate(population, contributions)
    byDay.reserveCapacity(visits.byDay.count)
    for visits in visits.byDay {
      var day: [EstimatedVisit] = []
      var most = FundShares()
      for visit in visits {
        let shares = estimate.shares(of: visit)
        most.general += shares.most.general
        most.solidarity += shares.most.solidarity
        most.state += shares.most.state
        most.transport += shares.most.transport
        day.append(
          EstimatedVisit(
            visit: visit, least: shares.least, most: shares.most, household: shares.household,
            isHouseholdAlone: shares.isHouseholdAlone))
      }
      byDay.append(day)
      mostByDay.append(most)
    }
  }
}
