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
    for (line, shares) in try body.items("lines").enumerated() {
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
        if bearer == "commitment" {
          try insert(
            "INSERT INTO commitment(record, line, item, fund, amount) VALUES(?, ?, ?, ?, ?)",
            body.record.packed, line, item, try share.text("fund"), amount)
        }
      }
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
