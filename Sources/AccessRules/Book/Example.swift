public import LedgerValues

/// A case that a rule book names, with what the committee says must come out of it.
public struct Example: Hashable, Sendable {
  public let name: String
  /// Counters that the example does not name are at nothing, and funds at more than can be spent.
  public let care: CareCase
  public let expected: Expectation
  /// The line of the source it was read from.
  public let line: Int
}

/// What an empty cell of an example says, as the last `par défaut` of a rule book leaves it.
struct ExampleDefaults: Sendable {
  /// By name.
  var facts: [String: FactState] = [:]

  /// A counter that nobody names is at nothing, and another fact was not asked.
  func state(of fact: FactDeclaration) -> FactState {
    facts[fact.name] ?? (fact.counter != nil ? .value(.integer(0)) : .unknown(.notAsked))
  }
}

/// What must come out of an example; what it does not name is not looked at.
public struct Expectation: Hashable, Sendable {
  /// What payers bear, their promises included. Where there is one and the household's share is
  /// said to the franc, payers that are not named bear nothing.
  public internal(set) var shares: [NamedAmount] = []
  /// What of it payers only promise.
  public internal(set) var commitments: [NamedAmount] = []
  /// What the household bears; several francs where the case is not decided yet.
  public internal(set) var household: ClosedRange<Money>?
  /// What of it is paid in coins.
  public internal(set) var cash: Money?
  /// What is given beside the bill.
  public internal(set) var benefits: [NamedAmount] = []
  /// The facts to ask, all of them.
  public internal(set) var questions: [String] = []
  /// The facts in doubt that the book decided in favour of the household, all of them.
  public internal(set) var doubts: [String] = []
  /// What tables decide, in every fee line.
  public internal(set) var terms: [VariableTest] = []

  /// Whether it says something that comes out of nothing but a decision.
  var needsDecision: Bool {
    !(shares + commitments + benefits).isEmpty || cash != nil || !doubts.isEmpty
  }

  /// Francs of a payer or of an aid.
  public struct NamedAmount: Hashable, Sendable {
    public let name: String
    public let amount: Money
  }
}
