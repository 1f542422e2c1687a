import LedgerValues

/// What a person is entitled to on the day of a visit, by the articles of the sample's rule book.
struct Rights: Sendable {
  private let isPregnant: Bool
  private let isUnderFive: Bool

  /// Whether the general fund takes its 75 %: certainly, and possibly.
  ///
  /// Dues paid on the very day count for one and not for the other.
  let covered: (least: Bool, most: Bool)
  /// The percentage of the household's share that is waived: certainly, and possibly.
  let waiver: (least: Int, most: Int)
  /// The most that is waived in a year.
  let waiverCeiling: Int

  init(_ visit: Visit, _ population: Population, _ contributions: ContributionPlan) {
    let person = population.people[visit.person]
    let household = population.households[person.household]
    isPregnant = visit.pregnant ?? false
    isUnderFive = person.months(on: visit.day).upperBound < 60

    let waited = visit.day.days(since: household.joined) >= Self.wait(for: visit.reason)
    let mayCover = waited && !visit.isReferral
    func covers(paidBy day: Day) -> Bool {
      mayCover && contributions.covers(person.household, on: visit.day, paidBy: day)
    }
    covered = (covers(paidBy: visit.day.adding(days: -1)), covers(paidBy: visit.day))
    waiver = (
      Self.waiver(household, on: visit.day, decidedBy: visit.day.adding(days: -1)),
      Self.waiver(household, on: visit.day, decidedBy: visit.day)
    )
    waiverCeiling = household.standing?.level == .a ? 100_000 : 40_000
  }

  /// Article 1: malaria before five years and in pregnancy, caesareans, HIV.
  func isFree(_ item: PriceList.Item) -> Bool {
    let service = PriceList.service(item)
    switch service.programme {
    case "paludisme": return isUnderFive || isPregnant
    case "VIH": return true
    default: return service.act == "césarienne"
    }
  }

  /// Article 2, in days.
  private static func wait(for reason: Reason) -> Int {
    switch reason {
    case .illness: 90
    case .delivery: 270
    case .accident, .newborn: 0
    }
  }

  /// Article 4: class A for 24 months, class B for 12.
  private static func waiver(
    _ household: Household, on day: Day, decidedBy latest: Day
  ) -> Int {
    guard let standing = household.standing, standing.decided <= latest else { return 0 }
    let months = day.months(since: standing.decided)
    switch standing.level {
    case .a: return months < 24 ? 100 : 0
    case .b: return months < 12 ? 50 : 0
    case .c: return 0
    }
  }
}
