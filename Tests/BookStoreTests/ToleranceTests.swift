import DoubleEntry
import HealthFund
import LedgerReports
import LedgerValues
import Reconciliation
import StatementFormats
import Testing

@testable import BookStore

/// Differences that a rule explains, posted when a person accepts them.
@Suite struct BookToleranceTests {
  let books: WalletBook
  var book: Book { books.book }

  init() throws {
    books = try WalletBook()
    try books.dues("R1-000001", 5_000, on: "2025-01-30", months: 10, reference: "T1")
  }

  @discardableResult
  private func rule(
    _ measure: Tolerance.Measure, against: String = "6312", fund code: String = "GEN"
  ) throws -> ActResult {
    try book.keep(
      try Tolerance(
        name: "FRAIS", account: "5521", from: try day("2025-01-01"), measure: measure),
      against: try account(against), fund: try fund(code))
  }

  private func suggestion() throws -> Suggestion {
    let tolerated = try book.comparison(of: books.wallet).tolerated
    return try #require(tolerated.first)
  }

  @Test func `nothing is tolerated without a rule`() throws {
    try books.bring("2025-01-31,T1,a,4940,,4940")
    #expect(try book.comparison(of: books.wallet).tolerated.isEmpty)
    try rule(.fees([.init(upTo: 5_000, fee: 60)]))
    #expect(try suggestion().adjustment?.amount == -60)
    let state = try book.periodState(of: books.wallet, Month(number: 2025 * 12))
    #expect(try book.readiness(state).contains(.suggestions(1)))
  }

  @Test func `accepting posts the difference and matches all three, undoing takes both back`()
    throws
  {
    try books.bring("2025-01-31,T1,a,4940,,4940")
    let kept = try rule(.fees([.init(upTo: 5_000, fee: 60)]))
    let accepted = try book.accept([try suggestion().code], on: books.wallet)
    let after = try book.comparison(of: books.wallet)
    #expect(after.lines.isEmpty && after.movements.isEmpty)
    let posted = try #require(try book.lastRecord(of: .adjustment))
    #expect(
      try book.lines().filter { $0.record == posted }.map { "\($0.account) \($0.amount.units)" }
        == ["5521 -60", "6312 60"])
    #expect(try book.record(posted).body["tolerance"]?.text == kept.record.description)
    #expect(try book.verify(.deep).findings == [])

    _ = try book.undo(accepted.record, reason: "another operation")
    let open = try book.comparison(of: books.wallet)
    #expect(open.lines.count == 1 && open.tolerated.count == 1)
    #expect(try book.balance(of: books.wallet, on: .latest) == 5_000)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `all that the rule suggests is accepted at once, and a rounding may come in`() throws {
    try books.bring("2025-01-31,T1,a,5003,,5003")
    try rule(.rounding(5), against: "7581")
    _ = try book.accept(all: [.tolerance], on: books.wallet)
    #expect(try book.balance(of: books.wallet, on: .latest) == 5_003)
    #expect(try book.comparison(of: books.wallet).lines.isEmpty)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a difference of a closed month is not posted, and the refusal is kept`() throws {
    try books.bring("2025-01-31,T1,a,4940,,4940")
    try rule(.fees([.init(upTo: 5_000, fee: 60)]))
    let code = try suggestion().code
    _ = try book.close(Month(number: 2025 * 12))
    for accept in [
      { _ = try book.accept([code], on: books.wallet) },
      { _ = try book.accept(all: [.tolerance], on: books.wallet) },
    ] {
      let before = try book.lastRecord(of: .refusal)
      #expect(throws: BookError.self, performing: accept)
      let kept = try #require(try book.lastRecord(of: .refusal))
      #expect(kept != before)
      #expect(try book.record(kept).body["act"]?.text == "adjustment")
    }
    #expect(try book.comparison(of: books.wallet).lines.count == 1)
  }

  @Test func `a rule written again for the same first day replaces the first`() throws {
    try books.bring("2025-01-31,T1,a,4940,,4940")
    try rule(.fees([.init(upTo: 5_000, fee: 60)]))
    try rule(.fees([.init(upTo: 5_000, fee: 70)]))
    #expect(try book.comparison(of: books.wallet).tolerated.isEmpty)
    #expect(try book.tolerances().count == 1)
  }

  @Test func `where it goes is an expense or income, and the fund is known`() throws {
    func refusal(_ act: () throws -> Void) -> Refusal? {
      guard case .refused(let refusal) = #expect(throws: BookError.self, performing: act) else {
        return nil
      }
      return refusal
    }
    let fees = Tolerance.Measure.rounding(5)
    #expect(refusal { try rule(fees, against: "4191") } == .accountNotResult(try account("4191")))
    #expect(refusal { try rule(fees, fund: "NONE") } == .fundUnknown(try fund("NONE")))
  }
}
