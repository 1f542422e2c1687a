import DoubleEntry
import HealthFund
import LedgerSQLite
public import LedgerValues

/// A share that a fund bears until somebody has looked into the case: care came first.
public struct ProvisionalShare: Hashable, Sendable {
  /// The visit's record.
  public let record: RecordKey
  public let visit: String
  /// The day of the visit.
  public let day: Day
  /// The last day before it may become the household's debt.
  public let until: Day
  /// The payer's code in the rule book.
  public let payer: String
  public let amount: Money
  let provider: String
  let household: String
  let fund: String
  let line: Int
  let item: Int
  /// Whether the fund only promised it.
  let isPromise: Bool
}

/// What becomes of the provisional shares of a visit.
public enum ProvisionalEnd: Hashable, Sendable {
  /// The fund bears them for good.
  case confirmed
  /// The household owes them.
  case converted
}

extension Book {
  /// The provisional shares that wait, the most pressing first; of one visit where it is named.
  public func provisionalShares(
    ofVisit number: String? = nil
  ) throws(BookError) -> [ProvisionalShare] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT p.record, v.number, v.day, p.until_day, v.provider, v.household, s.payer, s.fund,
          s.amount, p.line, p.item, c.record IS NOT NULL AND c.honoured IS NULL
        FROM provisional AS p JOIN visit AS v ON v.record = p.record
        JOIN share AS s ON s.record = p.record AND s.line = p.line AND s.item = p.item
        LEFT JOIN commitment AS c ON c.record = p.record AND c.line = p.line AND c.item = p.item
        WHERE p.settled IS NULL AND v.reversed = 0 AND (?1 IS NULL OR v.number = ?1)
        ORDER BY p.until_day, p.record, p.line, p.item
        """,
        number, as: Int64.self, String.self, Int.self, Int.self, String.self, String.self,
        String.self, String.self, Int64.self, Int.self, Int.self, Int.self)
    }
    return rows.compactMap { row in
      guard let day = Day(number: row.2), let until = Day(number: row.3) else { return nil }
      return ProvisionalShare(
        record: RecordKey(packed: row.0), visit: row.1, day: day, until: until, payer: row.6,
        amount: Money(row.8), provider: row.4, household: row.5, fund: row.7, line: row.9,
        item: row.10, isPromise: row.11 == 1)
    }
  }

  /// Ends the wait of a visit's provisional shares: they stand, or become the household's debt.
  ///
  /// - Throws: The first of these that holds: `visitUnknown`, `nothingProvisional`, what refuses the
  ///   day, `provisionalRunning` where they would be converted too early, what refuses the entry.
  public func settle(
    visit number: String, as end: ProvisionalEnd, on day: Day
  ) throws(BookError) -> ActResult {
    let kind: RecordKind = end == .confirmed ? .confirmation : .conversion
    return try writeKeepingRefusal(of: kind, on: day) { () throws(BookError) in
      guard try visit(number) != nil else { throw .refused(.visitUnknown(number)) }
      let shares = try provisionalShares(ofVisit: number)
      guard let first = shares.first else {
        throw .refused(.nothingProvisional(visit: number))
      }
      try check(day)
      if end == .converted, let last = shares.map(\.until).max(), day <= last {
        throw .refused(.provisionalRunning(visit: number, until: last))
      }
      let entries = end == .confirmed ? [] : [try conversion(of: shares, first, on: day)]
      try check(entries)
      return try appended(
        kind,
        [
          "visit": .text(number), "record": .text(first.record.description),
          "day": .text(day.description),
          "shares": .array(
            shares.map {
              ["line": .integer(Int64($0.line)), "item": .integer(Int64($0.item))]
            }),
        ], entries: entries)
    }
  }

  private func conversion(
    of shares: [ProvisionalShare], _ first: ProvisionalShare, on day: Day
  ) throws(BookError) -> Entry {
    let body = BodyReader(try record(first.record))
    let lines = try body.items("lines")
    guard let household = Identifier(hex: first.household) else { throw body.broken }
    var converted: [(act: String, share: CareShare)] = []
    for share in shares {
      guard let code = FundCode(share.fund), lines.indices.contains(share.line) else {
        throw body.broken
      }
      let fund = try fund(code)
      let bearer: CareShare.Bearer =
        share.isPromise
        ? .commitment(fund)
        : try mode(of: share.payer, inLine: share.line, of: share.record).bearer(fund)
      let service = try lines[share.line].text("service")
      converted.append(
        (
          act: (try? price(of: service, on: share.day))?.act ?? "",
          share: CareShare(bearer, payer: share.payer, share.amount)
        ))
    }
    return try entering { () throws(EntryError) in
      try CareShare.conversionEntry(
        day: day, voucher: first.visit, provider: first.provider, household: household,
        shares: converted)
    }
  }
}
