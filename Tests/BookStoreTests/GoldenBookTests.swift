import DoubleEntry
import Foundation
import HealthFund
import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

/// A book that was written once and is read forever: `Golden/book.sql` has its list as rows.
///
/// While the format is a draft the projections may change, so only the list is kept, and the test lays
/// it into a file of the present schema. A change that moves the head digest below changes what is
/// hashed, and every book in the field with it.
///
/// To write it anew while the format is a draft: `NAFA_GOLDEN=write swift test --filter GoldenBookTests`.
@Suite struct GoldenBookTests {
  static let head = "9f3eeef83b968935e34000c306b8cb405f151ffb853d955e74ad1e5b12bdf3bd"
  static let count = 306
  static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appending(path: "Golden/book.sql")

  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  var path: String { scratch.path("golden.nafa") }

  @Test func `the golden book opens, proves itself, and has the head it always had`() throws {
    try lay(try String(contentsOf: Self.file, encoding: .utf8))
    let book = try openFullBook(path)
    let proof = try book.verify(.deep)
    #expect(proof.findings == [])
    #expect(proof.counts.records == Self.count)
    let head = try #require(proof.checkpoint?.record)
    #expect(try book.record(head).digest.hex == Self.head)
    let fund = try book.fundHistory(try fund("SOL")).numbers(on: try day("2025-12-31"))
    // What a household owes it for a provisional share is no cash of the fund.
    #expect(fund.cash - fund.payable - fund.resources == -1_500)
    #expect(try book.perform(deposit(book, 100)).isNew)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test(.enabled(if: ProcessInfo.processInfo.environment["NAFA_GOLDEN"] == "write"))
  func `the golden book is written anew`() throws {
    try fullBook(at: path)
    let connection = try Connection(.readOnly(path))
    var text = ""
    for table in ["site", "record", "erased", "detail"] {
      let rows = try connection.prepare("SELECT * FROM \(table) ORDER BY 1")
      var cursor = try rows.rows()
      while try cursor.next() {
        var values: [String] = []
        for column in 0..<cursor.columnCount { values.append(literal(try cursor.value(column))) }
        text += "INSERT INTO \(table) VALUES(\(values.joined(separator: ",")));\n"
      }
    }
    try text.write(to: Self.file, atomically: true, encoding: .utf8)
    let book = try openFullBook(path)
    print("head \(try book.record(try book.checkpoint().record).digest.hex)")
    print("count \(try book.recordCount())")
  }

  private func literal(_ value: StoredValue) -> String {
    switch value {
    case .null: "NULL"
    case .integer(let integer): "\(integer)"
    case .text(let text): "'\(text.replacing("'", with: "''"))'"
    case .bytes(let bytes):
      "x'" + bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "'"
    }
  }

  private func deposit(_ book: Book, _ amount: Money) throws -> Act {
    let household = try #require(try book.households().first { $0.household.group != nil })
    let person = try #require(try book.persons(of: household.identifier).first)
    return .contribution(
      try Contribution(
        day: try day("2025-05-02"), receipt: try #require(Receipt("R9-000001")),
        purpose: .savings(person: person.code), household: household.household.code,
        amount: amount, into: try account("5711")))
  }

  /// Makes a file of the present schema from the rows of a list: the tables, the list, what follows
  /// from it, and then the guards.
  private func lay(_ rows: String) throws {
    let connection = try Connection(.create(path), policy: .unguarded)
    try connection.setApplicationID(BookSchema.applicationID)
    try connection.setUserVersion(BookSchema.version)
    try connection.execute("BEGIN")
    for statement in BookSchema.listTables + BookSchema.projectionTables {
      try connection.execute(statement)
    }
    try connection.execute(rows)
    let book = try Book(
      connection: connection,
      settings: (
        BookSettings(start: try day("2025-01-01")), try #require(Identifier(hex: Self.zeros))
      ))
    try book.eachRecord { (record) throws(BookError) in
      try Projector(book: book).apply(record)
    }
    for statement in BookSchema.listIndexes + BookSchema.projectionIndexes
      + BookSchema.listGuards + BookSchema.projectionGuards
    {
      try connection.execute(statement)
    }
    try connection.execute("COMMIT")
  }

  private static let zeros = String(repeating: "0", count: 32)
}
