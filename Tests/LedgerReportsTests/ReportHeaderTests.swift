import DoubleEntry
import LedgerReports
import LedgerValues
import Testing

/// INVARIANT I15
@Suite struct ReportHeaderTests {
  private func line(
    _ amount: Money, _ iso: String, record: Int, at milliseconds: Int64?
  ) throws -> PostedLine {
    PostedLine(
      record: key(record), part: 1, journal: .miscellaneous, number: record, day: try day(iso),
      recordedAt: milliseconds.map(Moment.init(milliseconds:)), voucher: "V", label: "visit",
      isReversal: false, account: .providers, fund: try fund("GEN"), amount: amount)
  }

  @Test func `a report reads what was true in the period and known at the moment`() throws {
    let lines = try [
      line(1, "2025-02-28", record: 1, at: 10), line(20, "2025-03-01", record: 2, at: 20),
      line(300, "2025-03-31", record: 3, at: 30), line(4_000, "2025-04-01", record: 4, at: 40),
      line(50_000, "2025-03-15", record: 5, at: nil),
    ]
    // Each row: from, through, known at, record, then the opening and the movements.
    let table: [(String?, String, Int64?, Int, Money, Money)] = [
      (nil, "2025-12-31", nil, 5, 0, 54_321),
      ("2025-03-01", "2025-03-31", nil, 5, 1, 50_320),
      ("2025-03-01", "2025-03-31", 20, 5, 1, 50_020),
      ("2025-03-01", "2025-03-31", 19, 5, 1, 50_000),
      ("2025-03-01", "2025-03-31", nil, 4, 1, 320),
      ("2025-03-01", "2025-03-31", nil, 2, 1, 20),
      ("2025-03-02", "2025-03-30", nil, 3, 21, 0),
      (nil, "2025-02-27", nil, 5, 0, 0),
      ("2025-04-01", "2025-04-01", nil, 4, 321, 4_000),
      (nil, "2025-12-31", nil, 0, 0, 0),
    ]
    for (from, through, knownAt, record, opening, movements) in table {
      let header = try ReportHeader(
        from: from.map(day), through: day(through),
        knownAt: knownAt.map(Moment.init(milliseconds:)), record: key(record), checkpoint: "")
      let ledger = AccountLedger(header, account: .providers, lines: lines)
      #expect(ledger.opening == opening && ledger.movements.debit == movements, "\(header)")
      #expect(ledger.header == header)
      let columns = TrialBalance(header, lines: lines).totals()
      #expect(columns.opening.debit == opening && columns.movements.debit == movements)
      let listed = JournalListing(header, lines: lines).totals.debit
      #expect(listed == movements, "\(header)")
    }
  }

  @Test func `a period that ends before it begins is refused`() throws {
    let (first, last) = (try day("2025-03-02"), try day("2025-03-01"))
    #expect(throws: ReportError.periodBackwards(from: first, through: last)) {
      try ReportHeader(from: first, through: last, record: key(1), checkpoint: "")
    }
    #expect(throws: Never.self) {
      try ReportHeader(from: first, through: first, record: key(1), checkpoint: "")
    }
  }
}
