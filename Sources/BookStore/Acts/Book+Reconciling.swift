public import DoubleEntry
import LedgerSQLite
public import LedgerValues
public import Reconciliation
public import StatementFormats

extension Book {
  /// How many bytes of a raw statement one detail holds.
  static let chunkLength = 65_536

  /// Keeps a statement: its lines in the list, its raw bytes beside it.
  ///
  /// Nothing is posted. The same file again is the same statement.
  ///
  /// - Throws: The first of these that holds: `accountUnknown`, `accountNotTreasury`,
  ///   `statementOverlaps`.
  public func importStatement(
    _ statement: StatementImport, bytes: [UInt8]
  ) throws(BookError) -> ActResult {
    try write { () throws(BookError) in
      guard let account = AccountCode(statement.account) else {
        throw .refused(.statement(.malformed(key: "account")))
      }
      try checkTreasuryAccount(account)
      if let known = try knownStatement(statement) { return known }
      guard case .object(let body) = statement.json else {
        throw .refused(.statement(.malformed(key: "account")))
      }
      let chunks = stride(from: 0, to: bytes.count, by: Self.chunkLength).map { start in
        Detail(
          kind: "statement",
          bytes: Array(bytes[start..<min(start + Self.chunkLength, bytes.count)]),
          using: &context.random)
      }
      return try appended(.statement, body, details: chunks)
    }
  }

  /// The statement that this file already is; a different file for days that one covers is refused.
  private func knownStatement(_ statement: StatementImport) throws(BookError) -> ActResult? {
    let packed = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT record FROM statement WHERE file = ? AND account = ?", statement.file.bytes,
        statement.account, as: Int64.self)
    }
    if let packed { return ActResult(record: RecordKey(packed: packed), isNew: false) }
    guard let first = statement.statement.firstDay, let last = statement.statement.lastDay else {
      return nil
    }
    let overlapping = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT record FROM statement WHERE account = ? AND first_day <= ? AND last_day >= ?
        """,
        statement.account, last.number, first.number, as: Int64.self)
    }
    if let overlapping {
      throw .refused(.statementOverlaps(RecordKey(packed: overlapping)))
    }
    return nil
  }

  /// Compares the open lines and movements of an account, and keeps the matches of the given rules.
  ///
  /// Confirmed matches are always kept; what is only suggested, where its rule is accepted. A question
  /// is never picked.
  ///
  /// INVARIANT I18, I19: each line and movement once; the result depends on nothing but them.
  ///
  /// - Returns: What was found, and the record of the run; none where nothing was to be kept.
  public func match(
    _ account: AccountCode, accepting rules: Set<MatchRule>
  ) throws(BookError) -> (result: MatchResult, record: RecordKey?) {
    try write { () throws(BookError) in
      try checkTreasuryAccount(account)
      let (lines, movements) = (try openLines(of: account), try openMovements(of: account))
      let (result, run) = try reconciling { () throws(ReconciliationError) in
        let result = try Matcher().result(lines: lines, movements: movements)
        let run = try MatchRecord(
          account: account.text, groups: result.accepted(rules), lines: lines,
          movements: movements)
        return (result, run)
      }
      guard !run.groups.isEmpty, case .object(let body) = run.json else { return (result, nil) }
      return (result, try append(.match, body: body).key)
    }
  }

  /// The two-sided report of an account on a day: the last day of its last statement where none is
  /// given.
  ///
  /// - Throws: `noStatement`.
  public func reconciliationReport(
    of account: AccountCode, on day: Day? = nil
  ) throws(BookError) -> ReconciliationReport {
    try checkTreasuryAccount(account)
    let statements = try statements(of: account)
    guard let last = statements.map(\.lastDay).max() else {
      throw .refused(.noStatement(account))
    }
    let on = day ?? last
    return ReconciliationReport(
      account: account.text, on: on, statements: statements,
      lines: try lines(of: account, onlyOpen: false),
      movements: try movements(of: account, onlyOpen: false), groups: try groups(of: account),
      bookBalance: try balance(of: account, on: on))
  }
}

/// Gives the refusals of matching this module's name.
private func reconciling<Result>(
  _ body: () throws(ReconciliationError) -> Result
) throws(BookError) -> Result {
  do throws(ReconciliationError) {
    return try body()
  } catch {
    throw .refused(.reconciliation(error))
  }
}
