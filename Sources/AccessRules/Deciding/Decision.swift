public import LedgerValues

/// What the rules answer for a case.
///
/// A decision throws nothing: what could not be decided is in the value. Deciding the same case by
/// the same rule book gives an equal decision, on any machine, in any year.
public struct Decision: Hashable, Sendable {
  /// The rule book that answered.
  public let ruleBook: Digest
  public let day: Day
  public let outcome: Outcome
  /// Whether money may be asked before care. Care first: `unknown` is not yes.
  public let asksBeforeCare: AskBeforeCare
  /// Facts that nobody answered and the rule book supposes, in its order.
  public let suppositions: [String]
  /// Facts that nobody can answer and that matter, where the rule book decided in favour of the
  /// household for that reason.
  public let doubts: [String]

  /// How the case came out.
  public enum Outcome: Hashable, Sendable {
    case decided(CostShares)
    /// An answer is missing, and it matters.
    case undecided(Undecided)
    /// The rule book does not say, or says two things: a person must decide, and mend it.
    case flawed(Flaw)
  }

  /// What is given to the household beside the bill, where the case is decided.
  public var benefits: [Benefit] { shares?.benefits ?? [] }

  /// The shares, where the case is decided.
  public var shares: CostShares? {
    if case .decided(let shares) = outcome { shares } else { nil }
  }
}

/// Whether money may be asked before care.
public enum AskBeforeCare: String, Hashable, Sendable {
  case yes, no, unknown
}

/// What keeps a case from being decided.
public struct Undecided: Hashable, Sendable {
  /// The facts to ask: each makes a difference, and can be asked. First the one whose worst answer
  /// leaves the fewest ways for the case to come out.
  public let questions: [String]
  /// Facts that make a difference and cannot be asked again.
  public let unanswerable: [String]
  /// What the household may have to bear, from least to most.
  public let household: ClosedRange<Money>
  /// Whether the bounds are met by some answer; where not, they are "at most", and the lists hold
  /// every unknown fact.
  public let isExact: Bool
}

/// A case that a table of the rule book does not answer.
public struct Flaw: Hashable, Sendable {
  /// A place in `RuleBook.tables`.
  public let table: Int
  /// The rows that apply, from 0: none, or several in a table where one must.
  public let rows: [Int]
  /// From 0.
  public let line: Int
  /// Another exception to the same table, which applies too and says otherwise.
  public let against: AppliedRows?

  init(table: Int, rows: [Int], line: Int, against: AppliedRows? = nil) {
    self.table = table
    self.rows = rows
    self.line = line
    self.against = against
  }
}
