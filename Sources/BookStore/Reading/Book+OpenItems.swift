public import DoubleEntry
import LedgerSQLite
public import LedgerValues
public import Reconciliation

extension Book {
  /// The lines of an account's statements that no match has used.
  public func openLines(of account: AccountCode) throws(BookError) -> [OpenLine] {
    try lines(of: account, onlyOpen: true)
  }

  /// The movements of an account that no match has used.
  public func openMovements(of account: AccountCode) throws(BookError) -> [Movement] {
    try movements(of: account, onlyOpen: true)
  }

  func lines(of account: AccountCode, onlyOpen: Bool) throws(BookError) -> [OpenLine] {
    var lines: [OpenLine] = []
    try stored { () throws(StorageFault) in
      try connection.query(
        """
        SELECT record, line, row, day, amount, reference, fee FROM statement_line AS l
        WHERE account = ? AND (? = 0 OR NOT EXISTS(
          SELECT 1 FROM match_line AS m WHERE m.statement = l.record AND m.line = l.line))
        ORDER BY record, line
        """,
        account.text, onlyOpen ? 1 : 0
      ) { (row) throws(StorageFault) in
        guard let day = Day(number: Int(try row.int(3))) else { throw StorageFault(.corrupt) }
        lines.append(
          OpenLine(
            id: LineID(statement: Int(try row.int(0)), line: Int(try row.int(1))),
            row: Int(try row.int(2)), day: day, amount: Money(try row.int(4)),
            reference: try row.textOrNil(5), isFee: try row.int(6) == 1))
      }
    }
    return lines
  }

  /// A movement is what one entry does to the account over all funds; the operator's reference is in
  /// the record that made it.
  func movements(of account: AccountCode, onlyOpen: Bool) throws(BookError) -> [Movement] {
    var movements: [Movement] = []
    try stored { () throws(StorageFault) in
      try connection.query(
        """
        SELECT e.record, e.part, e.day, e.journal, e.voucher, sum(p.amount), r.body
        FROM posting AS p
        JOIN entry AS e ON e.record = p.record AND e.part = p.part
        JOIN record AS r ON r.id = p.record
        WHERE p.account = (SELECT id FROM account WHERE code = ?1)
          AND (?2 = 0 OR NOT EXISTS(
            SELECT 1 FROM match_movement AS m
            WHERE m.entry = e.record AND m.part = e.part AND m.account = ?1))
        GROUP BY e.record, e.part HAVING sum(p.amount) <> 0 ORDER BY e.record, e.part
        """,
        account.text, onlyOpen ? 1 : 0
      ) { (row) throws(StorageFault) in
        guard let day = Day(number: Int(try row.int(2))),
          let body = try? JSON(canonical: Array(try row.text(6).utf8))
        else { throw StorageFault(.corrupt) }
        movements.append(
          Movement(
            id: MovementID(record: Int(try row.int(0)), part: Int(try row.int(1))),
            account: account.text, day: day, amount: Money(try row.int(5)),
            voucher: try row.text(4), reference: body["reference"]?.text,
            isOpening: try row.text(3) == JournalCode.opening.text))
      }
    }
    return movements
  }

  func statements(of account: AccountCode) throws(BookError) -> [StatementSummary] {
    var statements: [StatementSummary] = []
    try stored { () throws(StorageFault) in
      try connection.query(
        """
        SELECT record, opening, closing, first_day, last_day,
          (SELECT coalesce(sum(amount), 0) FROM statement_line AS l WHERE l.record = s.record)
        FROM statement AS s WHERE account = ? ORDER BY record
        """,
        account.text
      ) { (row) throws(StorageFault) in
        guard let first = Day(number: Int(try row.int(3))),
          let last = Day(number: Int(try row.int(4)))
        else { throw StorageFault(.corrupt) }
        statements.append(
          StatementSummary(
            record: Int(try row.int(0)), opening: try row.intOrNil(1).map { Money($0) },
            closing: try row.intOrNil(2).map { Money($0) }, sum: Money(try row.int(5)),
            firstDay: first, lastDay: last))
      }
    }
    return statements
  }

  /// Every match that was kept for an account.
  func groups(of account: AccountCode) throws(BookError) -> [MatchGroup] {
    var groups: [MatchGroup] = []
    try stored { () throws(StorageFault) in
      try connection.query(
        "SELECT body FROM record WHERE kind = ? ORDER BY id", RecordKind.match.rawValue
      ) { (row) throws(StorageFault) in
        guard let json = try? JSON(canonical: Array(try row.text(0).utf8)),
          let run = try? MatchRecord(json: json)
        else { throw StorageFault(.corrupt) }
        if run.account == account.text { groups += run.groups }
      }
    }
    return groups
  }

  /// The balance of an account and its subdivisions over all funds at the end of a day.
  public func balance(of account: AccountCode, on day: Day) throws(BookError) -> Money {
    let sum = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT coalesce(sum(debit - credit), 0) FROM turnover
        WHERE day <= ?1 AND account IN (
          SELECT id FROM account WHERE code = ?2 OR code LIKE ?2 || '-%')
        """,
        day.number, account.text, as: Int64.self)
    }
    return Money(sum ?? 0)
  }
}
