import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

@Suite struct ClockTests {
  func set(_ book: Book, _ moment: String) throws {
    let now = try #require(Moment(iso: moment))
    book.context.clock = { now }
  }

  @Test func `a clock that steps back a year is noted, and does not turn the books round`() throws {
    let book = try sampleBook()
    let before = try book.record(try book.checkpoint().record).recordedAt
    try set(book, "2025-01-15T08:00:00Z")
    let result = try book.perform(deposit("R1-000001", 500, on: "2025-01-14"))
    let record = try book.record(result.record)
    #expect(record.recordedAt == before)
    #expect(record.body["clock_behind"] == .integer(365 * 86_400))
    #expect(try book.verify().isWhole)
  }

  @Test func `a clock far ahead is asked about, and nothing is written before the answer`() throws {
    let book = try sampleBook()
    let count = try book.recordCount()
    try set(book, "2026-03-15T08:00:00Z")
    let error = #expect(throws: BookError.self) {
      _ = try book.perform(deposit("R1-000001", 500, on: "2025-02-01"))
    }
    guard case .question(.clockAhead(days: 59)) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(try book.recordCount() == count)
    book.context.isClockConfirmed = true
    _ = try book.perform(deposit("R1-000001", 500, on: "2025-02-01"))
    #expect(try book.verify().isWhole)
  }

  @Test func `an act in the future, or before the book begins, is refused`() throws {
    let book = try sampleBook()
    for day in ["2024-12-31", "2026-01-23", "2999-12-31"] {
      #expect(throws: BookError.self) {
        _ = try book.perform(deposit("R1-000001", 500, on: day))
      }
    }
    #expect(try book.perform(deposit("R1-000001", 500, on: "2026-01-22")).isNew)
  }

  /// Whether a record that another tool writes is found to be of a day outside those of the book.
  private func isFound(_ change: (inout HandMade) -> Void) throws -> Bool {
    let scratch = try Scratch()
    let path = scratch.path("a.nafa")
    do { _ = try sampleBook(at: .file(path)) }
    let outside = try Connection.outside(path)
    var next = try HandMade(after: outside)
    change(&next)
    try next.write(to: outside)
    return try codes(path, .chain).contains(.entryDay)
  }

  /// What `perform` refuses, another tool can write: eight days ahead, or a day before the first.
  @Test(arguments: [
    ("2024-12-31", true), ("2025-01-01", false), ("2026-01-22", false), ("2026-01-23", true),
  ])
  func `an entry that a tool dates outside the days of the book is found`(
    text: String, isFound: Bool
  ) throws {
    let found = try self.isFound { next in
      next.body = """
        {"entries":[{"day":"\(text)","journal":"CA11","label":"entry","number":1,"postings":[\
        {"account":"5711","amount":5,"fund":"GEN"},{"account":"7011","amount":-5,"fund":"GEN"}],\
        "voucher":"V"}]}
        """
    }
    #expect(found == isFound)
  }

  /// A closing without entries has no other day than its month's last.
  @Test(arguments: [
    ("2024-12", true), ("2025-01", false), ("2026-01", true),
  ])
  func `a closing that a tool dates outside the days of the book is found`(
    month: String, isFound: Bool
  ) throws {
    let found = try self.isFound { next in
      next.kind = "close"
      next.body = #"{"month":"\#(month)"}"#
    }
    #expect(found == isFound)
  }
}
