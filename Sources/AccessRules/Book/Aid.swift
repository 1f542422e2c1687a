/// What a payer gives a household beside the bill: a fare, a day's food for who stays with the sick.
///
/// It is paid to the household and is never a part of a fee. A table says which formula applies.
public struct Aid: Hashable, Sendable {
  public let name: String
  /// A place in `RuleBook.payers`.
  public let payer: Int
  /// The table that decides it; a place in `RuleBook.tables`.
  public let table: Int
  /// What is given is at most the lowest of these.
  public let ceilings: [Ceiling]
  /// By code of the table's output.
  public let formulas: [AidFormula]
  /// The canonical spelling: `Trajet, payeur TRA, au plus Plafond - Versé`.
  public let text: String
}

extension Aid {
  /// The terms that its limits and amounts read.
  var terms: [VariableIndex] {
    (ceilings.map(\.limit) + formulas.flatMap(\.summands).map(\.amount)).compactMap(\.term)
  }
}

/// How much an aid is: `Prix du trajet + 1 000 F x Jours sur place (au plus 5)`.
public struct AidFormula: Hashable, Sendable {
  let summands: [Summand]
  /// The canonical spelling.
  public let text: String

  /// An amount, perhaps for each day or person, up to so many of them.
  struct Summand: Hashable, Sendable {
    let amount: Amount
    /// A fact that is a whole number.
    let times: VariableIndex?
    let most: Operand?
  }

  /// The facts that it reads.
  var facts: [VariableIndex] {
    summands.flatMap { [$0.amount.fact, $0.times].compactMap(\.self) }
  }
}
