public import LedgerValues

/// The end of the last month that was signed for an account: what the next one opens with.
public struct SignedClosing: Hashable, Sendable {
  /// The record of the signature.
  public let record: Int
  public let month: Month
  public let closing: Money

  public init(record: Int, month: Month, closing: Money) {
    self.record = record
    self.month = month
    self.closing = closing
  }

  /// Whether a line was looked at then: one that lay in the month, or before it, and was known.
  public func counts(_ line: OpenLine) -> Bool {
    line.id.statement < record && line.day <= month.lastDay
  }
}

/// One month of one treasury account as people sign it: what the statements say, what the books say, and
/// every item between them.
///
/// A line that comes late, with a day in a month that was signed, is a line of this month: a prior-period
/// line. So what was signed stays as it was signed.
public struct PeriodSheet: Hashable, Sendable {
  public let account: String
  public let month: Month
  /// The closing that was last signed; for the first month, the balance with which the statements
  /// begin.
  public let opening: Money
  /// On the month's last day, over all files.
  public let closing: Money
  /// What the statements moved, late lines too.
  public let lines: [OpenLine]
  /// The sum of the lines.
  public let moved: Money
  /// What the books moved in the month.
  public let movements: [Movement]
  /// Those that use a line or movement of the month.
  public let matches: [KeptMatch]
  /// Both sides on the month's last day.
  public let report: ReconciliationReport
  /// What waits on suspense accounts for an explanation, out of this account.
  public let suspense: Money
  /// The digests of the files that the lines come from.
  public let files: [Digest]
  /// Whether a statement ends in the month, brings lines into it, or goes on after it from where it
  /// closes: then nothing happened on the account, and the keeper said so.
  public let isStated: Bool
  /// The last day that was signed before this month; nothing where none was.
  private let signedThrough: Day?

  /// - Parameters:
  ///   - report: On the month's last day.
  ///   - lines: All lines of the account in full.
  ///   - movements: All its movements in full.
  ///   - matches: All that stand.
  ///   - runs: The runs of lines of all its statements.
  ///   - files: By the record of the import.
  public init(
    month: Month, after previous: SignedClosing?, report: ReconciliationReport,
    lines: [OpenLine], movements: [Movement], matches: [KeptMatch], runs: [StatementRun],
    files: [Int: Digest], suspense: Money
  ) {
    let end = month.lastDay
    let isOfMonth = { (line: OpenLine) in
      line.day <= end && !(previous?.counts(line) ?? false)
    }
    let lines = lines.filter(isOfMonth).sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    moved = lines.reduce(.zero) { $0 + $1.amount }
    let start = previous?.month.lastDay
    self.account = report.account
    self.month = month
    self.report = report
    closing = report.statementBalance
    opening = previous?.closing ?? report.statementBalance - moved
    self.lines = lines
    self.movements = movements.filter { movement in
      movement.day <= end && start.map { movement.day > $0 } ?? true
    }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    let (ours, theirs) = (Set(lines.map(\.id)), Set(self.movements.map(\.id)))
    self.matches = matches.filter { match in
      match.lines.contains { ours.contains($0.id) }
        || match.movements.contains { theirs.contains($0.id) }
    }
    self.files = Set(lines.compactMap { files[$0.id.statement] }).sorted { $0.hex < $1.hex }
    self.suspense = suspense
    signedThrough = start
    isStated =
      !lines.isEmpty
      || runs.contains { run in run.lastDay <= end && start.map { run.lastDay > $0 } ?? true }
      || runs.filter { $0.firstDay > end && !$0.isCount }.min { $0.firstDay < $1.firstDay }?.opening
        == closing
  }

  /// Whether the lines lead from what was last signed to what the statements end with.
  ///
  /// INVARIANT I16.
  public var ties: Bool { opening + moved == closing }

  /// Lines of days that were signed, which came after the signature. Those of earlier months that nobody
  /// has signed are not late: they wait for a signature of their own.
  public var lateLines: [OpenLine] {
    lines.filter { line in signedThrough.map { line.day <= $0 } ?? false }
  }

  /// Movements that undo one of an earlier month.
  public func corrections(of earlier: [Movement]) -> [Movement] {
    let days = Dictionary(earlier.map { ($0.id, $0.day) }) { first, _ in first }
    return movements.filter { movement in
      movement.reverses.flatMap { days[$0] }.map { $0 < month.firstDay } ?? false
    }
  }
}
