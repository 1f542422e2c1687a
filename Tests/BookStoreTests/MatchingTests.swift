import LedgerValues
import Reconciliation
import Testing

@testable import BookStore

/// What is matched of a real book, from the acts and files that a treasurer has.
@Suite struct MatchingTests {
  let books: WalletBook
  var book: Book { books.book }

  init() throws {
    books = try WalletBook()
  }

  // MARK: - What a comparison sees

  @Test func `our own number that a payer typed confirms, and a telephone suggests`() throws {
    try books.dues("R1-000001", 500, on: "2025-02-01")
    try books.dues("R1-000002", 700, on: "2025-02-02", of: "M0001-3")
    try books.dues("R1-000003", 900, on: "2025-02-03")
    try books.bring(
      "2025-02-01,T1,cotisation m0002-1,500,99999999,",
      "2025-02-03,T2,R1-000002,700,99999999,",
      "2025-02-04,T3,versement,900,+223 76 00 00 02,")
    #expect(try books.found() == ["own_code 1:1", "own_code 1:1", "phone_amount 1:1"])
  }

  @Test func `of a household's numbers the one that the statement knows is taken`() throws {
    try books.dues("R1-000001", 500, on: "2025-02-01")
    try books.bring("2025-02-01,T1,,500,76000003,")
    #expect(try books.found() == ["phone_amount 1:1"])
  }

  @Test func `a telephone that is nobody's in the household vetoes a bare amount`() throws {
    try books.dues("R1-000001", 500, on: "2025-02-01")
    try books.bring("2025-02-01,T1,,500,76999999,")
    #expect(try books.found() == [])
    let misses = try book.comparison(of: books.wallet).result.unmatchedLines
    #expect(misses.map(\.nearest?.reason) == [.otherPhone])
  }

  @Test func `a household's day and a receipt book's day are groups`() throws {
    try books.dues("R1-000001", 500, on: "2025-02-01")
    try books.dues("R1-000002", 1_000, on: "2025-02-01", months: 2)
    try books.dues("R2-000001", 300, on: "2025-02-05")
    try books.dues("R2-000002", 400, on: "2025-02-05", of: "M0001-3")
    try books.bring("2025-02-02,T1,,1500,,", "2025-02-06,T2,,700,,")
    #expect(try books.found() == ["natural_group 1:2", "natural_group 1:2"])
    let facts = try book.comparison(of: books.wallet).result.groups.flatMap(\.facts)
    #expect(facts.contains(.together("M0002-1")) && facts.contains(.together("R2")))
  }

  @Test func `an entry and its reversal cancel each other`() throws {
    let movement = try books.dues("R1-000001", 500, on: "2025-02-01")
    _ = try book.reverse(RecordKey(packed: Int64(movement.record)), reason: "typed twice")
    #expect(try books.found() == ["reversal 0:2"])
    let record = try #require(try book.match(books.wallet, accepting: []).record)
    #expect(try book.openMovements(of: books.wallet).isEmpty)
    #expect(try book.matches(of: books.wallet).map(\.key) == [MatchKey(record: record, item: 0)])
    #expect(try book.verify().isWhole)
  }

  @Test func `a forgotten telephone is no evidence, and no obstacle`() throws {
    try books.dues("R1-000001", 500, on: "2025-02-01")
    try books.bring("2025-02-01,T1,,500,76999999,")
    for person in ["P0002-1", "P0003-7"] { _ = try book.forget(person: person, reason: "asked") }
    #expect(try books.found() == ["unique_amount 1:1"])
  }

  // MARK: - Parts

  @Test func `parts of a line are matched until nothing is left`() throws {
    let first = try books.dues("R1-000001", 500, on: "2025-02-01")
    let second = try books.dues("R1-000002", 400, on: "2025-03-20")
    let line = LineID(
      statement: Int(try books.bring("2025-02-09,T1,,1000,,").result.record.packed), line: 1)
    _ = try book.split(books.wallet, lines: [NamedPart(line)], movements: [NamedPart(first)])
    #expect(try book.openLines(of: books.wallet).map(\.amount) == [500])
    #expect(throws: BookError.self) {
      try book.split(
        books.wallet, lines: [NamedPart(line, 600)], movements: [NamedPart(second)])
    }
    _ = try book.split(books.wallet, lines: [NamedPart(line)], movements: [NamedPart(second, 300)])
    #expect(try book.openLines(of: books.wallet).map(\.amount) == [200])
    #expect(try book.openMovements(of: books.wallet).map(\.amount) == [100])
    let report = try book.reconciliationReport(of: books.wallet, on: try day("2025-03-31"))
    #expect(report.receiptsNotBooked.map(\.item.amount) == [200])
    #expect(report.receiptsNotCredited.map(\.item.amount) == [100])
    #expect(report.isExplained)
    #expect(try book.verify().isWhole)
  }

  @Test func `several lines make one movement, and one line several`() throws {
    let whole = try books.dues("R1-000001", 900, on: "2025-02-01")
    let parts = [
      try books.dues("R1-000002", 300, on: "2025-03-01"),
      try books.dues("R1-000003", 500, on: "2025-03-02"),
    ]
    let record = try books.bring(
      "2025-02-01,T1,,400,,", "2025-02-02,T2,,500,,", "2025-03-03,T3,,800,,")
    let statement = Int(record.result.record.packed)
    func line(_ number: Int) -> NamedPart<LineID> {
      NamedPart(LineID(statement: statement, line: number))
    }
    _ = try book.split(books.wallet, lines: [line(1), line(2)], movements: [NamedPart(whole)])
    _ = try book.split(
      books.wallet, lines: [line(3)], movements: parts.map { NamedPart($0) })
    #expect(try book.openLines(of: books.wallet).isEmpty)
    #expect(try book.openMovements(of: books.wallet).isEmpty)
  }

  @Test func `what is undone is open again, once`() throws {
    try books.dues("R1-000001", 500, on: "2025-02-01", reference: "T1")
    try books.dues("R1-000002", 700, on: "2025-02-01", reference: "T2")
    try books.bring("2025-02-01,T1,,500,,", "2025-02-02,T2,,700,,")
    let record = try #require(try book.match(books.wallet, accepting: []).record)
    #expect(try book.openLines(of: books.wallet).isEmpty)
    _ = try book.undo(record, items: [1], reason: "another household's")
    #expect(try book.openLines(of: books.wallet).map(\.amount) == [700])
    #expect(try book.openMovements(of: books.wallet).map(\.amount) == [700])
    let by = try #require(try book.lastRecord(of: .undo))
    #expect(
      books.refusal { _ = try book.undo(record, items: [1], reason: "again") }
        == .alreadyUndone(record, by: by))
    #expect(
      books.refusal { _ = try book.undo(record, items: [2], reason: "none") }
        == .matchUnknown(record, number: 3))
    #expect(books.refusal { _ = try book.undo(by, reason: "undo") } == .notAMatch(by))
    let again = try #require(try book.match(books.wallet, accepting: []).record)
    #expect(try book.matches(of: books.wallet).map(\.key.record) == [record, again])
    _ = try book.undo(record, reason: "all that stands")
    #expect(try book.openLines(of: books.wallet).map(\.amount) == [500])
    #expect(try book.verify().isWhole)
  }

  @Test func `a suggestion is accepted by its code, as long as its items wait`() throws {
    try books.dues("R1-000001", 500, on: "2025-02-01")
    try books.bring("2025-02-02,T1,,500,,")
    let comparison = try book.comparison(of: books.wallet)
    let suggestions = try comparison.result.suggestions(comparison.amounts)
    let code = try #require(suggestions.first?.code)
    #expect(suggestions.count == 1 && code.utf8.count == 6)
    #expect(try book.match(books.wallet, accepting: []).record == nil)
    _ = try book.accept([code], on: books.wallet)
    #expect(try book.matches(of: books.wallet).map(\.match.rule) == [.uniqueAmount])
    #expect(
      books.refusal { _ = try book.accept([code], on: books.wallet) } == .suggestionUnknown(code))
    #expect(
      books.refusal { _ = try book.accept(all: [.uniqueAmount], on: books.wallet) }
        == .nothingToAccept)
  }
}
