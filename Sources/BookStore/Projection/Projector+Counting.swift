import LedgerValues

extension Projector {
  /// A counted box is a statement of itself, with one line: what it gained or lost since the last
  /// count. All that the books moved since is settled by it.
  func count(_ body: BodyReader) throws(BookError) {
    try reference(body, scope: "voucher:count", key: "voucher")
    let (account, day) = (try body.text("account"), try body.day("day").number)
    let (opening, counted) = (try body.integer("opening"), try body.integer("counted"))
    try insert(
      """
      INSERT INTO cash_count(record, account, first_day, day, opening, counted)
      VALUES(?, ?, ?, ?, ?, ?)
      """,
      body.record.packed, account, try body.day("first_day").number, day, opening, counted)
    if counted != opening {
      try insert(
        """
        INSERT INTO statement_line(record, line, account, row, day, amount, reference, fee)
        VALUES(?, 1, ?, 1, ?, ?, NULL, 0)
        """,
        body.record.packed, account, day, counted - opening)
    }
    try match(body)
  }

  /// What a count settled is open again once the count is undone.
  func undoCount(_ reversal: RecordKey, _ reverses: Int64) throws(BookError) {
    try run(
      """
      INSERT INTO undoing(run, item, record)
      SELECT DISTINCT record, item, ? FROM allocation WHERE record = ?
      """,
      reversal.packed, reverses)
  }
}
