import LedgerValues

/// What a statement says beyond the lines that were imported before.
///
/// Files overlap: the export of a month again, with the first days of the next. A line is known by
/// its reference, day, hour, amount, balance and whether it is a fee; equal lines are counted, so
/// that two equal operations of which one was imported leave one.
public struct StatementContinuation: Hashable, Sendable {
  /// The statement with its new lines alone; its opening balance is the one after the known lines.
  public let statement: Statement
  /// The lines of the file that were imported before.
  public let known: [StatementLine]
  /// Whether a line was taken for a known one, or for a new one, on its day and amount alone, on a
  /// day that both have: a person must look.
  public let isUncertain: Bool
  /// Whether the known lines come before all new ones, so that the opening balance holds.
  public let isInOrder: Bool

  public init(of statement: Statement, beyond imported: [StatementLine]) {
    var counts: [LineKey: Int] = [:]
    for line in imported { counts[LineKey(line), default: 0] += 1 }
    let days = Set(imported.map(\.day))
    var (known, new): ([StatementLine], [StatementLine]) = ([], [])
    var (isUncertain, isInOrder) = (false, true)
    for line in statement.lines {
      let key = LineKey(line)
      if days.contains(line.day), !key.isIdentifying { isUncertain = true }
      if let count = counts[key], count > 0 {
        counts[key] = count - 1
        known.append(line)
        if !new.isEmpty { isInOrder = false }
      } else {
        new.append(line)
      }
    }
    let passed = known.reduce(Money.zero) { $0 + $1.amount }
    self.known = known
    self.isUncertain = isUncertain
    self.isInOrder = isInOrder
    self.statement = Statement(
      account: statement.account, currency: statement.currency,
      opening: statement.opening.map { $0 + passed }, closing: statement.closing, lines: new,
      divergence: statement.divergence, pages: statement.pages, notes: statement.notes)
  }

  private struct LineKey: Hashable {
    let reference: String?
    let day: Day
    let moment: Moment?
    let amount: Money
    let balance: Money?
    let isFee: Bool

    init(_ line: StatementLine) {
      reference = line.reference
      day = line.day
      moment = line.moment
      amount = line.amount
      balance = line.balance
      isFee = line.isFee
    }

    /// More than a day and an amount, which other operations of that day may share.
    var isIdentifying: Bool { reference != nil || balance != nil || moment != nil }
  }
}
