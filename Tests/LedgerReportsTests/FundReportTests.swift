import DoubleEntry
import LedgerReports
import LedgerValues
import Testing

@Suite struct FundReportTests {
  @Test(arguments: [14, 15])
  func `the numbers are those of the trial balance`(seed: UInt64) throws {
    let book = try RandomBook(seed: seed, records: 300)
    let header = try header("2025-01-01", through: "2025-06-30")
    let report = try FundReport(header, funds: book.funds, chart: book.chart, lines: book.lines)
    let balance = TrialBalance(header, lines: book.lines)
    #expect(report.rows.map(\.fund.code.text) == ["GEN", "SAV-BENKADI", "SOL", "STA"])
    for row in report.rows {
      func closing(_ belongs: (AccountCode) -> Bool) -> Money {
        balance.accounts(in: row.fund.code).filter { belongs($0.account) }
          .reduce(.zero) { $0 + $1.columns.closing.balance }
      }
      #expect(row.numbers.cash == closing { $0.accountClass == 5 && $0 != .betweenFunds })
      #expect(row.numbers.resources == -closing { [1, 6, 7, 8].contains($0.accountClass) })
      #expect(row.numbers.lent == -closing { $0 == .betweenFunds })
      #expect(row.numbers.commitments == closing { $0 == .commitmentsGiven })
      #expect(row.numbers.payable == -closing { [.providers, .healthSavings].contains($0) })
      #expect(row.available <= row.numbers.spendable(row.fund.kind))
    }
    #expect(report.totals.lent == 0, "INVARIANT: what funds lent one another is nothing together")
    #expect(report.totals.cash == report.rows.reduce(.zero) { $0 + $1.numbers.cash })
    #expect(report.rows.contains { $0.available < $0.numbers.spendable($0.fund.kind) })
  }

  @Test func `a later day lowers what is available, a later record what is known of it`() throws {
    let book = try RandomBook(seed: 0, records: 0)
    let lines = try lines([
      entry("2025-03-01", "S-1", "subsidy", "5711 GEN 10000, 713 GEN -10000"),
      entry("2025-04-10", "P-1", "payment", "6131 GEN 9000, 5711 GEN -9000"),
    ])
    for (record, available) in [(2, 1_000), (1, 10_000), (0, 0)] as [(Int, Money)] {
      let header = try ReportHeader(through: day("2025-03-15"), record: key(record), checkpoint: "")
      let report = try FundReport(header, funds: book.funds, chart: book.chart, lines: lines)
      #expect(report.rows[0].available == available)
      #expect(report.rows[0].numbers.cash == (record == 0 ? 0 : 10_000))
    }
  }

  @Test func `a line of a fund or an account that is not known is refused, not left out`() throws {
    let book = try RandomBook(seed: 16, records: 50)
    let funds = book.funds.filter { $0.kind != .general }
    #expect(throws: ReportError.unknownFund(try fund("GEN"))) {
      try FundReport(header(), funds: funds, chart: book.chart, lines: book.lines)
    }
    let (strange, general) = (try account("5799"), try fund("GEN"))
    let line = PostedLine(
      record: key(1), part: 1, journal: .miscellaneous, number: 1, day: try day("2025-01-01"),
      voucher: "V", label: "x", isReversal: false, account: strange, fund: general, amount: 1)
    #expect(throws: ReportError.unknownAccount(strange)) {
      try FundReport(header(), funds: book.funds, chart: book.chart, lines: [line])
    }
  }

  @Test func `a fund without a posting is shown with nothing`() throws {
    let book = try RandomBook(seed: 17, records: 0)
    let report = try FundReport(header(), funds: book.funds, chart: book.chart, lines: [])
    #expect(report.rows.count == 4)
    #expect(report.rows.allSatisfy { $0.numbers == FundNumbers() && $0.available == 0 })
  }
}
