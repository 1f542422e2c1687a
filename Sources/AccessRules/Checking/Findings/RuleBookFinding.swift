public import LedgerValues

/// What is wrong with a rule book that can be read: a household it says nothing of, rows that
/// contradict each other or never speak, names that nothing uses.
///
/// Every finding about rows has a witness: facts of a household that can exist.
public struct RuleBookFinding: Hashable, Sendable {
  public let problem: Problem
  /// A place in `RuleBook.tables`; none where it is about a name.
  public let table: Int?
  /// Rows of the table, from 0.
  public let rows: [Int]
  /// A household in which it shows: the facts that the table looks at, in the rule book's order.
  public let witness: [WitnessFact]
  /// The first day on which it is so: parameters move the boundaries.
  public let from: Day

  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// No row applies to the witness.
    case gap
    /// Several rows of a table that allows one apply to the witness.
    case overlap
    /// The row never applies: its own cells rule each other out, or every case it accepts is
    /// impossible.
    case deadRow
    /// Every case the row accepts is taken by rows above it; those are listed after it.
    case maskedRow
    /// `sinon` is never reached: the other rows answer every case.
    case idleOtherwise
    /// Neither the waterfall nor anything it needs looks at the fact, decision or parameter.
    case unused(name: String)
    /// The table has more cases than can be gone through: it is not proved whole.
    case notChecked
  }

  /// A fact of a witness.
  public struct WitnessFact: Hashable, Sendable {
    public let name: String
    /// Its value, as the rule book spells it.
    public let value: String
  }

  /// Whether a book with it must not be adopted: it may leave a visit undecided.
  public var isError: Bool {
    switch problem {
    case .gap, .overlap, .notChecked: true
    case .deadRow, .maskedRow, .idleOtherwise, .unused: false
    }
  }
}
