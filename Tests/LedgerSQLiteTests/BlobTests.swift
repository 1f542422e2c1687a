import CSQLite
import Testing

/// What keeps SQLite's incremental blob interface, which knows neither triggers nor the authorizer,
/// from writing into a row: this library never opens one, and these are the facts for a schema.
struct BlobTests {
  @Test(arguments: [
    ("a plain table is written, past triggers and authorizer", "STRICT", "", true),
    ("a table without row keys is not", "STRICT, WITHOUT ROWID", "", false),
    ("an indexed column is not", "STRICT", "CREATE INDEX i ON t(body)", false),
    ("an index that holds nothing is enough", "STRICT", "CREATE INDEX i ON t(body) WHERE 0", false),
    (
      "an expression in an index that holds nothing protects every column", "STRICT",
      "CREATE INDEX i ON t(length(id)) WHERE 0", false
    ),
  ])
  func `blob writes`(name: String, options: String, index: String, isWritten: Bool) throws {
    var database: OpaquePointer?
    try #require(sqlite3_open(":memory:", &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    let script = """
      CREATE TABLE t(id INTEGER PRIMARY KEY, body TEXT) \(options);
      INSERT INTO t VALUES (1, 'first');
      CREATE TRIGGER t_u BEFORE UPDATE ON t BEGIN SELECT RAISE(ABORT, 'append only'); END;
      \(index);
      """
    try #require(sqlite3_exec(database, script, nil, nil, nil) == SQLITE_OK)
    sqlite3_set_authorizer(database, { _, _, _, _, _, _ in SQLITE_DENY }, nil)
    var blob: OpaquePointer?
    let opened = sqlite3_blob_open(database, "main", "t", "body", 1, 1, &blob)
    defer { sqlite3_blob_close(blob) }
    #expect((opened == SQLITE_OK) == isWritten, "\(name)")
    if opened == SQLITE_OK {
      #expect(sqlite3_blob_write(blob, "other", 5, 0) == SQLITE_OK)
    }
  }
}
