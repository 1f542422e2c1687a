import CSQLite
import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

/// Attacks on a whole file: each is refused by the schema, or found when the book is opened, written
/// or verified.
@Suite struct AttackTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  var path: String { scratch.path("a.nafa") }

  func integrity(_ body: () throws -> Void) -> IntegrityFault? {
    let error = #expect(throws: BookError.self) { try body() }
    guard case .integrity(let fault) = error else { return nil }
    return fault
  }

  // MARK: - Replacing

  /// Every table, every key of it: a row with the same key and one other value. What is only added to
  /// is kept by the schema itself; what can be rebuilt from the list, by a comparison with it.
  @Test func `no row of any table is replaced without a trace, by any of its keys`() throws {
    try fullBook(at: path)
    var refused = 0
    var found = 0
    for object in BookSchema.objects where object.type == "table" {
      for (key, column) in try keysAndOthers(of: object.name) {
        try scratch.write(try scratch.bytes(of: "a.nafa"), to: "b.nafa")
        let outside = try Connection.outside(scratch.path("b.nafa"))
        let sql = try replacement(in: object.name, key: key, column: column, outside)
        if obstacle({ () throws(StorageFault) in try outside.execute(sql) }) != nil {
          refused += 1
          continue
        }
        #expect(!isOnlyAddedTo(object.name), "\(sql)")
        let isFound = try !Book.verify(scratch.path("b.nafa")).isWhole
        #expect(isFound, "\(sql)")
        found += isFound ? 1 : 0
      }
    }
    #expect(refused > 20)
    #expect(found > 50)
  }

  private func isOnlyAddedTo(_ table: String) -> Bool {
    BookSchema.objects.contains { $0.name == "\(table)_u" }
  }

  /// The keys of a table, each with a column that is not in it.
  private func keysAndOthers(of table: String) throws -> [([String], String)] {
    let connection = try Connection.outside(path)
    let columns = try connection.all(
      "SELECT name FROM pragma_table_info('\(table)')", as: String.self)
    let primary = try connection.all(
      "SELECT name FROM pragma_table_info('\(table)') WHERE pk > 0 ORDER BY pk", as: String.self)
    var keys = [primary]
    for index in try connection.all(
      "SELECT name FROM pragma_index_list('\(table)') WHERE \"unique\" = 1", as: String.self)
    {
      let key = try connection.all(
        "SELECT name FROM pragma_index_info('\(index)') ORDER BY seqno", as: String.self)
      if !keys.contains(key) { keys.append(key) }
    }
    return keys.flatMap { key in
      columns.filter { !key.contains($0) }.map { (key, $0) }
    }
  }

  /// Replaces a row, its first, by one that has the same key and another value in a column.
  private func replacement(
    in table: String, key: [String], column: String, _ connection: Connection
  ) throws -> String {
    let rows = try connection.all(
      "SELECT name, type FROM pragma_table_info('\(table)') ORDER BY cid", as: String.self,
      String.self)
    let values = rows.map { name, type in
      guard name == column else { return name }
      return switch type {
      case "INTEGER": "coalesce(\(name), 0) + 1"
      case "TEXT": "coalesce(\(name), '') || 'x'"
      default: "randomblob(length(\(name)))"
      }
    }
    return """
      INSERT OR REPLACE INTO \(table)
      SELECT \(values.joined(separator: ", ")) FROM \(table) ORDER BY \(key[0]) LIMIT 1
      """
  }

  // MARK: - The schema

  @Test func `a trigger that is dropped, added or changed keeps the book from being opened`() throws
  {
    try smallBook(at: path)
    for (sql, name) in [
      ("DROP TRIGGER record_u", "record_u"), ("DROP TRIGGER posting_late", "posting_late"),
      ("DROP INDEX posting_account", "posting_account"), ("CREATE TABLE extra(a)", "extra"),
      ("CREATE VIEW extra AS SELECT 1", "extra"),
      ("ALTER TABLE detail ADD COLUMN a TEXT", "detail"),
      ("ANALYZE", "sqlite_stat1"),
      (
        """
        CREATE TRIGGER quiet BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END
        """, "quiet"
      ),
      (
        """
        DROP TRIGGER record_u;
        CREATE TRIGGER record_u BEFORE UPDATE ON record BEGIN SELECT 1; END
        """, "record_u"
      ),
    ] {
      try scratch.write(try scratch.bytes(of: "a.nafa"), to: "b.nafa")
      try tamper(scratch.path("b.nafa"), sql)
      let fault = integrity {
        _ = try Book.open(scratch.path("b.nafa"), forWriting: false, context: try .fixed())
      }
      #expect(fault == .schemaChanged(object: name))
      #expect(
        try Book.verify(scratch.path("b.nafa"), .chain).findings
          .contains(Finding(.schema, place: name)))
    }
  }

  @Test func `a trigger that is added while the book is open does not drop a record`() throws {
    try smallBook(at: path)
    let book = try Book.open(path, forWriting: true, context: try .fixed())
    try tamper(
      path, "CREATE TRIGGER quiet BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END")
    #expect(throws: BookError.self) {
      _ = try book.perform(deposit("R1-000008", 100, on: "2025-04-01"))
    }
    #expect(try book.recordCount() == 16)
  }

  @Test func `what is no book, or a newer one, is not opened and says so`() throws {
    try smallBook(at: path)
    for (sql, fault, code) in [
      ("PRAGMA user_version = 9", IntegrityFault.newerFormat(found: 9), Finding.Code.newerFormat),
      ("PRAGMA user_version = -1", .notABook, .notABook),
      ("PRAGMA application_id = 7", .notABook, .notABook),
    ] {
      try scratch.write(try scratch.bytes(of: "a.nafa"), to: "b.nafa")
      try tamper(scratch.path("b.nafa"), sql)
      #expect(
        integrity {
          _ = try Book.open(scratch.path("b.nafa"), forWriting: true, context: try .fixed())
        } == fault)
      #expect(try codes(scratch.path("b.nafa")) == [code])
    }
    try scratch.write(Array("fund,kind\nGEN,general\n".utf8), to: "c.nafa")
    #expect(try codes(scratch.path("c.nafa")) == [.notABook])
    try scratch.write([], to: "d.nafa")
    #expect(try codes(scratch.path("d.nafa")) == [.notABook])
  }

  @Test func `a schema that is written by hand is found`() throws {
    try smallBook(at: path)
    let connection = try Connection.outside(path, writableSchema: true)
    try connection.execute(
      """
      UPDATE sqlite_schema SET sql = replace(sql, 'I4 record is never changed', 'never')
      WHERE name = 'record_u'
      """)
    #expect(
      integrity {
        _ = try Book.open(path, forWriting: true, context: try .fixed())
      } == .schemaChanged(object: "record_u"))
  }

  // MARK: - Strays

  @Test func `postings left for the next record are found before anything is written`() throws {
    try smallBook(at: path)
    let outside = try Connection.outside(path)
    let entry = try HandMadeEntry(record: try HandMade(after: outside).id, in: outside)
    try entry.write(to: outside)
    let book = try Book.open(path, forWriting: true, context: try .fixed())
    #expect(
      integrity {
        _ = try book.perform(deposit("R1-000008", 100, on: "2025-04-01"))
      } == .strayPostings)
    #expect(try codes(path) == [.projection])
  }

  @Test func `an erasure left for the next record is found before anything is written`() throws {
    try smallBook(at: path)
    let outside = try Connection.outside(path)
    let next = try HandMade(after: outside).id
    try outside.execute("INSERT INTO erased SELECT commitment, \(next) FROM detail")
    try outside.execute("DELETE FROM detail")
    let book = try Book.open(path, forWriting: true, context: try .fixed())
    #expect(
      integrity {
        _ = try book.perform(deposit("R1-000008", 100, on: "2025-04-01"))
      } == .strayPostings)
    #expect(try codes(path) == [.detailMissing, .erasure])
  }

  @Test func `a record made by hand is in the chain, and its entries are checked all the same`()
    throws
  {
    for (entries, code) in [
      (#"[{"amount":1}]"#, Finding.Code.entry),
      (entry(amount: 500, other: -499), .entry),
      (entry(number: 9), .number),
      (entry(day: "2025-03-31"), .closedMonth),
    ] {
      try smallBook(at: path)
      let book = try Book.open(path, forWriting: true, context: try .fixed())
      _ = try book.close(try month("2025-02"))
      _ = try book.close(try month("2025-03"))
      let outside = try Connection.outside(path)
      var next = try HandMade(after: outside)
      next.body = #"{"entries":\#(entries)}"#
      try next.write(to: outside)
      let proof = try Book.verify(path, .chain)
      #expect(
        proof.findings.contains(Finding(code, RecordKey(site: 1, sequence: 19), place: ""))
          || proof.findings.contains { $0.code == code })
      #expect(proof.firstBadRecord == RecordKey(site: 1, sequence: 19))
    }
  }

  @Test func `a cash box that a record made by hand overdraws is found`() throws {
    try smallBook(at: path)
    let outside = try Connection.outside(path)
    var next = try HandMade(after: outside)
    next.body = #"{"entries":\#(entry(amount: -9_000, other: 9_000))}"#
    try next.write(to: outside)
    let proof = try Book.verify(path)
    #expect(proof.findings.contains(Finding(.belowZero, place: "5711 GEN 2025-04-01")))
    #expect(try codes(path, .chain) == [])
  }

  @Test func `a reversal that is no mirror is found, and a second one`() throws {
    try smallBook(at: path)
    let outside = try Connection.outside(path)
    var next = try HandMade(after: outside)
    next.kind = "reversal"
    next.body = ##"{"entries":\##(entry(number: 1)),"reverses":"#9"}"##
    try next.write(to: outside)
    #expect(try codes(path, .chain) == [.mirror])
  }

  /// The stored form of an entry, on a journal of its own.
  private func entry(
    day: String = "2025-04-01", number: Int = 1, amount: Int64 = 500, other: Int64 = -500
  ) -> String {
    """
    [{"day":"\(day)","journal":"AN","label":"entry","number":\(number),"postings":\
    [{"account":"5711","amount":\(amount),"fund":"GEN"},\
    {"account":"7011","amount":\(other),"fund":"GEN"}],"voucher":"V"}]
    """
  }

  // MARK: - The guard of the connection, alone

  @Test(arguments: [
    "UPDATE record SET body = '{}'", "DELETE FROM record", "UPDATE site SET number = 2",
    "DELETE FROM posting", "UPDATE posting SET amount = 1", "UPDATE detail SET bytes = x'00'",
    "DELETE FROM erased", "DELETE FROM reference", "UPDATE cover SET month = 1",
    "DROP INDEX entry_number", "DROP TABLE record", "CREATE TABLE extra(a)",
    "CREATE TEMP TRIGGER quiet BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END",
    "ALTER TABLE record ADD COLUMN a", "ATTACH 'other.nafa' AS other", "VACUUM INTO 'other.nafa'",
    "PRAGMA writable_schema = ON", "PRAGMA foreign_keys = OFF", "PRAGMA recursive_triggers = OFF",
    "PRAGMA journal_mode = OFF", "PRAGMA ignore_check_constraints = ON", "PRAGMA user_version = 9",
    "UPDATE sqlite_schema SET sql = ''", "SELECT load_extension('x')", "REINDEX", "ANALYZE",
  ])
  func `a connection of this program refuses what its triggers are not asked about`(sql: String)
    throws
  {
    try smallBook(at: path)
    let bare = try Connection.outside(path)
    for name in try bare.all(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger'", as: String.self)
    {
      try bare.execute("DROP TRIGGER \(name)")
    }
    let connection = try Connection(.readWriteExisting(path), policy: BookSchema.policy)
    let found = obstacle { () throws(StorageFault) in try connection.run(sql) }
    // The schema's own table is closed by a switch of the connection before the guard is asked.
    let expected = sql.contains("sqlite_schema") ? "statement" : "guarded"
    #expect(found?.hasPrefix(expected) == true, "\(found ?? "done")")
  }

  @Test func `a byte written past the triggers, as by a blob handle, is found`() throws {
    try smallBook(at: path)
    let pointer = try raw()
    var blob: OpaquePointer?
    let row = RecordKey(site: 1, sequence: 9).packed
    try #require(
      sqlite3_blob_open(pointer, "main", "record", "body", row, 1, &blob) == SQLITE_OK)
    try #require(sqlite3_blob_write(blob, "}", 1, 5) == SQLITE_OK)
    sqlite3_blob_close(blob)
    sqlite3_close_v2(pointer)
    let proof = try Book.verify(path, .chain)
    #expect(proof.firstBadRecord == RecordKey(site: 1, sequence: 9))
  }

  /// A handle of SQLite's own, without any layer.
  private func raw() throws -> OpaquePointer {
    var pointer: OpaquePointer?
    try #require(sqlite3_open_v2(path, &pointer, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK)
    return try #require(pointer)
  }
}
