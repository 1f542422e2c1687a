import LedgerValues

extension Projector {
  func price(_ body: BodyReader) throws(BookError) {
    try insert(
      """
      INSERT INTO price(service, from_day, title_fr, title_en, act, programme, fee, neutral, record)
      VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      try body.text("service"), try body.day("from").number, try body.text("title_fr"),
      try body.text("title_en"), try body.text("act"), try body.text("programme"),
      try body.integer("fee"), try body.optionalText("neutral"), body.record.packed)
  }

  func ruleBook(_ body: BodyReader) throws(BookError) {
    try insert(
      """
      INSERT INTO rule_book(record, name, version, from_day, to_day, digest)
      VALUES(?, ?, ?, ?, ?, ?)
      """,
      body.record.packed, try body.text("name"), try body.text("version"),
      try body.day("from").number, try body.day("to").number, try body.digest("digest").bytes)
  }

  /// The visit, who bears each part of each line, and what no fund can pay yet.
  func visit(_ body: BodyReader) throws(BookError) {
    try reference(body, scope: "visit", key: "visit")
    let person = try body.text("person")
    let household = try body.text("household")
    let day = try body.day("day").number
    try insert(
      """
      INSERT INTO visit(record, number, person, household, provider, day, reversed)
      VALUES(?, ?, ?, ?, ?, ?, 0)
      """,
      body.record.packed, try body.text("visit"), person, household, try body.text("provider"),
      day)
    let given = body.json["benefits"] == nil ? [] : try body.items("benefits")
    for (line, shares) in (try body.items("lines") + given).enumerated() {
      for (item, share) in try shares.items("shares").enumerated() {
        let bearer = try share.text("bearer")
        let amount = try share.integer("amount")
        try insert(
          """
          INSERT INTO share(record, line, item, payer, bearer, fund, person, household, day, amount)
          VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
          body.record.packed, line, item, try share.text("payer"), bearer,
          try share.optionalText("fund"), person, household, day, amount)
        if let until = try share.optionalDay("until") {
          try insert(
            """
            INSERT INTO provisional(record, line, item, until_day, converted) VALUES(?, ?, ?, ?, 0)
            """,
            body.record.packed, line, item, until.number)
        }
        if bearer == "commitment" || bearer == "promised_aid" {
          try insert(
            "INSERT INTO commitment(record, line, item, fund, amount) VALUES(?, ?, ?, ?, ?)",
            body.record.packed, line, item, try share.text("fund"), amount)
        }
      }
    }
  }

  /// Provisional shares that stand, or are the household's debt; of these, a promise is kept no more.
  func settle(_ body: BodyReader, isConverted: Bool) throws(BookError) {
    let visit = try body.recordKey("record").packed
    for item in try body.items("shares") {
      let (line, place) = (try item.integer("line"), try item.integer("item"))
      try run(
        """
        UPDATE provisional SET settled = ?, converted = ?
        WHERE record = ? AND line = ? AND item = ?
        """,
        body.record.packed, isConverted ? 1 : 0, visit, line, place)
      guard isConverted else { continue }
      try run(
        """
        UPDATE commitment SET honoured = ?
        WHERE record = ? AND line = ? AND item = ? AND honoured IS NULL
        """,
        body.record.packed, visit, line, place)
    }
  }

  /// What a household was paid of the aids of a visit, fund by fund.
  func aid(_ body: BodyReader) throws(BookError) {
    try reference(body, scope: "voucher:aid", key: "voucher")
    for part in try body.items("parts") {
      try insert(
        "INSERT INTO aid_payment(record, fund, visit, amount) VALUES(?, ?, ?, ?)",
        body.record.packed, try part.text("fund"), try body.text("visit"),
        try part.integer("amount"))
    }
  }

  /// Commitments that their fund pays now, by visit, line and share.
  func honour(_ body: BodyReader) throws(BookError) {
    for item in try body.items("commitments") {
      try run(
        "UPDATE commitment SET honoured = ? WHERE record = ? AND line = ? AND item = ?",
        body.record.packed, try item.recordKey("visit").packed, try item.integer("line"),
        try item.integer("item"))
    }
  }
}
