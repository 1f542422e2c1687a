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

  /// INVARIANT I18: the schema looks at each part, and at each match as its record is written.
  func match(_ body: BodyReader) throws(BookError) {
    guard let run = try? MatchRecord(json: body.json) else { throw body.broken }
    for (item, match) in run.matches.enumerated() {
      for part in match.lines {
        try allocate(
          body.record, item, "line", part.id.statement, part.id.line, run.account, part.amount)
      }
      for part in match.movements {
        try allocate(
          body.record, item, "movement", part.id.record, part.id.part, run.account, part.amount)
      }
    }
  }

  func suspense(_ body: BodyReader) throws(BookError) {
    try insert(
      "INSERT INTO suspense(record, account, day, look_again) VALUES(?, ?, ?, ?)",
      body.record.packed, try body.text("account"), try body.day("day").number,
      try body.day("look_again").number)
  }

  private func allocate(
    _ record: RecordKey, _ item: Int, _ side: String, _ source: Int, _ place: Int,
    _ account: String, _ amount: Money
  ) throws(BookError) {
    try insert(
      """
      INSERT INTO allocation(record, item, side, source, place, account, amount)
      VALUES(?, ?, ?, ?, ?, ?, ?)
      """,
      record.packed, item, side, source, place, account, amount.units)
  }

  /// The parts of the matches that are undone are free again.
  func undo(_ body: BodyReader) throws(BookError) {
    for match in try body.items("matches") {
      try insert(
        "INSERT INTO undoing(run, item, record) VALUES(?, ?, ?)",
        try match.recordKey("record").packed, try match.integer("item"), body.record.packed)
    }
  }
}
