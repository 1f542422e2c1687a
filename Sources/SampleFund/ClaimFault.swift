import LedgerValues

/// How a line of a provider's invoice goes wrong.
enum ClaimFault: Int, CaseIterable, Sendable {
  /// The number of a visit that nobody recorded, of a patient who was not there.
  case unknownVisit
  /// The fee of another service: 250 F more.
  case otherFee
  /// The line is there twice.
  case duplicate
  /// The line is not there at all.
  case missing
  /// The household paid half of what is free, and the payer is asked for the rest.
  case chargedAlthoughFree
  /// Another member of the household.
  case otherPerson
  /// The day after.
  case otherDay
  /// A visit's number that was copied wrong.
  case otherNumber

  /// The lines of one invoice with three of its faults where it is long enough, else with none.
  ///
  /// Each month begins with another fault, so that a year has all of them several times.
  static func faulty(
    _ lines: [Claims.Line], month: Int, _ population: Population, _ year: SampleYear,
    _ chance: inout SplitMix64
  ) -> [Claims.Line] {
    let third = lines.count / 3
    guard third >= 5 else { return lines }
    var made = lines.map { [$0] }
    for place in 0..<3 {
      let fault = allCases[(month * 3 + place) % allCases.count]
      let places = (place * third..<(place + 1) * third).filter { fault.fits(lines[$0], year) }
      guard !places.isEmpty else { continue }
      let index = chance.pick(places)
      made[index] = fault.applied(to: lines[index], population, year, &chance)
    }
    return made.flatMap { $0 }
  }

  /// Whether a line can go wrong so.
  private func fits(_ line: Claims.Line, _ year: SampleYear) -> Bool {
    switch self {
    case .chargedAlthoughFree: line.isFree && line.fee >= 1_000
    case .otherDay: line.day < year.last
    case .unknownVisit, .otherFee, .duplicate, .missing, .otherPerson, .otherNumber: true
    }
  }

  private func applied(
    to line: Claims.Line, _ population: Population, _ year: SampleYear,
    _ chance: inout SplitMix64
  ) -> [Claims.Line] {
    var line = line
    switch self {
    case .unknownVisit:
      line.visit = Self.unrecorded(&chance)
      line.person = chance.number(below: population.people.count)
      line.day = year.day(line.day.month, 1 + chance.number(below: 28))
    case .otherFee:
      line.fee += 250
      line.amount += 250
    case .duplicate: return [line, line]
    case .missing: return []
    case .chargedAlthoughFree:
      line.charged = line.fee / 2
      line.amount = line.fee - line.charged
    case .otherPerson:
      let household = population.households[population.people[line.person].household]
      line.person =
        household.people.last == line.person
        ? household.people.lowerBound : household.people.upperBound - 1
    case .otherDay: line.day = line.day.adding(days: 1)
    case .otherNumber: line.visit = Self.unrecorded(&chance)
    }
    return [line]
  }

  /// A number above all that a year of a sample gives.
  private static func unrecorded(_ chance: inout SplitMix64) -> String {
    "V-9" + chance.number(below: 1_000_000).padded(to: 6)
  }
}
