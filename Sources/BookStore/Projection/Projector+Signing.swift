import LedgerValues

extension Projector {
  /// A preparation or a review, for the next step to find.
  func periodStep(_ body: BodyReader, _ word: String) throws(BookError) {
    try insert(
      "INSERT INTO period_step(record, account, month, step, actor, list) VALUES(?, ?, ?, ?, ?, ?)",
      body.record.packed, try body.text("account"), try body.month("month").number, word,
      try body.text("by"), try body.digest("list").bytes)
  }

  /// INVARIANT I20: from here on the schema refuses postings on the account up to the month's end.
  func sign(_ body: BodyReader) throws(BookError) {
    let month = try body.month("month")
    try insert(
      """
      INSERT INTO signing(record, account, month, last_day, opening, moved, closing, books,
        prepared_by, reviewed_by)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      body.record.packed, try body.text("account"), month.number, month.lastDay.number,
      try body.integer("opening"), try body.integer("moved"), try body.integer("closing"),
      try body.integer("books"), try body.text("prepared_by"), try body.text("reviewed_by"))
  }

  /// A month that is reopened takes the later ones with it, whose openings rest on it.
  func reopenPeriod(_ body: BodyReader) throws(BookError) {
    try run(
      """
      INSERT INTO unsigning(signing, record)
      SELECT record, ? FROM signing AS s WHERE account = ? AND month >= ?
        AND NOT EXISTS(SELECT 1 FROM unsigning WHERE signing = s.record)
      """,
      body.record.packed, try body.text("account"), try body.month("month").number)
  }
}
