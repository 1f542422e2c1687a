public import LedgerValues

/// What is wrong with a rule book that can be read: a household it says nothing of, rows that
/// contradict each other or never speak, names that nothing uses.
///
/// A finding about rows has a witness, facts of a household that can exist, unless it says that no
/// household there can be comes to the row.
public struct RuleBookFinding: Hashable, Sendable {
  public let problem: Problem
  /// A place in `RuleBook.tables`; none where it is about a name.
  public let table: Int?
  /// Rows of the table, from 0.
  public let rows: [Int]
  /// A household in which it shows on the first of the days: the facts that the table looks at, in
  /// the rule book's order.
  public let witness: [WitnessFact]
  /// The days on which it is so: parameters move the boundaries.
  public internal(set) var days: ClosedRange<Day>

  /// What is wrong.
  public enum Problem: Hashable, Sendable {
    /// No row applies to the witness.
    case gap
    /// Several rows of a table that allows one apply to the witness.
    case overlap
    /// Two exceptions to the table apply to the witness, and do not say the same: these rows of
    /// these tables.
    case exceptionsDisagree(table: Int, rows: [Int], with: AppliedRows)
    /// The row never applies: its own cells rule each other out, or every case it accepts is
    /// impossible.
    case deadRow
    /// Every case the row accepts is taken by rows above it; those are listed after it.
    case maskedRow
    /// `sinon` is never reached: the other rows answer every case.
    case idleOtherwise
    /// The row has the cells and the answers of a row above it, which is listed after it.
    case copiedRow
    /// Rows listed after it answer every case of the row alike, for the same reason.
    case redundantRow
    /// Two rows that differ in one cell and answer alike, for the same reason: one would do.
    case mergeableRows
    /// A household that leaves this question open, which could be asked, is worse off than by an
    /// answer: the rows are the one that silence reaches and one that the witness could.
    case costlySilence(fact: String)
    /// The value of a parameter is never in force while the book is: its last day is before the
    /// book's first, or its first after the book's last.
    case idleValue(parameter: String, since: Day)
    /// Neither the waterfall nor anything it needs looks at the fact, decision, parameter or payer.
    case unused(name: String)
    /// The table has more cases than can be gone through: it is not proved whole.
    case notChecked
    /// There are more cases than can be gone through where nothing is known: a visit of which much
    /// is unknown would only be told bounds.
    case tooManyCases(term: String)
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
    case .gap, .overlap, .exceptionsDisagree, .notChecked, .tooManyCases: true
    case .deadRow, .maskedRow, .idleOtherwise, .copiedRow, .redundantRow, .mergeableRows,
      .costlySilence, .idleValue, .unused:
      false
    }
  }
}
