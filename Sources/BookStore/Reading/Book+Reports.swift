import DoubleEntry
import HealthFund
public import LedgerReports
import LedgerSQLite
public import LedgerValues

extension Book {
  /// The numbers of every fund on a day.
  public func fundReport(
    through day: Day, knownAt: RecordKey? = nil
  ) throws(BookError) -> FundReport {
    let header = try reportHeader(from: nil, through: day, knownAt: knownAt)
    let (funds, lines) = (try funds(), try lines())
    do throws(ReportError) {
      return try FundReport(header, funds: funds, chart: chart, lines: lines)
    } catch {
      throw .refused(.report(error))
    }
  }

  /// A household's sheet: what it and its persons paid, saved and were cared for.
  public func passbook(
    of household: KnownHousehold, _ header: ReportHeader
  ) throws(BookError) -> Passbook {
    let persons = try persons(of: household.identifier)
    var members: Set<Party> = [.household(household.identifier)]
    for person in persons { members.insert(.person(person.identifier)) }
    return Passbook(
      header, members: members, lines: try lines(), visits: try visits(of: household.identifier))
  }

  /// The visits of a household as its sheet shows them; one that was undone stands twice, the second
  /// time as negatives.
  private func visits(of household: Identifier) throws(BookError) -> [PassbookVisit] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT v.record, v.number, v.day, v.person, r.recorded_at,
          (SELECT record FROM reversal WHERE reverses = v.record),
          sum(CASE WHEN bearer IN ('benefit', 'waiver', 'prefinanced', 'commitment')
            THEN s.amount ELSE 0 END),
          sum(CASE WHEN bearer = 'savings' THEN s.amount ELSE 0 END),
          sum(CASE WHEN bearer = 'household' THEN s.amount ELSE 0 END),
          sum(CASE WHEN bearer = 'direct' THEN s.amount ELSE 0 END)
        FROM visit AS v JOIN record AS r ON r.id = v.record
        JOIN share AS s ON s.record = v.record
        WHERE v.household = ? GROUP BY v.record ORDER BY v.record
        """,
        household.description, as: Int64.self, String.self, Int.self, String.self, Int64.self,
        Int64?.self, Int64.self, Int64.self, Int64.self, Int64.self)
    }
    var visits: [PassbookVisit] = []
    for row in rows {
      guard let day = Day(number: row.2), let person = Identifier(hex: row.3) else { continue }
      let shares = [row.6, row.7, row.8, row.9].map { Money($0) }
      visits.append(
        PassbookVisit(
          record: RecordKey(packed: row.0), recordedAt: Moment(milliseconds: row.4), day: day,
          voucher: row.1, person: .person(person), byFunds: shares[0], bySavings: shares[1],
          byHousehold: shares[2], byOthers: shares[3]))
      if let reversal = row.5 {
        let record = try record(RecordKey(packed: reversal))
        let on = try BodyReader(record).day("day")
        visits.append(
          PassbookVisit(
            record: record.key, recordedAt: record.recordedAt, day: on, voucher: row.1,
            person: .person(person), isReversal: true, byFunds: -shares[0], bySavings: -shares[1],
            byHousehold: -shares[2], byOthers: -shares[3]))
      }
    }
    return visits
  }
}
