import LedgerValues

/// The households of the quarter and their people.
struct Population: Sendable {
  private(set) var households: [Household] = []
  private(set) var people: [Person] = []
  /// The women who save with their group every week.
  private(set) var savers: [Int] = []

  init(households count: Int, seed: UInt64, year: SampleYear) {
    precondition(count > 0, "a fund of \(count) households")
    var chance = SplitMix64(seed: seed, topic: "population")
    households.reserveCapacity(count)
    people.reserveCapacity(count * 6)
    for number in 1...count {
      let joined = Self.dayOfJoining(number, year: year, &chance)
      let before = people.count
      addPeople(household: number - 1, joined: joined, year: year, &chance)
      households.append(
        Household(
          number: number, group: (number - 1) * 3 / count, joined: joined,
          standing: Self.standing(joined: joined, year: year, &chance),
          people: before..<people.count))
      addSaver(of: before..<people.count, &chance)
    }
  }

  /// Four in five joined in the two years before; the first did for certain.
  private static func dayOfJoining(
    _ number: Int, year: SampleYear, _ chance: inout SplitMix64
  ) -> Day {
    if number == 1 || chance.happens(percent: 80) {
      let founding = SampleYear.day(year.year - 2, 3, 4)
      return founding.adding(days: chance.number(below: year.first.days(since: founding) - 10))
    }
    return year.first.adding(days: 5 + chance.number(below: 270))
  }

  /// What the committee found, at one of its three meetings; nothing for whom it has not seen.
  ///
  /// A class B of the first meeting runs out in the middle of the year.
  private static func standing(
    joined: Day, year: SampleYear, _ chance: inout SplitMix64
  ) -> (level: PovertyClass, decided: Day)? {
    let meetings = [
      SampleYear.day(year.year - 1, 6, 15), SampleYear.day(year.year - 1, 12, 7), year.day(6, 14),
    ]
    let level = chance.index(weights: [6, 14, 65, 15])
    let seen = meetings.filter { joined <= $0 }
    let meeting = chance.number(below: meetings.count)
    guard level < 3, !seen.isEmpty else { return nil }
    return ([PovertyClass.a, .b, .c][level], seen[meeting % seen.count])
  }

  /// Almost half of the households have a woman who saves: the first grown woman in it.
  private mutating func addSaver(of range: Range<Int>, _ chance: inout SplitMix64) {
    guard chance.happens(percent: 44) else { return }
    let woman = range.first {
      people[$0].sex == .woman && (people[$0].role == .subscriber || people[$0].role == .spouse)
    }
    if let woman { savers.append(woman) }
  }
}

extension Population {
  /// The subscriber first: more often the woman who joined than the head of the household.
  private mutating func addPeople(
    household: Int, joined: Day, year: SampleYear, _ chance: inout SplitMix64
  ) {
    let family = chance.number(below: Names.families.count)
    func add(_ role: Role, _ sex: Sex, ages: ClosedRange<Int>, phone: Int = 0) {
      let ownFamily = role == .child || sex == .man || role == .dependant
      let birth = Self.birth(ages: ages, joined: joined, &chance)
      people.append(
        Person(
          number: people.count + 1, household: household, role: role, sex: sex,
          givenName: chance.number(below: Names.women.count),
          familyName: ownFamily ? family : chance.number(below: Names.families.count),
          birth: birth, hasPhone: chance.happens(percent: phone),
          due: sex == .woman ? Self.due(birth: birth, year: year, &chance) : nil))
    }
    switch chance.index(weights: [65, 20, 15]) {
    case 0:
      add(.subscriber, .woman, ages: 19...46, phone: 85)
      add(.head, .man, ages: 26...66, phone: 60)
      if chance.happens(percent: 25) { add(.spouse, .woman, ages: 18...42) }
    case 1:
      add(.subscriber, .man, ages: 24...66, phone: 95)
      add(.spouse, .woman, ages: 18...45, phone: 40)
    default:
      add(.subscriber, .woman, ages: 22...68, phone: 80)
    }
    for _ in 0..<chance.index(weights: [4, 14, 24, 26, 18, 10, 4]) {
      let isSmall = chance.happens(percent: 52)
      let sex: Sex = chance.happens(percent: 51) ? .man : .woman
      add(.child, sex, ages: isSmall ? 0...3 : 4...17)
    }
    if joined >= year.first, chance.happens(percent: 15) {
      addNewborn(household, joined, family, &chance)
    }
    for _ in 0..<chance.index(weights: [55, 30, 15]) {
      let isOld = chance.happens(percent: 35)
      let sex: Sex = chance.happens(percent: 50) ? .man : .woman
      add(.dependant, sex, ages: isOld ? 60...82 : 6...24)
    }
  }

  /// Some join because of a child that was born in the weeks before.
  private mutating func addNewborn(
    _ household: Int, _ joined: Day, _ family: Int, _ chance: inout SplitMix64
  ) {
    people.append(
      Person(
        number: people.count + 1, household: household, role: .child,
        sex: chance.happens(percent: 49) ? .woman : .man,
        givenName: chance.number(below: Names.women.count), familyName: family,
        birth: .day(joined.adding(days: -chance.number(in: 4...25))), hasPhone: false, due: nil))
  }

  /// A birth before the household joined, known as well as people know it.
  ///
  /// Many a grown-up is "born around 1985"; small children have a card from the maternity ward.
  private static func birth(
    ages: ClosedRange<Int>, joined: Day, _ chance: inout SplitMix64
  ) -> PartialDate {
    let age = chance.number(in: ages)
    let born = joined.adding(days: -age * 365 - age / 4 - chance.number(below: 365))
    let known = chance.number(below: 100)
    let (exact, month) = age < 4 ? (92, 97) : age < 18 ? (55, 75) : (35, 45)
    if known < exact || born.calendarMonth == joined.calendarMonth { return .day(born) }
    if known < month || born.year == joined.year { return .month(born.calendarMonth) }
    return .year(born.year)
  }

  /// About one woman in six of an age to bear children expects one in the year.
  private static func due(
    birth: PartialDate, year: SampleYear, _ chance: inout SplitMix64
  ) -> Day? {
    guard let ages = birth.ageInMonths(on: year.first), ages.lowerBound >= 16 * 12,
      ages.upperBound < 43 * 12, chance.happens(percent: 26)
    else { return nil }
    return year.first.adding(days: 5 + chance.number(below: 520))
  }
}
