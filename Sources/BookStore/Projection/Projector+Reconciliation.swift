import LedgerValues
import Reconciliation
import StatementFormats

extension Projector {
  func statement(_ body: BodyReader) throws(BookError) {
    guard let statement = try? StatementImport(json: body.json) else { throw body.broken }
    try insert(
      """
      INSERT INTO statement(record, account, file, first_day, last_day, opening, closing)
      VALUES(?, ?, ?, ?, ?, ?, ?)
      """,
      body.record.packed, statement.account, statement.file.bytes,
      try body.day("first_day").number, try body.day("last_day").number,
      statement.statement.opening?.units, statement.statement.closing?.units)
    for (index, line) in statement.statement.lines.enumerated() {
      try insert(
        """
        INSERT INTO statement_line(record, line, account, row, day, amount, reference, fee)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?)
        """,
        body.record.packed, index + 1, statement.account, line.row, line.day.number,
        line.amount.units, line.reference, line.isFee ? 1 : 0)
    }
  }

  /// INVARIANT I18: the keys of both tables let a line and a movement be matched once.
  func match(_ body: BodyReader) throws(BookError) {
    guard let match = try? MatchRecord(json: body.json) else { throw body.broken }
    for (index, group) in match.groups.enumerated() {
      for line in group.lines {
        try insert(
          "INSERT INTO match_line(record, item, statement, line) VALUES(?, ?, ?, ?)",
          body.record.packed, index, line.statement, line.line)
      }
      for movement in group.movements {
        try insert(
          "INSERT INTO match_movement(record, item, entry, part, account) VALUES(?, ?, ?, ?, ?)",
          body.record.packed, index, movement.record, movement.part, match.account)
      }
    }
  }
}
