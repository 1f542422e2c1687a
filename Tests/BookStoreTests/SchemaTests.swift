import LedgerSQLite
import Testing

@testable import BookStore

@Suite struct SchemaTests {
  let connection: Connection

  init() throws {
    connection = try Connection(.memory, policy: .unguarded)
    for statement in BookSchema.statements { try connection.execute(statement) }
  }

  var tables: [String] {
    BookSchema.objects.filter { $0.type == "table" }.map(\.name)
  }

  @Test func `what the file keeps of the schema is to the byte what was written`() throws {
    #expect(BookSchema.differences(from: try connection.schemaObjects()).isEmpty)
    let texts = try connection.all(
      "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL", as: String.self)
    #expect(texts == BookSchema.statements)
    #expect(try connection.schemaObjects().count == BookSchema.objects.count)
  }

  @Test func `every table is strict`() throws {
    let loose = try connection.all(
      "SELECT name FROM pragma_table_list WHERE strict = 0 AND name NOT LIKE 'sqlite_%'",
      as: String.self)
    #expect(loose == [])
    #expect(tables.count > 30)
  }

  @Test func `in a table without row numbers the key comes first`() throws {
    for table in tables {
      let isWithoutRow = try connection.first(
        "SELECT wr FROM pragma_table_list WHERE name = ?", table, as: Int.self)
      guard isWithoutRow == 1 else { continue }
      let keys = try connection.all(
        "SELECT pk FROM pragma_table_info('\(table)') ORDER BY cid", as: Int.self)
      let count = keys.filter { $0 > 0 }.count
      #expect(Array(keys.prefix(count)) == Array(1...count), "\(table)")
    }
  }

  @Test func `no money is kept as a number with a fraction, nor anything of an open type`() throws {
    for table in tables {
      let types = try connection.all(
        "SELECT DISTINCT type FROM pragma_table_info('\(table)')", as: String.self)
      #expect(Set(types).isSubset(of: ["INTEGER", "TEXT", "BLOB"]), "\(table)")
    }
  }
}
