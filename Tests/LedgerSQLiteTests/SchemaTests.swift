import LedgerSQLite
import Testing

struct SchemaTests {
  @Test func `the schema is read in its order, to the byte`() throws {
    let connection = try Connection.laid()
    let objects = try connection.schemaObjects()
    #expect(
      objects.map(\.name) == [
        "record", "sqlite_autoindex_record_1", "balance", "detail", "record_u", "record_d",
        "record_n",
      ])
    #expect(objects[1].sql == nil && objects[1].type == "index" && objects[1].table == "record")
    #expect(
      objects[2].sql
        == "CREATE TABLE balance(account INTEGER PRIMARY KEY, amount INTEGER NOT NULL) STRICT")
    #expect(
      SchemaDifference.between(found: try connection.schemaObjects(), expected: objects) == [])
    #expect(
      SchemaDifference.between(found: try connection.schemaObjects(), expected: objects.reversed())
        == [])
  }

  @Test func `an added trigger, a dropped one and a changed one are found`() throws {
    let connection = try Connection.laid()
    let expected = try connection.schemaObjects()
    let ignoring = "CREATE TRIGGER quiet BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END"
    let weaker = "CREATE TRIGGER record_u BEFORE UPDATE ON record BEGIN SELECT 1; END"
    try connection.lay("DROP TRIGGER record_d; DROP TRIGGER record_u; \(weaker); \(ignoring)")
    let extra = SchemaObject(type: "trigger", name: "quiet", table: "record", sql: ignoring)
    let found = SchemaObject(type: "trigger", name: "record_u", table: "record", sql: weaker)
    #expect(
      SchemaDifference.between(found: try connection.schemaObjects(), expected: expected) == [
        .missing(expected[5]), .changed(found: found, expected: expected[4]), .extra(extra),
      ])
    #expect(try connection.integrityCheck() == [], "SQLite itself finds nothing wrong")
  }

  @Test func `two spellings of an accent are two schemas`() {
    let one = SchemaObject(type: "table", name: "é", table: "é", sql: nil)
    let other = SchemaObject(type: "table", name: "e\u{301}", table: "e\u{301}", sql: nil)
    #expect(one != other)
    #expect(one == one)
    #expect(one != SchemaObject(type: "table", name: "é", table: "é", sql: ""))
  }

  @Test func `program and version are kept in the file`() throws {
    let scratch = try Scratch()
    let connection = try Connection(.create(scratch.path("a.db")))
    try connection.lifting(.unguarded) { () throws(StorageFault) in
      try connection.setApplicationID(0x4e61_6661)
      try connection.setUserVersion(12)
    }
    let reader = try Connection(.readOnly(scratch.path("a.db")))
    #expect(try reader.applicationID() == 0x4e61_6661)
    #expect(try reader.userVersion() == 12)
    let kind = try faultKind { () throws(StorageFault) in try connection.setUserVersion(13) }
    #expect(kind == .guarded(action: .pragma, object: "user_version"))
  }

  @Test func `rows that point to nothing are found`() throws {
    let bare = try Connection(
      .memory, settings: [Setting("foreign_keys", "OFF", reads: "0")], switches: [])
    try bare.lay()
    try bare.insert("INSERT INTO detail(id, record) VALUES (5, 99)")
    let broken = try bare.foreignKeyCheck()
    #expect(broken.map { "\($0.table) \($0.key ?? 0) \($0.parent)" } == ["detail 5 record"])
  }

  @Test func `spilling and cache are set and read back`() throws {
    let connection = try Connection.laid()
    try connection.setCacheSpill(false)
    try connection.setCache(kibibytes: 65_536)
    connection.use(.unguarded)
    #expect(try connection.first("PRAGMA cache_spill", as: Int.self) == 0)
    #expect(try connection.first("PRAGMA cache_size", as: Int.self) == -65_536)
    try connection.setCacheSpill(true)
    #expect(try connection.first("PRAGMA cache_spill", as: Int.self) != 0)
  }
}
