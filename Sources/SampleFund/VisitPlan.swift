import LedgerValues

/// The visits of the year: those of mothers first, then of whoever falls ill.
struct VisitPlan: Sendable {
  /// Five visits a household.
  static let visitsOfHousehold = 5

  /// By day of the year.
  private(set) var byDay: [[Visit]]
  private var left: Int
  private let population: Population
  private let providers: Providers
  private let year: SampleYear

  init(_ population: Population, _ providers: Providers, seed: UInt64, year: SampleYear) {
    (self.population, self.providers, self.year) = (population, providers, year)
    byDay = Array(repeating: [], count: year.dayCount)
    left = population.households.count * Self.visitsOfHousehold
    var chance = SplitMix64(seed: seed, topic: "maternity")
    for (index, person) in population.people.enumerated() where person.due != nil {
      addMaternity(of: index, &chance)
    }
    chance = SplitMix64(seed: seed, topic: "newborns")
    for index in population.people.indices { addNewbornCare(of: index, &chance) }
    chance = SplitMix64(seed: seed, topic: "illness")
    let days = Self.weightedDays(of: year)
    while left > 0 { addIllness(on: year.day(at: chance.pick(days)), &chance) }
  }

  private mutating func add(_ visit: Visit) {
    guard left > 0 else { return }
    left -= 1
    byDay[year.index(of: visit.day)].append(visit)
  }

  /// Somebody of any household that has joined falls ill.
  private mutating func addIllness(on day: Day, _ chance: inout SplitMix64) {
    let household = population.households[chance.number(below: population.households.count)]
    guard household.joined < day else { return }
    addIllness(of: patient(of: household, on: day, &chance), on: day, &chance)
  }

  private mutating func addIllness(of index: Int, on day: Day, _ chance: inout SplitMix64) {
    let person = population.people[index]
    let illness = Illness(person, on: day, &chance)
    let provider =
      illness.isReferral ? providers.referral : providers.centre(of: person.household)
    add(illness.visit(of: index, on: day, at: provider))
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
  private func patient(
    of household: Household, on day: Day, _ chance: inout SplitMix64
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
  private mutating func addMaternity(of person: Int, _ chance: inout SplitMix64) {
    let mother = population.people[person]
    guard let due = mother.due else { return }
    let joined = population.households[mother.household].joined
    let centre = providers.centre(of: mother.household)
    let earliest = max(joined.adding(days: 1), year.first.adding(days: 2))
    func add(_ care: MaternityCare, around day: Day) {
      let day = day.adding(days: chance.number(below: 9))
      guard (earliest...year.last).contains(day) else { return }
      let provider = care == .caesarean ? providers.referral : centre
      self.add(care.visit(of: person, on: day, at: provider, &chance))
    }
    for (number, before) in [190, 130, 75, 30].enumerated() where chance.happens(percent: 78) {
      add(number == 0 ? .firstAntenatal : .antenatal, around: due.adding(days: -before))
    }
    let isCaesarean = chance.happens(percent: 7)
    add(isCaesarean ? .caesarean : .delivery, around: due.adding(days: -8))
    if chance.happens(percent: 55) { add(.postnatal, around: due.adding(days: 6)) }
  }

  /// A child that is some weeks old when its household joins is seen within days.
  private mutating func addNewbornCare(of index: Int, _ chance: inout SplitMix64) {
    let person = population.people[index]
    let joined = population.households[person.household].joined
    guard joined >= year.first, person.months(on: joined).upperBound < 1 else { return }
    addIllness(of: index, on: joined.adding(days: chance.number(in: 1...14)), &chance)
  }
}
