/// A numbered piece of the rule book: prose, and the tables that say the same exactly.
public struct Article: Hashable, Sendable {
  /// What the waterfall and the explanations call it: `1`, `9 et 10`.
  public let label: String
  public let title: String
  /// Places in `RuleBook.tables`.
  public internal(set) var tables: [Int]
}

/// Which row of a table speaks when several apply.
public enum HitPolicy: String, Hashable, Sendable {
  /// Exactly one row applies to any case; the order of rows means nothing.
  case unique = "U"
  /// The first row that applies.
  case first = "F"
}

/// A decision table: conditions on facts, and terms.
public struct DecisionTable: Sendable {
  public let article: Int
  public let hitPolicy: HitPolicy
  /// What its conditions read, in order of columns.
  public let inputs: [VariableIndex]
  /// What it decides, in order of columns.
  public let outputs: [VariableIndex]
  public let rows: [Row]
  /// Whether the last row is `sinon`: it applies where no other does.
  public let hasOtherwise: Bool
  /// The table that it is an exception to: where a row of this one applies, what it decides stands
  /// in place of what the other says. It may have gaps, and no `sinon`.
  public let exceptionTo: Int?
  /// The exceptions to this table, in the order of the text.
  public let exceptions: [Int]
  /// The guarantee whose conditions it decides, where the waterfall needs them; a place in
  /// `RuleBook.guarantees`. Such a table is not in the text: these come after all that are.
  public private(set) var guarantee: Int?

  /// Whether the text of the rule book has it.
  public var isWritten: Bool { guarantee == nil }

  /// A row of a table.
  public struct Row: Sendable {
    let conditions: [Condition]
    let outputs: [OutputCell]
    /// The canonical spelling of its conditions, in order of columns.
    public let cells: [String]
    /// The committee's reason, shown in explanations.
    public let reason: String
    /// The line of the source it was read from.
    public let line: Int
  }
}

/// The place of a fact, or after the facts of a decided term, in the rule book.
public typealias VariableIndex = Int

/// A cell that decides: a literal, or the name of a parameter.
enum OutputCell: Hashable, Sendable {
  case literal(Int)
  case parameter(Int)
}

/// What a table decides.
public struct OutputDeclaration: Hashable, Sendable {
  public let name: String
  public internal(set) var domain: ValueDomain
  /// The table that decides it, where no exception to that table does.
  public let table: Int
}
