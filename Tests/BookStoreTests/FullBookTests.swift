import LedgerSQLite
import Testing

@testable import BookStore

/// The tests that walk every table and every kind of record are worth as much as the book they walk.
@Suite struct FullBookTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try fullBook(at: scratch.path("a.nafa"))
  }

  @Test func `the full book has every kind of record that a chain of one site can have`() throws {
    let book = try openFullBook(scratch.path("a.nafa"))
    var kinds: Set<RecordKind> = []
    try book.eachRecord { (record) throws(BookError) in kinds.insert(record.kind) }
    let missing = Set(RecordKind.allCases).subtracting(kinds)
    #expect(missing == [.site, .entry])
    let proof = try book.verify(.deep)
    #expect(proof.findings == [])
  }

  @Test func `the full book has a row in every table`() throws {
    let connection = try Connection(.readOnly(scratch.path("a.nafa")))
    for object in BookSchema.objects where object.type == "table" {
      let count = try connection.first("SELECT count(*) FROM \(object.name)", as: Int.self)
      #expect((count ?? 0) > 0, "\(object.name)")
    }
  }
}
