import DoubleEntry
import LedgerReports
import LedgerValues
import Testing

@Suite struct MinimalStatementTests {
  @Test(arguments: [20, 21])
  func `what there is equals what is owed and own`(seed: UInt64) throws {
    let book = try RandomBook(seed: seed, records: 300)
    for through in ["2024-12-31", "2025-06-30", "2025-12-31"] {
      let header = try header("2024-12-01", through: through)
      let statement = try MinimalStatement(header, chart: book.chart, lines: book.lines)
      #expect(statement.totalAssets == statement.totalLiabilities, "seed \(seed)")
      let balance = TrialBalance(header, lines: book.lines)
      let earned = balance.accounts().filter { [6, 7].contains($0.account.accountClass) }
        .reduce(Money.zero) { $0 - $1.columns.movements.balance }
      #expect(statement.result == earned && earned != 0)
    }
  }

  @Test func `each account adds to the line of its mapping`() throws {
    let book = try RandomBook(seed: 22, records: 300)
    let statement = try MinimalStatement(header(), chart: book.chart, lines: book.lines)
    let lines = statement.assets + statement.liabilities + statement.income + statement.expenses
    #expect(lines.count == 17)
    func amount(_ mark: String) -> Money { lines.first { $0.mark == mark }?.amount ?? 0 }
    func closing(_ texts: String...) throws -> Money {
      try texts.reduce(.zero) {
        $0 + AccountLedger(try header(), account: try account($1), lines: book.lines).closing
      }
    }
    #expect(try amount("GD") == closing("5711", "5712"))
    #expect(try amount("GE") == closing("5521", "585"))
    #expect(try amount("HC") == -closing("1681"))
    #expect(try amount("HD") == -closing("4011", "4191", "477"))
    #expect(try amount("JA") == closing("6011"))
    #expect(try amount("JF") == closing("6312", "6521"))
    #expect(try amount("KA") == -closing("7011", "792"))
    #expect(amount("HB") == statement.result, "all of it is of the period")
  }

  @Test func `an account that the chart does not have is refused`() throws {
    let strange = try account("5799")
    let line = PostedLine(
      record: key(1), part: 1, journal: .miscellaneous, number: 1, day: try day("2025-01-01"),
      voucher: "V", label: "x", isReversal: false, account: strange, fund: try fund("GEN"),
      amount: 1)
    #expect(throws: ReportError.unknownAccount(strange)) {
      try MinimalStatement(header(), chart: Chart(.sycebnl), lines: [line])
    }
  }
}
