import HealthFund
import LedgerValues

extension Projector {
  func settings(_ body: BodyReader) throws(BookError) {
    for name in ["book", "chart", "currency", "language", "start"] {
      try insert("INSERT INTO setting(name, value) VALUES(?, ?)", name, try body.text(name))
    }
    for name in ["cash_step", "zone"] {
      try insert(
        "INSERT INTO setting(name, value) VALUES(?, ?)", name, String(try body.integer(name)))
    }
    try machine(body, released: false)
  }

  /// Which machine writes from here on.
  func machine(_ body: BodyReader, released: Bool) throws(BookError) {
    try insert(
      "INSERT INTO handover(record, machine, released) VALUES(?, ?, ?)", body.record.packed,
      try body.text("machine"), released ? 1 : 0)
  }

  /// A restored book is as its backup: the backup is made as of its head.
  func site(_ body: BodyReader) throws(BookError) {
    try machine(body, released: false)
    try backup(body, head: "after")
  }

  func backup(_ body: BodyReader, head: String) throws(BookError) {
    try insert(
      "INSERT INTO backup(record, head) VALUES(?, ?)", body.record.packed,
      try body.recordKey(head).packed)
  }

  func fund(_ body: BodyReader) throws(BookError) {
    try insert(
      "INSERT INTO fund(code, kind, title_fr, title_en, funder, record) VALUES(?, ?, ?, ?, ?, ?)",
      try body.text("fund"), try body.text("kind"), try body.text("title_fr"),
      try body.text("title_en"), try body.optionalText("funder"), body.record.packed)
    book.caches.funds = nil
  }

  func provider(_ body: BodyReader) throws(BookError) {
    try insert(
      "INSERT INTO provider(code, title, place, record) VALUES(?, ?, ?, ?)",
      try body.text("provider"), try body.text("title"), try body.text("place"),
      body.record.packed)
  }

  func household(_ body: BodyReader) throws(BookError) {
    try insert(
      "INSERT INTO household(identifier, code, fund, joined, record) VALUES(?, ?, ?, ?, ?)",
      try body.text("household"), try body.text("code"), try body.optionalText("group"),
      try body.day("joined").number, body.record.packed)
  }

  func person(_ body: BodyReader) throws(BookError) {
    try insert(
      """
      INSERT INTO person(identifier, code, household, role, sex, since, detail, record)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?)
      """,
      try body.text("person"), try body.text("code"), try body.text("household"),
      try body.text("role"), try body.text("sex"), try body.day("since").number,
      try body.firstDetail().bytes, body.record.packed)
  }

  /// Of a sensitive fact the list has no more than whose evidence it is, and its days.
  func evidence(_ body: BodyReader) throws(BookError) {
    let isHidden = try !body.commitments().isEmpty
    try insert(
      """
      INSERT INTO evidence(record, subject, fact, value, from_day, to_day, source)
      VALUES(?, ?, ?, ?, ?, ?, ?)
      """,
      body.record.packed, try body.text("subject"), isHidden ? nil : try body.text("fact"),
      isHidden ? nil : try body.text("value"), try body.day("from").number,
      try body.optionalDay("to")?.number, isHidden ? nil : try body.text("source"))
  }

  func contribution(_ body: BodyReader) throws(BookError) {
    try reference(body, scope: "receipt", key: "receipt")
    let months = try body.coveredMonths()
    let day = try body.day("day")
    for month in months {
      try insert(
        "INSERT INTO cover(household, month, record) VALUES(?, ?, ?)",
        try body.text("household"), month.number, body.record.packed)
      guard day.calendarMonth < month else { continue }
      try insert(
        "INSERT INTO deferral(month, record, day, amount) VALUES(?, ?, ?, ?)",
        month.number, body.record.packed, day.number,
        try body.integer("amount") / Int64(months.count))
    }
  }

  func withdrawal(_ body: BodyReader) throws(BookError) {
    try reference(body, scope: "voucher:withdrawal", key: "voucher")
    try insert(
      "INSERT INTO withdrawal(record, visit, amount) VALUES(?, ?, ?)", body.record.packed,
      try body.text("visit"), try body.integer("amount"))
  }
}

extension BodyReader {
  /// The months that a contribution is the dues of; none where it is savings.
  func coveredMonths() throws(BookError) -> [Month] {
    guard try text("kind") == "dues" else { return [] }
    let (from, months) = (try month("from"), try integer("months"))
    guard (1...24).contains(months) else { throw broken }
    return (0..<Int(months)).map { from.adding(months: $0) }
  }
}
