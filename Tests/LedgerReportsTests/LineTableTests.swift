import DoubleEntry
import LedgerReports
import LedgerValues
import Testing

@Suite struct LineTableTests {
  @Test func `a line's cells are these`() throws {
    let line = PostedLine(
      record: key(42), part: 2, journal: try #require(JournalCode("CA12-A")), number: 17,
      day: try day("2025-03-09"), recordedAt: Moment(iso: "2025-03-10T08:15Z"),
      voucher: "R1-000123", label: "savings", isReversal: true, account: .healthSavings,
      fund: try fund("SAV-BENKADI"), party: Party(.person, "p"), amount: 12_500)
    let cells = LineTable.cells(line)
    #expect(
      cells == [
        "42", "2", "CA12-A", "17", "2025-03-09", "2025-03-10T08:15:00.000Z", "R1-000123", "savings",
        "yes", "4191", "SAV-BENKADI", "person:p", "", "-12500", "12500",
      ])
    #expect(cells.count == LineTable.header.count)
  }

  @Test func `the columns of all lines add up to the trial balance`() throws {
    let book = try RandomBook(seed: 27, records: 200)
    let rows = book.lines.map(LineTable.cells)
    func sum(_ name: String) throws -> Int64 {
      let column = try #require(LineTable.header.firstIndex(of: name))
      return try rows.reduce(0) {
        $0 + ($1[column].isEmpty ? 0 : try #require(Int64($1[column])))
      }
    }
    let totals = TrialBalance(try header(), lines: book.lines).totals()
    #expect(try sum("debit") == totals.movements.debit.units)
    #expect(try sum("credit") == totals.movements.credit.units)
    #expect(try sum("amount") == 0)
  }
}
