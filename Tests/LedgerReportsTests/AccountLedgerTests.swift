import DoubleEntry
import LedgerReports
import LedgerValues
import Testing

@Suite struct AccountLedgerTests {
  @Test(arguments: [7, 8])
  func `sheets and balance say the same of every account`(seed: UInt64) throws {
    let book = try RandomBook(seed: seed, records: 300)
    let header = try header("2025-02-01", through: "2025-08-31")
    let balance = TrialBalance(header, lines: book.lines)
    for row in balance.accounts() {
      let sheet = AccountLedger(header, account: row.account, lines: book.lines.shuffled())
      #expect(Columns(balance: sheet.opening) == row.columns.opening, "\(row.account)")
      #expect(sheet.movements == row.columns.movements, "\(row.account)")
      #expect(Columns(balance: sheet.closing) == row.columns.closing, "\(row.account)")
      #expect(sheet.closing == sheet.lines.last?.balance ?? sheet.opening)
    }
    for row in balance.rows {
      let sheet = AccountLedger(header, account: row.account, fund: row.fund, lines: book.lines)
      #expect(Columns(balance: sheet.closing) == row.columns.closing, "\(row)")
      #expect(sheet.lines.allSatisfy { $0.posted.fund == row.fund })
    }
  }

  @Test
  func `lines run by day, then as they were written down, and each shows what stands after it`()
    throws
  {
    let book = try RandomBook(seed: 9, records: 300)
    let sheet = AccountLedger(try header(), account: .providers, lines: book.lines.reversed())
    #expect(sheet.lines.count > 50)
    var balance = Money.zero
    for line in sheet.lines {
      balance += line.posted.amount
      #expect(line.balance == balance)
      #expect(line.columns.balance == line.posted.amount)
    }
    for (left, right) in zip(sheet.lines, sheet.lines.dropFirst()) {
      #expect((left.posted.day, left.posted.record) <= (right.posted.day, right.posted.record))
    }
    let undone = sheet.lines.filter(\.posted.isReversal)
    #expect(!undone.isEmpty)
    #expect(undone.allSatisfy { $0.columns.debit <= 0 && $0.columns.credit <= 0 })
  }

  @Test func `an account has the lines of what it is subdivided into`() throws {
    let boxes = try ["5712-A", "5712-B", "5713"].map(account)
    let lines = try boxes.enumerated().map { index, box in
      PostedLine(
        record: key(index + 1), part: 1, journal: .miscellaneous, number: 1,
        day: try day("2025-03-01"),
        voucher: "V", label: "savings", isReversal: false, account: box, fund: try fund("GEN"),
        amount: 10)
    }
    func closing(_ text: String) throws -> Money {
      AccountLedger(try header(), account: try account(text), lines: lines).closing
    }
    #expect(try closing("5712") == 20)
    #expect(try closing("5712-A") == 10)
    #expect(try closing("5713") == 10)
    #expect(try closing("571") == 0, "a heading is no account")
  }

  @Test func `with a party it is the sheet of that party alone`() throws {
    let book = try RandomBook(seed: 10, records: 300)
    let whole = AccountLedger(try header(), account: .healthSavings, lines: book.lines)
    let sheets = try book.savers.map {
      AccountLedger(try header(), account: .healthSavings, party: $0, lines: book.lines)
    }
    #expect(sheets.allSatisfy { !$0.lines.isEmpty })
    #expect(sheets.reduce(Money.zero) { $0 + $1.closing } == whole.closing)
    #expect(sheets.reduce(0) { $0 + $1.lines.count } == whole.lines.count)
  }
}
