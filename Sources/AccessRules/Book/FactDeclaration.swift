import LedgerValues

/// Whose a fact is: what it stays true for.
public enum Subject: Hashable, Sendable, CaseIterable {
  case person, household, visit
  /// One fee line of a visit: its act, its programme.
  case line
}

/// The values that a fact, a parameter or a decision may take.
///
/// Every value is a whole number inside: francs, basis points, the place of a choice in its list.
public enum ValueDomain: Hashable, Sendable {
  case integer(ClosedRange<Int>)
  /// Whole francs.
  case money(ClosedRange<Int>)
  /// Basis points, 0 to 10 000.
  case rate
  /// One word of a list; `isOrdered` where the list says `A < B < C`.
  case choice([String], isOrdered: Bool)

  /// The most that an amount may be: what one posting may hold.
  static let moneyRange = 0...Int(Money.bound)

  /// The codes of the domain, smallest to largest.
  var codes: ClosedRange<Int> {
    switch self {
    case .integer(let range), .money(let range): range
    case .rate: 0...Rate.whole.basisPoints
    case .choice(let values, _): 0...max(0, values.count - 1)
    }
  }
}

/// Answers that are no value of a domain: every cell that does not name them refuses them.
public struct SpecialValues: OptionSet, Hashable, Sendable {
  public let rawValue: Int

  public init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// The question makes no sense here.
  public static let notApplicable = SpecialValues(rawValue: 1)
  /// There was evidence, and its last day is past.
  public static let expired = SpecialValues(rawValue: 2)
}

/// What the silence of a household means, said fact by fact in the rule book.
public enum SilencePolicy: Hashable, Sendable {
  /// It is asked, where it matters.
  case ask
  /// It stays unknown: nobody at the desk can answer it.
  case stayUnknown
  /// It is taken to be so, and the explanation says so.
  case suppose(FactState)
}

/// Whether what a fact says may be otherwise soon: what a household is told of when it asks why it
/// does not pay less.
public enum Changeability: Hashable, Sendable {
  /// An age, a triage, a card that one has or has not.
  case fixed
  /// The same, proved anew today: a class validated too long ago.
  case renewable
  /// A contribution that may be paid, days that will pass, another clinic.
  case free
}

/// A thing that the rules look at: its name, whose it is, its values, who answers it.
public struct FactDeclaration: Hashable, Sendable {
  public let name: String
  public let subject: Subject
  public let domain: ValueDomain
  /// What it may be beside the values of its domain; "expired" only where evidence answers it.
  public let specials: SpecialValues
  public let source: FactSource
  public let silence: SilencePolicy
  /// A sensitive fact is kept beside the record, where it can be forgotten.
  public let isSensitive: Bool
  /// Fixed where the rule book does not say.
  public let change: Changeability

  /// What the book must sum before the case is decided, if this fact is a counter.
  public var counter: Counter? {
    if case .book(.counter(let counter)) = source { counter } else { nil }
  }
}
