/// A step of the waterfall: a payer takes a percentage of what is left of each fee line.
public struct PayerStep: Hashable, Sendable {
  /// From 1, in the order of the rule book.
  public let number: Int
  /// A place in `RuleBook.payers`.
  public let payer: Int
  /// The term that says the percentage.
  public let takes: VariableIndex
  /// The payer's share is at most the lowest of these.
  public let ceilings: [Ceiling]
  /// The label of the article that allows it.
  public let article: String
}

/// The most that a payer's step may take: a limit, less what a counter says was already borne.
public struct Ceiling: Hashable, Sendable {
  let limit: Limit
  /// A fact that counts this payer's shares; without one, the limit is for the visit and step.
  public let counter: VariableIndex?

  enum Limit: Hashable, Sendable {
    case literal(Int)
    case parameter(Int)
    case term(VariableIndex)
  }
}
