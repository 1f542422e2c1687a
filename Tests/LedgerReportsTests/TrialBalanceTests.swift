import DoubleEntry
import LedgerReports
import LedgerValues
import Testing

@Suite struct TrialBalanceTests {
  /// INVARIANT I2
  @Test(arguments: [1, 2, 3], [nil, "2024-11-15", "2025-01-01", "2025-06-30"])
  func `totals agree in each pair of columns, over all funds and in each`(
    seed: UInt64, from: String?
  ) throws {
    let book = try RandomBook(seed: seed, records: 400)
    for through in ["2025-06-30", "2025-12-31", "2999-12-31"] {
      let balance = TrialBalance(try header(from, through: through), lines: book.lines.shuffled())
      #expect(balance.totals().agree, "seed \(seed)")
      #expect(balance.funds.count == 4)
      for fund in balance.funds { #expect(balance.totals(in: fund).agree, "seed \(seed) \(fund)") }
    }
  }

  @Test(arguments: [4, 5])
  func `each column is what a sum over the entries gives`(seed: UInt64) throws {
    let book = try RandomBook(seed: seed, records: 400)
    let (from, through) = (try day("2025-01-01"), try day("2025-09-30"))
    let balance = TrialBalance(try header("2025-01-01", through: "2025-09-30"), lines: book.lines)
    var carried = 0
    var negatives = 0
    for row in balance.rows {
      var opening: Int64 = 0
      var (debit, credit) = (Int64(0), Int64(0))
      for entry in book.entries where entry.day <= through {
        for posting in entry.postings
        where posting.account == row.account && posting.fund == row.fund {
          let units = posting.amount.units
          if entry.day < from {
            opening += units
          } else if entry.isReversal {
            if units < 0 { debit += units } else { credit -= units }
          } else {
            if units > 0 { debit += units } else { credit -= units }
          }
        }
      }
      let closing = opening + debit - credit
      let columns = row.columns
      #expect(columns.opening.debit.units == max(opening, 0), "\(seed) \(row)")
      #expect(columns.opening.credit.units == max(-opening, 0), "\(seed) \(row)")
      #expect(columns.movements == Columns(debit: Money(debit), credit: Money(credit)), "\(seed)")
      #expect(columns.closing.debit.units == max(closing, 0), "\(seed) \(row)")
      #expect(columns.closing.credit.units == max(-closing, 0), "\(seed) \(row)")
      carried += opening != 0 ? 1 : 0
      negatives += closing < 0 ? 1 : 0
    }
    #expect(balance.rows.count > 15 && carried > 10 && negatives > 5)
    let posted = book.entries.filter { $0.day <= through }.flatMap(\.postings)
    #expect(Set(posted.map { "\($0.account) \($0.fund)" }).count == balance.rows.count)
    let order = balance.rows.map { "\($0.account) \($0.fund)" }
    #expect(order == order.sorted())
  }

  @Test
  func `turnover excludes what was undone, and the half that another period holds is negative`()
    throws
  {
    let entry = try entry(
      "2025-03-31", "R1", "savings", "5712-A SAV-BENKADI 500, 4191 SAV-BENKADI -500")
    let undone = entry.reversal(on: try day("2025-04-01"))
    let recorded = lines([entry, undone])
    let both = TrialBalance(try header("2025-03-01", through: "2025-04-30"), lines: recorded)
    #expect(both.rows.map(\.columns) == [.zero, .zero])
    let april = TrialBalance(try header("2025-04-01", through: "2025-04-30"), lines: recorded)
    #expect(april.rows[1].columns.opening == Columns(debit: 500, credit: 0))
    #expect(april.rows[1].columns.movements == Columns(debit: -500, credit: 0))
    #expect(april.rows[1].columns.closing == .zero)
    #expect(april.totals().agree)
    // Undoing the reversal brings the turnover back.
    let again = lines([entry, undone, undone.reversal(on: entry.day)])
    let march = TrialBalance(try header(through: "2025-12-31"), lines: again)
    #expect(march.rows.map(\.columns.movements.debit) == [0, 500])
    #expect(march.rows.map(\.columns.movements.credit) == [500, 0])
  }

  @Test func `over all funds, what one lent another is set off`() throws {
    let loan = try entry(
      "2025-03-31", "PV 7", "loan",
      "588 GEN 20000, 5711 GEN -20000, 5711 SOL 20000, 588 SOL -20000")
    let balance = TrialBalance(try header(), lines: lines([loan]))
    #expect(balance.rows.count == 4)
    for row in balance.accounts() {
      #expect(row.columns.closing == .zero)
      #expect(row.columns.movements == Columns(debit: 20_000, credit: 20_000))
    }
    #expect(try balance.totals(in: fund("SOL")).closing == Columns(debit: 20_000, credit: 20_000))
    #expect(try balance.accounts(in: fund("TRA")).isEmpty)
  }

  @Test func `a book without lines has a balance of nothing`() throws {
    let balance = TrialBalance(try header(), lines: [])
    #expect(balance.rows.isEmpty && balance.funds.isEmpty && balance.totals() == .zero)
  }

  @Test func `its cells add up for a program that knows nothing of it`() throws {
    let book = try RandomBook(seed: 6, records: 100)
    let balance = TrialBalance(try header("2025-01-01"), lines: book.lines)
    #expect(balance.cells.count == balance.rows.count)
    for column in [2, 4, 6] {
      let debit = balance.cells.compactMap { Int64($0[column]) }.reduce(0, +)
      let credit = balance.cells.compactMap { Int64($0[column + 1]) }.reduce(0, +)
      #expect(debit == credit && (debit > 0))
    }
    #expect(balance.cells.allSatisfy { $0.count == TrialBalance.tableHeader.count })
  }
}
