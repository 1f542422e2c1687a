public import DoubleEntry
import LedgerSQLite
import LedgerValues
public import Reconciliation
import StatementFormats

extension Book {
  /// The lines of an account's statements that matches have left, each with what is left of it.
  ///
  /// What payers wrote and their numbers stand beside the list; where they were erased, lines are
  /// without them.
  public func openLines(of account: AccountCode) throws(BookError) -> [OpenLine] {
    let open = try lines(of: account).compactMap { line in
      line.used == line.whole.amount
        ? nil : line.whole.leaving(line.whole.amount - line.used)
    }
    var words: [Int: StatementWords] = [:]
    for statement in Set(open.map(\.id.statement)).sorted() {
      words[statement] = try statementWords(of: RecordKey(packed: Int64(statement)))
    }
    return open.map { line in
      words[line.id.statement].flatMap { $0.details(ofRow: line.row) }.map(line.saying) ?? line
    }
  }

  /// All lines of an account's statements in full, without what payers wrote.
  func wholeLines(of account: AccountCode) throws(BookError) -> [OpenLine] {
    try lines(of: account).map(\.whole)
  }

  private func lines(
    of account: AccountCode
  ) throws(BookError) -> [(whole: OpenLine, used: Money)] {
    var lines: [(OpenLine, Money)] = []
    let used = BookSchema.used("line", source: "l.record", place: "l.line", account: "l.account")
    try stored { () throws(StorageFault) in
      try connection.query(
        """
        SELECT record, line, row, day, amount, reference, fee, \(used) FROM statement_line AS l
        WHERE account = ? AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = l.record)
        ORDER BY record, line
        """,
        account.text
      ) { (row) throws(StorageFault) in
        guard let day = Day(number: Int(try row.int(3))) else { throw StorageFault(.corrupt) }
        lines.append(
          (
            OpenLine(
              id: LineID(statement: Int(try row.int(0)), line: Int(try row.int(1))),
              row: Int(try row.int(2)), day: day, amount: Money(try row.int(4)),
              reference: try row.textOrNil(5), isFee: try row.int(6) == 1),
            Money(try row.int(7))
          ))
      }
    }
    return lines
  }

  /// The imports of an account's statements that were not taken back, oldest first.
  func statements(
    of account: AccountCode
  ) throws(BookError) -> [(record: RecordKey, kept: StatementImport)] {
    let keys = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT record FROM statement AS s
        WHERE account = ? AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = s.record)
        ORDER BY record
        """,
        account.text, as: Int64.self)
    }
    var statements: [(RecordKey, StatementImport)] = []
    for key in keys.map(RecordKey.init(packed:)) {
      guard let kept = try? StatementImport(json: try record(key).body) else {
        throw .integrity(.brokenRecord(key))
      }
      statements.append((key, kept))
    }
    return statements
  }

  /// The runs of lines of an account's statements; each count of a box is one.
  func statementRuns(of account: AccountCode) throws(BookError) -> [StatementRun] {
    try statements(of: account).flatMap {
      StatementRun.runs(of: $0.kept, record: Int($0.record.packed))
    } + countRuns(of: account)
  }

  private func countRuns(of account: AccountCode) throws(BookError) -> [StatementRun] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT record, first_day, day, opening, counted FROM cash_count AS c
        WHERE account = ? AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = c.record)
        ORDER BY day
        """,
        account.text, as: Int.self, Int.self, Int.self, Int64.self, Int64.self)
    }
    return rows.compactMap { row in
      guard let first = Day(number: row.1), let last = Day(number: row.2) else { return nil }
      return StatementRun(
        record: row.0, lines: 1...1, opening: Money(row.3), closing: Money(row.4),
        firstDay: first, lastDay: last, isCount: true)
    }
  }
}

extension OpenLine {
  fileprivate func saying(_ details: LineDetails) -> OpenLine {
    OpenLine(
      id: id, row: row, day: day, amount: amount, reference: reference, isFee: isFee,
      details: details)
  }
}
