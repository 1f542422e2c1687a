import LedgerValues

/// The visits of the year: those of mothers first, then of whoever falls ill.
struct VisitPlan: Sendable {
  /// Five visits a household.
  static let visitsOfHousehold = 5

  /// By day of the year.
  private(set) var byDay: [[Visit]]
  private var left: Int

  init(_ population: Population, _ providers: Providers, seed: UInt64, year: SampleYear) {
    byDay = Array(repeating: [], count: year.dayCount)
    left = population.households.count * Self.visitsOfHousehold
    var chance = SplitMix64(seed: seed, topic: "maternity")
    for (index, person) in population.people.enumerated() where person.due != nil {
      addMaternity(of: index, population, providers, year: year, &chance)
    }
    chance = SplitMix64(seed: seed, topic: "newborns")
    for (index, person) in population.people.enumerated() {
      addNewbornCare(of: index, person, population, providers, year: year, &chance)
    }
    chance = SplitMix64(seed: seed, topic: "illness")
    let days = Self.weightedDays(of: year)
    while left > 0 {
      let day = year.day(at: chance.pick(days))
      let index = chance.number(below: population.households.count)
      let household = population.households[index]
      guard household.joined < day else { continue }
      let person = Self.patient(of: household, population, on: day, &chance)
      let illness = Illness(population.people[person], on: day, &chance)
      let provider = illness.isReferral ? providers.referral : providers.centre(of: index)
      add(illness.visit(of: person, on: day, at: provider), year)
    }
  }

  private mutating func add(_ visit: Visit, _ year: SampleYear) {
    guard left > 0 else { return }
    left -= 1
    byDay[year.index(of: visit.day)].append(visit)
  }

  /// The days of the year, each as often as it is busy; none before the first subsidies are in.
  private static func weightedDays(of year: SampleYear) -> [Int] {
    (2..<year.dayCount).flatMap { index in
      let day = year.day(at: index)
      let ofMonth = SampleYear.visitsOfMonth[day.month - 1]
      return Array(repeating: index, count: day.weekday == 6 ? ofMonth / 4 : ofMonth)
    }
  }

  /// Small children fall ill most often.
  private static func patient(
    of household: Household, _ population: Population, on day: Day, _ chance: inout SplitMix64
  ) -> Int {
    let weights = household.people.map { index in
      let person = population.people[index]
      switch person.years(on: day) {
      case ..<5: return 11
      case 5..<15: return 2
      case 15..<50: return person.sex == .woman ? 4 : 1
      default: return 2
      }
    }
    return household.people.lowerBound + chance.index(weights: weights)
  }
}

extension VisitPlan {
  /// Antenatal visits, the delivery, and one visit after it, as far as they lie in the year.
  private mutating func addMaternity(
    of person: Int, _ population: Population, _ providers: Providers, year: SampleYear,
    _ chance: inout SplitMix64
  ) {
    let mother = population.people[person]
    guard let due = mother.due else { return }
    let joined = population.households[mother.household].joined
    let centre = providers.centre(of: mother.household)
    let earliest = max(joined.adding(days: 1), year.first.adding(days: 2))
    func add(_ care: MaternityCare, around day: Day) {
      let day = day.adding(days: chance.number(below: 9))
      guard (earliest...year.last).contains(day) else { return }
      let provider = care == .caesarean ? providers.referral : centre
      self.add(care.visit(of: person, on: day, at: provider, &chance), year)
    }
    for (number, before) in [190, 130, 75, 30].enumerated() where chance.happens(percent: 78) {
      add(number == 0 ? .firstAntenatal : .antenatal, around: due.adding(days: -before))
    }
    let isCaesarean = chance.happens(percent: 7)
    add(isCaesarean ? .caesarean : .delivery, around: due.adding(days: -8))
    if chance.happens(percent: 55) { add(.postnatal, around: due.adding(days: 6)) }
  }

  /// A child that is some weeks old when its household joins is seen within days.
  private mutating func addNewbornCare(
    of index: Int, _ person: Person, _ population: Population, _ providers: Providers,
    year: SampleYear, _ chance: inout SplitMix64
  ) {
    let joined = population.households[person.household].joined
    guard joined >= year.first, person.months(on: joined).upperBound < 1 else { return }
    let day = joined.adding(days: chance.number(in: 1...14))
    let illness = Illness(person, on: day, &chance)
    let provider =
      illness.isReferral ? providers.referral : providers.centre(of: person.household)
    add(illness.visit(of: index, on: day, at: provider), year)
  }
}
