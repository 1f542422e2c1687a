import DoubleEntry
import HealthFund
import LedgerSQLite
import LedgerValues

extension Book {
  /// The fee lines of a provider's visits, and of the other visits that lines of its claims name.
  func careLines(
    of provider: String, named lines: [OpenClaimLine]
  ) throws(BookError) -> [CareLine] {
    let accepted = try acceptedCare()
    let promises = try promises()
    let numbers = Set(lines.compactMap(\.line.visit))
    var care: [CareLine] = []
    for visit in try visits(of: provider) {
      care += try careLines(of: visit, accepted, promises)
    }
    let known = Set(care.map(\.visit))
    for number in numbers.subtracting(known).sorted() {
      guard let visit = try visitRow(number) else { continue }
      care += try careLines(of: visit, accepted, promises)
    }
    return care
  }

  private struct VisitRow {
    let record: RecordKey
    let number: String
    let day: Day
    let provider: String
    let person: String
    let isUndone: Bool
    let body: JSON
  }

  private static let visitColumns = """
    SELECT v.record, v.number, v.day, v.provider, v.person, v.reversed, r.body
    FROM visit AS v JOIN record AS r ON r.id = v.record
    """

  private func visits(of provider: String) throws(BookError) -> [VisitRow] {
    try visitRows("\(Self.visitColumns) WHERE v.provider = ? ORDER BY v.record", provider)
  }

  private func visitRow(_ number: String) throws(BookError) -> VisitRow? {
    try visitRows("\(Self.visitColumns) WHERE v.number = ?", number).first
  }

  private func visitRows(_ sql: String, _ value: String) throws(BookError) -> [VisitRow] {
    var rows: [VisitRow] = []
    try stored { () throws(StorageFault) in
      try connection.query(sql, value) { (row) throws(StorageFault) in
        guard let day = Day(number: Int(try row.int(2))),
          let body = try? JSON(canonical: Array(try row.text(6).utf8))
        else { throw StorageFault(.corrupt) }
        rows.append(
          VisitRow(
            record: RecordKey(packed: try row.int(0)), number: try row.text(1), day: day,
            provider: try row.text(3), person: try row.text(4), isUndone: try row.int(5) == 1,
            body: body))
      }
    }
    return rows
  }

  private func careLines(
    of visit: VisitRow, _ accepted: [CareLineID: Accepted], _ promises: [ShareKey: Promise]
  ) throws(BookError) -> [CareLine] {
    let body = BodyReader(visit.body, of: visit.record)
    var care: [CareLine] = []
    for (index, line) in try body.items("lines").enumerated() {
      let id = CareLineID(visit: visit.record, line: index)
      var household = Money.zero
      var shares: [CareLine.Share] = []
      for (item, share) in try line.items("shares").enumerated() {
        let amount = Money(try share.integer("amount"))
        let promise = promises[ShareKey(care: id, item: item)]
        if try share.text("bearer") == "household" || promise == .ended {
          household = household + amount
          continue
        }
        guard let fund = try share.optionalText("fund").flatMap(FundCode.init(_:)) else { continue }
        shares.append(CareLine.Share(fund: fund, amount: amount, isPromise: promise == .open))
      }
      care.append(
        CareLine(
          id: id, visit: visit.number, day: visit.day, provider: visit.provider,
          person: visit.person, service: try line.text("service"),
          fee: Money(try line.integer("fee")), household: household, shares: shares,
          accepted: accepted[id]?.amount ?? .zero, acceptedBy: accepted[id]?.last,
          isUndone: visit.isUndone))
    }
    return care
  }

  private struct Accepted {
    var amount = Money.zero
    var last: ClaimLineID?
  }

  /// What claims were accepted for, by fee line.
  private func acceptedCare() throws(BookError) -> [CareLineID: Accepted] {
    var accepted: [CareLineID: Accepted] = [:]
    try stored { () throws(StorageFault) in
      try connection.query(
        """
        SELECT p.visit, p.line, p.amount, m.claim, m.line FROM claim_part AS p
        JOIN claim_match AS m ON m.record = p.record AND m.item = p.item
        WHERE \(BookSchema.matchStands("m")) ORDER BY m.record, m.item
        """
      ) { (row) throws(StorageFault) in
        let id = CareLineID(
          visit: RecordKey(packed: try row.int(0)), line: Int(try row.int(1)))
        accepted[id, default: Accepted()].amount += Money(try row.int(2))
        accepted[id]?.last = ClaimLineID(
          claim: RecordKey(packed: try row.int(3)), line: Int(try row.int(4)))
      }
    }
    return accepted
  }

  private struct ShareKey: Hashable {
    let care: CareLineID
    let item: Int
  }

  /// What became of a promise that its fund has not paid.
  private enum Promise {
    case open
    /// The household owes it: the fund promises it no more.
    case ended
  }

  private func promises() throws(BookError) -> [ShareKey: Promise] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT s.record, s.line, s.item, s.honoured IS NULL FROM commitment AS s
        WHERE s.honoured IS NULL OR \(BookSchema.isEndedPromise("s"))
        """,
        as: Int64.self, Int.self, Int.self, Int.self)
    }
    let promises = rows.map { row in
      (
        ShareKey(
          care: CareLineID(visit: RecordKey(packed: row.0), line: row.1), item: row.2),
        row.3 == 1 ? Promise.open : .ended
      )
    }
    return Dictionary(promises) { first, _ in first }
  }
}
