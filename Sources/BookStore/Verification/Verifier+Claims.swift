import LedgerSQLite
import LedgerValues

extension Verifier {
  /// What a record made of the lines of claims, as the list had all else then: each line settled once
  /// and in full, and of no visit more accepted than funds owe its provider for it.
  ///
  /// It is asked record by record, for a promise may become the household's debt, and a match be
  /// undone, later on.
  ///
  /// INVARIANT I18.
  func checkClaims(_ record: Record) throws(BookError) {
    guard record.kind == .claimMatch, let rebuilt = rebuilding?.book.connection else { return }
    let (unsettled, exceeded) = try stored { () throws(StorageFault) in
      (
        try rebuilt.all(
          """
          SELECT item FROM claim_match AS m WHERE record = ? AND \(BookSchema.differs("m"))
          ORDER BY item
          """,
          record.key.packed, as: Int.self),
        try rebuilt.all(Self.exceededClaims, record.key.packed, as: Int.self)
      )
    }
    for item in unsettled { findings.add(.matchSum, record.key, place: "match \(item + 1)") }
    for item in exceeded { findings.add(.matchUse, record.key, place: "match \(item + 1)") }
  }

  /// The matches of a line that another match has, or with a part that is more than what is owed, or
  /// of a visit that is undone or another provider's.
  private static let exceededClaims = """
    SELECT item FROM claim_match AS m WHERE record = ? AND (
      EXISTS(
        SELECT 1 FROM claim_match AS other WHERE other.claim = m.claim AND other.line = m.line
          AND (other.record <> m.record OR other.item <> m.item)
          AND \(BookSchema.matchStands("other")))
      OR EXISTS(
        SELECT 1 FROM claim_part AS part WHERE part.record = m.record AND part.item = m.item AND (
          \(BookSchema.accepted("part.visit", "part.line"))
            > \(BookSchema.owed("part.visit", "part.line"))
          OR NOT EXISTS(
            SELECT 1 FROM visit AS v JOIN claim ON claim.record = m.claim
            WHERE v.record = part.visit AND v.provider = claim.provider AND v.reversed = 0))))
    ORDER BY item
    """
}
