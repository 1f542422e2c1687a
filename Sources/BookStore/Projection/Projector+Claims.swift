import HealthFund
import LedgerValues

extension Projector {
  func claim(_ body: BodyReader) throws(BookError) {
    let provider = try body.text("provider")
    let voucher = try body.text("voucher")
    try insert(
      "INSERT INTO claim(record, provider, month, voucher, file) VALUES(?, ?, ?, ?, ?)",
      body.record.packed, provider, try body.month("month").number, voucher,
      try body.digest("file").bytes)
    try insert(
      "INSERT INTO reference(scope, key, record) VALUES(?, ?, ?)", "claim",
      Book.claimKey(provider: provider, voucher: voucher), body.record.packed)
    for (index, line) in try body.items("lines").enumerated() {
      try insert(
        """
        INSERT INTO claim_line(
          record, line, row, day, visit, person, service, fee, charged, amount)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        body.record.packed, index + 1, try line.integer("row"), try line.day("day").number,
        try line.optionalText("visit"), try line.optionalText("person"),
        try line.optionalText("service"), try line.integer("fee"), try line.integer("charged"),
        try line.integer("amount"))
    }
  }

  /// INVARIANT I18: the schema looks at each line and part, and at the record as it is written.
  func claimMatch(_ body: BodyReader) throws(BookError) {
    for (item, json) in try body.items("matches").enumerated() {
      guard let match = ClaimMatch(json: json.json) else { throw body.broken }
      try insert(
        """
        INSERT INTO claim_match(record, item, claim, line, disputed, overcharged)
        VALUES(?, ?, ?, ?, ?, ?)
        """,
        body.record.packed, item, match.line.claim.packed, match.line.line, match.disputed.units,
        match.overcharged.units)
      for part in match.parts {
        try insert(
          "INSERT INTO claim_part(record, item, visit, line, amount) VALUES(?, ?, ?, ?, ?)",
          body.record.packed, item, part.care.visit.packed, part.care.line, part.amount.units)
      }
    }
  }
}
