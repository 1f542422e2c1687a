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
}
