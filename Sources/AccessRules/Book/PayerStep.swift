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
  /// Whether the payer's promises go past their limit.
  public internal(set) var protection = Protection.never

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
  /// A fact that is "not applicable" sets no limit.
  let limit: Amount
  /// A fact that counts shares; without one, the limit is for the visit and step.
  public let counter: VariableIndex?
}

extension PayerStep {
  /// All limits that the step reads.
  var limits: [Ceiling] {
    if case .excess(let over) = take { ceilings + over } else { ceilings }
  }

  /// The terms that the step reads.
  var terms: [VariableIndex] {
    var terms: [VariableIndex] = []
    if case .rate(let variable) = take { terms.append(variable) }
    return terms + limits.compactMap(\.limit.term) + protection.terms
  }
}
