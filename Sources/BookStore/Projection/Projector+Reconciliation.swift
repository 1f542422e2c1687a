import LedgerValues

extension Projector {
  func statement(_ body: BodyReader) throws(BookError) {
    let account = try body.text("account")
    try insert(
      """
      INSERT INTO statement(record, account, file, first_day, last_day, opening, closing)
      VALUES(?, ?, ?, ?, ?, ?, ?)
      """,
      body.record.packed, account, try body.digest("file").bytes,
      try body.day("first_day").number, try body.day("last_day").number,
      body.optionalInteger("opening"), body.optionalInteger("closing"))
    for (line, item) in try body.items("lines").enumerated() {
      try insert(
        "INSERT INTO statement_line(record, line, account, day, amount) VALUES(?, ?, ?, ?, ?)",
        body.record.packed, line, account, try item.day("day").number,
        try item.integer("amount"))
    }
  }

  /// INVARIANT I18: the keys of both tables let a line and a movement be matched once.
  func match(_ body: BodyReader) throws(BookError) {
    let account = try body.text("account")
    for (item, group) in try body.items("groups").enumerated() {
      for line in try group.items("lines") {
        try insert(
          "INSERT INTO match_line(record, item, statement, line) VALUES(?, ?, ?, ?)",
          body.record.packed, item, try line.recordKey("statement").packed,
          try line.integer("line"))
      }
      for movement in try group.items("movements") {
        try insert(
          """
          INSERT INTO match_movement(record, item, entry, part, account) VALUES(?, ?, ?, ?, ?)
          """,
          body.record.packed, item, try movement.recordKey("entry").packed,
          try movement.integer("part"), account)
      }
    }
  }
}
