/// A step of the waterfall: what a payer takes of what is left of each fee line.
public struct PayerStep: Hashable, Sendable {
  /// From 1, in the order of the rule book.
  public let number: Int
  /// A place in `RuleBook.payers`.
  public let payer: Int
  public let take: Take
  /// Days in which a provisional share is confirmed, or becomes the household's debt.
  public let provisionalDays: Int?
  /// The payer's share is at most the lowest of these.
  public let ceilings: [Ceiling]
  /// The label of the article that allows it.
  public let article: String

  /// What a step takes before its ceilings.
  public enum Take: Hashable, Sendable {
    /// The percentage that a term says.
    case rate(VariableIndex)
    /// What would bring the household above the lowest of some limits.
    case excess([Ceiling])
  }
}

/// The most that may be borne: a limit, less what a counter says was already borne.
public struct Ceiling: Hashable, Sendable {
  let limit: Limit
  /// A fact that counts shares; without one, the limit is for the visit and step.
  public let counter: VariableIndex?

  enum Limit: Hashable, Sendable {
    case literal(Int)
    case parameter(Int)
    case term(VariableIndex)
  }
}

extension PayerStep {
  /// The terms that the step reads.
  var terms: [VariableIndex] {
    var limits = ceilings
    var terms: [VariableIndex] = []
    switch take {
    case .rate(let variable): terms.append(variable)
    case .excess(let over): limits += over
    }
    for ceiling in limits {
      if case .term(let variable) = ceiling.limit { terms.append(variable) }
    }
    return terms
  }
}
