public import LedgerValues

/// A value of a fact, before the rule book says whether it is one of its values.
public enum FactValue: Hashable, Sendable {
  /// A number of months, days, persons or francs.
  case integer(Int)
  /// A word of the fact's list. `yes`, `no`, `F`, `M` mean what they do in either language.
  case choice(String)
}

/// Why nothing is known.
public enum Silence: Hashable, Sendable, CaseIterable {
  case notAsked, doesNotKnow, refused
}

/// What is known of a fact.
///
/// Unknown is not no: a silence is never read as an answer.
public enum FactState: Hashable, Sendable {
  case value(FactValue)
  /// A number that lies in a range, both ends included: born in 2021 is 50 to 62 months.
  case interval(ClosedRange<Int>)
  /// An answer: the question makes no sense here.
  case notApplicable
  /// There was evidence, and its last day is past: it is neither an answer nor a silence.
  case expired
  case unknown(Silence)
}

/// A fact as it was known for a case, with where it is from.
public struct Fact: Hashable, Sendable {
  public let state: FactState
  /// In the committee's words: "accueil", "PV n° 12". No personal data.
  public let source: String
  /// The day of the evidence or of the answer.
  public let day: Day?

  public init(_ state: FactState, source: String = "", day: Day? = nil) {
    self.state = state
    self.source = source
    self.day = day
  }
}
