public import LedgerValues

/// A number that the committee may change without touching the rules: a rate, a ceiling, an age.
public struct Parameter: Hashable, Sendable {
  public let name: String
  public let domain: ValueDomain
  /// By start day, earliest first; a later one replaces it from its day on.
  public let values: [DatedValue]

  /// A value of a parameter, from a day on.
  public struct DatedValue: Hashable, Sendable {
    public let from: Day
    public let term: Term
    /// Who decided it: "PV n° 14".
    public let reference: String
  }

  /// The value in force on a day; nothing before the first.
  public func value(on day: Day) -> DatedValue? {
    values.last { $0.from <= day }
  }
}

/// What a table answers: never an amount of a case, always a term of the rules.
public enum Term: Hashable, Sendable {
  case rate(Rate)
  case money(Money)
  case integer(Int)
  case choice(String)
}
