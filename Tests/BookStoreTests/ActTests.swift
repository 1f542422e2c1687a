import BookStore
import DoubleEntry
import HealthFund
import LedgerValues
import Testing

@Suite struct ActTests {
  @Test func `a deposit is the saver's, and written once`() throws {
    let book = try sampleBook()
    let first = try book.perform(deposit("R1-000001", 500, on: "2025-02-01"))
    let again = try book.perform(deposit("R1-000001", 500, on: "2025-02-01"))
    #expect(first.isNew)
    #expect(again == ActResult(record: first.record, isNew: false))
    let person = try book.person("P0001-3")
    #expect(person.details?.name == "Awa Exemple")
    #expect(
      try book.savings(of: person.identifier, in: try fund("SAV-A"), on: try day("2025-02-01"))
        == 500)
  }

  @Test func `a receipt used for another amount is refused, naming the field`() throws {
    let book = try sampleBook()
    let first = try book.perform(deposit("R1-000001", 500, on: "2025-02-01"))
    let refusal = #expect(throws: BookError.self) {
      _ = try book.perform(deposit("R1-000001", 600, on: "2025-02-01"))
    }
    guard case .refused(.referenceUsed(_, first.record, field: "amount")) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
  }

  @Test func `a reversal undoes once`() throws {
    let book = try sampleBook()
    let deposit = try book.perform(deposit("R1-000001", 500, on: "2025-02-01"))
    _ = try book.reverse(deposit.record, reason: "typed twice")
    #expect(throws: BookError.self) { try book.reverse(deposit.record, reason: "again") }
    let person = try book.person("P0001-3")
    #expect(
      try book.savings(of: person.identifier, in: try fund("SAV-A"), on: try day("2025-02-01"))
        == 0)
  }

  @Test func `nothing is posted into a closed month`() throws {
    let book = try sampleBook()
    _ = try book.perform(deposit("R1-000001", 500, on: "2025-02-01"))
    _ = try book.close(try #require(Month(2025, 2)))
    #expect(throws: BookError.self) {
      try book.perform(deposit("R1-000002", 500, on: "2025-02-03"))
    }
    _ = try book.reopen(try #require(Month(2025, 2)), reason: "a receipt was late")
    #expect(try book.perform(deposit("R1-000002", 500, on: "2025-02-03")).isNew)
  }
}

@Suite struct ClosingTests {
  private func dues(_ receipt: String, months: Int, on text: String) throws -> Act {
    .contribution(
      try Contribution(
        day: try day(text), receipt: try #require(Receipt(receipt)),
        purpose: .dues(from: nil, months: months), household: "M0001-3",
        amount: Money(Int64(500 * months)), into: try account("5711")))
  }

  private func balance(_ code: String, _ book: Book) throws -> Money {
    try book.balance(of: try account(code), on: try day("2025-12-31"))
  }

  /// INVARIANT I14.
  @Test func `no month is closed that ended before the book's first day`() throws {
    let book = try sampleBook()
    let (december, start) = (try day("2024-12-31"), try day("2025-01-01"))
    #expect(
      refused { _ = try book.close(december.calendarMonth) }
        == .dayBeforeStart(december, start: start))
    #expect(try book.lastClosedMonth() == nil)
  }

  @Test func `dues paid ahead are earned month by month, at each closing`() throws {
    let book = try sampleBook()
    _ = try book.perform(dues("R1-000001", months: 3, on: "2025-01-10"))
    #expect(try balance("477", book) == -1_000)
    _ = try book.close(try #require(Month(2025, 1)))
    #expect(try balance("477", book) == -1_000)
    _ = try book.close(try #require(Month(2025, 2)))
    #expect(try balance("477", book) == -500)
    _ = try book.close(try #require(Month(2025, 3)))
    #expect(try balance("477", book) == 0)
    #expect(try balance("7011", book) == -1_500)
  }

  @Test func `dues reversed after they were earned are taken back at the next closing`() throws {
    let book = try sampleBook()
    let paid = try book.perform(dues("R1-000001", months: 3, on: "2025-01-10"))
    for month in 1...2 { _ = try book.close(try #require(Month(2025, month))) }
    _ = try book.reverse(paid.record, reason: "paid by another household")
    _ = try book.close(try #require(Month(2025, 3)))
    #expect(try balance("477", book) == 0)
    #expect(try balance("7011", book) == 0)
  }

  @Test func `a month opened and closed again earns nothing twice`() throws {
    let book = try sampleBook()
    _ = try book.perform(dues("R1-000001", months: 2, on: "2025-01-10"))
    for month in 1...2 { _ = try book.close(try #require(Month(2025, month))) }
    _ = try book.reopen(try #require(Month(2025, 2)), reason: "a receipt was late")
    _ = try book.close(try #require(Month(2025, 2)))
    #expect(try balance("477", book) == 0)
    #expect(try balance("7011", book) == -1_000)
  }
}

@Suite struct SavingsAreWholeTests {
  @Test func `no fee is taken from what savers own`() throws {
    let book = try sampleBook()
    _ = try book.perform(deposit("R1-000001", 500, on: "2025-02-01"))
    let transfer = try Transfer(
      day: try day("2025-02-02"), voucher: "VIR-1", from: try account("5712-A"),
      to: try account("5521"), fund: try fund("SAV-A"), amount: 100, fee: 5)
    let refusal = #expect(throws: BookError.self) { try book.perform(.transfer(transfer)) }
    guard case .refused(.act(.feeFromSavings)) = refusal else {
      Issue.record("\(String(describing: refusal))")
      return
    }
    let available = try book.fundHistory(try fund("SAV-A")).available(on: try day("2025-02-02"))
    #expect(available == 0)
  }
}
