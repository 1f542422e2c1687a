import LedgerValues

/// What the committee's minutes say of a household.
enum PovertyClass: String, Sendable {
  case a = "A"
  case b = "B"
  case c = "C"
}

/// People who share a dwelling, meals and one cover.
struct Household: Sendable {
  let number: Int
  /// Which of the three savings groups, 0 to 2.
  let group: Int
  let joined: Day
  let standing: (level: PovertyClass, decided: Day)?
  /// Its people, as indices into the population.
  let people: Range<Int>

  var code: String { CheckedCode(prefix: "M", number: number).description }

  /// Whether a waiver may ever bear a part of its fees: then its savings are left alone.
  var mayBeWaived: Bool {
    switch standing?.level {
    case .a, .b: true
    case .c, nil: false
    }
  }
}

enum Role: String, Sendable {
  case subscriber, head, spouse, child, dependant
}

enum Sex: String, Sendable {
  case woman = "F"
  case man = "M"
}

struct Person: Sendable {
  let number: Int
  let household: Int
  let role: Role
  let sex: Sex
  let givenName: Int
  let familyName: Int
  let birth: PartialDate
  let hasPhone: Bool
  /// The day a child is expected, for a woman who is pregnant in the year or near it.
  let due: Day?

  var code: String { CheckedCode(prefix: "P", number: number).description }

  var name: String {
    let given = sex == .woman ? Names.women : Names.men
    return given[givenName] + " " + Names.families[familyName]
  }

  /// Numbers that begin so are not given to subscribers in Mali.
  var phone: String {
    guard hasPhone else { return "" }
    return "+22310" + number.padded(to: 6)
  }

  func isPregnant(on day: Day) -> Bool {
    guard let due else { return false }
    return (0..<250).contains(due.days(since: day))
  }

  /// Whole years, of the oldest the person can be.
  func years(on day: Day) -> Int { (birth.ageInMonths(on: day)?.upperBound ?? 0) / 12 }

  /// The age in months from youngest to oldest.
  func months(on day: Day) -> ClosedRange<Int> { birth.ageInMonths(on: day) ?? 0...0 }
}
