import AccessRules
public import DoubleEntry
import HealthFund
import LedgerSQLite
public import LedgerValues

/// A promise to a provider that its fund could not pay when care was given.
public struct OpenCommitment: Hashable, Sendable {
  /// The visit's record.
  public let record: RecordKey
  public let visit: String
  public let day: Day
  public let provider: String
  public let amount: Money
  let line: Int
  let item: Int
  let payer: String
}

extension Book {
  /// What a fund has promised and not paid, oldest first; visits that were undone apart.
  public func openCommitments(of fund: FundCode) throws(BookError) -> [OpenCommitment] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT c.record, v.number, v.day, v.provider, c.amount, c.line, c.item, s.payer
        FROM commitment AS c JOIN visit AS v ON v.record = c.record
        JOIN share AS s ON s.record = c.record AND s.line = c.line AND s.item = c.item
        WHERE c.fund = ? AND c.honoured IS NULL AND v.reversed = 0
        ORDER BY v.day, c.record, c.line, c.item
        """,
        fund.text, as: Int64.self, String.self, Int.self, String.self, Int64.self, Int.self,
        Int.self, String.self)
    }
    return rows.compactMap { row in
      Day(number: row.2).map { day in
        OpenCommitment(
          record: RecordKey(packed: row.0), visit: row.1, day: day, provider: row.3,
          amount: Money(row.4), line: row.5, item: row.6, payer: row.7)
      }
    }
  }

  /// Honours commitments of a fund, oldest first, as far as its money goes: each becomes a share that
  /// the fund owes the provider.
  ///
  ///     Dr 915   Cr 905   and what the share would have posted on the day of care
  ///
  /// - Returns: The record, and what was honoured; nothing where the fund can pay none in full.
  public func honour(
    _ code: FundCode, on day: Day
  ) throws(BookError) -> (record: RecordKey, honoured: [OpenCommitment])? {
    try writeKeepingRefusal(of: .honour, on: day) { () throws(BookError) in
      let fund = try fund(code)
      try check(day)
      var free = try fundHistory(code, from: day).availableForCommitments(on: day)
      let open = try openCommitments(of: code)
      let honoured = open.prefix { commitment in
        guard commitment.day <= day, commitment.amount <= free else { return false }
        free -= commitment.amount
        return true
      }
      guard !honoured.isEmpty else { return nil }
      var entries: [Entry] = []
      for commitment in honoured { entries.append(try entry(honouring: commitment, fund, day)) }
      try check(entries)
      let record = try append(
        .honour,
        body: [
          "fund": .text(code.text), "day": .text(day.description),
          "commitments": .array(
            honoured.map {
              [
                "visit": .text($0.record.description), "line": .integer(Int64($0.line)),
                "item": .integer(Int64($0.item)),
              ]
            }),
        ], entries: entries)
      return (record.key, Array(honoured))
    }
  }

  private func entry(
    honouring commitment: OpenCommitment, _ fund: Fund, _ day: Day
  ) throws(BookError) -> Entry {
    let (mode, act) = try mode(
      of: commitment.payer, inLine: commitment.line, of: commitment.record)
    return try entering { () throws(EntryError) in
      try CareShare.honouringEntry(
        day: day, voucher: commitment.visit, provider: commitment.provider,
        share: CareShare(mode(fund), payer: commitment.payer, commitment.amount),
        act: act)
    }
  }

  /// How the payer's share enters the books, by the rule book that made the promise.
  func mode(
    of payer: String, inLine line: Int, of visit: RecordKey
  ) throws(BookError) -> (bearer: (Fund) -> CareShare.Bearer, act: String) {
    let body = BodyReader(try record(visit))
    let lines = try body.items("lines").count
    guard line < lines else {
      let aids = try body.items("benefits")
      guard aids.indices.contains(line - lines),
        let household = Identifier(hex: try body.text("household"))
      else { throw body.broken }
      return (
        { .aid($0, household: household) },
        try aids[line - lines].optionalText("aid") ?? ""
      )
    }
    guard let digest = body.json["decision"]?["rule_book"]?.text.flatMap({ Digest(hex: $0) }),
      let declared = try ruleBook(digest)?.payers.first(where: { $0.code == payer })
    else { throw body.broken }
    switch declared.mode {
    case .benefit: return ({ .benefit($0) }, "")
    case .waiver: return ({ .waiver($0) }, "")
    case .prefinanced: return ({ .prefinanced($0) }, "")
    case .direct: throw body.broken
    }
  }
}
