public import HealthFund
import LedgerSQLite
public import LedgerValues

/// A claim in the book, in short.
public struct ClaimSummary: Hashable, Sendable {
  public let record: RecordKey
  public let provider: String
  public let month: Month
  public let voucher: String
}

extension Book {
  /// The claims in the book, by provider, month and record.
  public func claims(of provider: String? = nil) throws(BookError) -> [ClaimSummary] {
    try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT record, provider, month, voucher FROM claim WHERE ?1 IS NULL OR provider = ?1
        ORDER BY provider, month, record
        """,
        provider, as: Int64.self, String.self, Int.self, String.self)
    }.map { row in
      ClaimSummary(
        record: RecordKey(packed: row.0), provider: row.1, month: Month(number: row.2),
        voucher: row.3)
    }
  }

  /// The lines of a provider's claims that nobody has accepted or disputed.
  public func openClaimLines(of provider: String) throws(BookError) -> [OpenClaimLine] {
    try claimLines(
      of: provider,
      where: """
        NOT EXISTS(
          SELECT 1 FROM claim_match AS m WHERE m.claim = l.record AND m.line = l.line
            AND \(BookSchema.matchStands("m")))
        """)
  }

  /// All lines of a provider's claims, those of one claim where it is given.
  func claimLines(
    of provider: String, in claim: RecordKey? = nil
  ) throws(BookError) -> [OpenClaimLine] {
    try claimLines(of: provider, where: claim.map { "l.record = \($0.packed)" } ?? "1")
  }

  private func claimLines(
    of provider: String, where condition: String
  ) throws(BookError) -> [OpenClaimLine] {
    var lines: [OpenClaimLine] = []
    try stored { () throws(StorageFault) in
      try connection.query(
        """
        SELECT l.record, l.line, l.row, l.day, l.visit, l.person, l.service, l.fee, l.charged,
          l.amount
        FROM claim_line AS l JOIN claim AS c ON c.record = l.record
        WHERE c.provider = ? AND \(condition) ORDER BY l.record, l.line
        """,
        provider
      ) { (row) throws(StorageFault) in
        guard let day = Day(number: Int(try row.int(3))) else { throw StorageFault(.corrupt) }
        lines.append(
          OpenClaimLine(
            ClaimLineID(
              claim: RecordKey(packed: try row.int(0)), line: Int(try row.int(1))),
            ClaimLine(
              row: Int(try row.int(2)), day: day, visit: try row.textOrNil(4),
              person: try row.textOrNil(5), service: try row.textOrNil(6),
              fee: Money(try row.int(7)), charged: Money(try row.int(8)),
              amount: Money(try row.int(9)))))
      }
    }
    return lines
  }

  /// What became of a provider's lines, as far as it stands: undone matches are left out.
  func claimMatches(of provider: String) throws(BookError) -> [ClaimMatch] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT m.record, m.item FROM claim_match AS m JOIN claim AS c ON c.record = m.claim
        WHERE c.provider = ? AND \(BookSchema.matchStands("m")) ORDER BY m.record, m.item
        """,
        provider, as: Int64.self, Int.self)
    }
    var runs: [RecordKey: [ClaimMatch]] = [:]
    var matches: [ClaimMatch] = []
    for (packed, item) in rows {
      let key = RecordKey(packed: packed)
      let run: [ClaimMatch]
      if let known = runs[key] { run = known } else { run = try claimMatches(in: key) }
      runs[key] = run
      guard run.indices.contains(item) else { throw .integrity(.brokenRecord(key)) }
      matches.append(run[item])
    }
    return matches
  }

  /// All matches that a record keeps, standing or undone.
  func claimMatches(in key: RecordKey) throws(BookError) -> [ClaimMatch] {
    let body = BodyReader(try record(key))
    var matches: [ClaimMatch] = []
    for item in try body.items("matches") {
      guard let match = ClaimMatch(json: item.json) else { throw body.broken }
      matches.append(match)
    }
    return matches
  }
}
