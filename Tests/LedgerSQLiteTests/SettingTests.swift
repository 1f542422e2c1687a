import CSQLite
import LedgerSQLite
import Testing

struct SettingTests {
  @Test(arguments: [
    ("foreign_keys", 1), ("recursive_triggers", 1), ("ignore_check_constraints", 0),
    ("trusted_schema", 0), ("cell_size_check", 1), ("secure_delete", 1), ("synchronous", 3),
    ("busy_timeout", 1_234), ("temp_store", 2), ("mmap_size", 0), ("writable_schema", 0),
  ])
  func `every setting of an opened file is in force`(name: String, value: Int) throws {
    let scratch = try Scratch()
    let file = scratch.path("a.db")
    _ = try Connection(.create(file))
    for mode in [Connection.Mode.readWriteExisting(file), .readOnly(file)] {
      let connection = try Connection(mode, timeout: 1_234, policy: .unguarded)
      #expect(try connection.first("PRAGMA \(name)", as: Int.self) == value)
    }
  }

  @Test func `the journal is a rollback journal and texts are UTF-8`() throws {
    let scratch = try Scratch()
    let connection = try Connection(.create(scratch.path("a.db")), policy: .unguarded)
    #expect(try connection.first("PRAGMA journal_mode", as: String.self) == "delete")
    #expect(try connection.first("PRAGMA encoding", as: String.self) == "UTF-8")
    let memory = try Connection(.memory, policy: .unguarded)
    #expect(try memory.first("PRAGMA journal_mode", as: String.self) == "memory")
  }

  @Test(arguments: [
    Setting("foreign_keys", "OFF", reads: "1"),
    Setting("synchronous", "NORMAL", reads: "3"),
    Setting("journal_mode", "DELETE", reads: "delete"),
    Setting("no_such_setting", "ON", reads: "1"),
  ])
  func `a setting that does not read back is refused by its name`(setting: Setting) throws {
    let kind = try faultKind { () throws(StorageFault) in
      _ = try Connection(.memory, settings: [setting], switches: [])
    }
    #expect(kind == .setting(name: setting.name))
  }

  @Test func `a switch that does not read back is refused by its name`() throws {
    let kind = try faultKind { () throws(StorageFault) in
      _ = try Connection(
        .memory, settings: [],
        switches: [Switch("defensive", SQLITE_DBCONFIG_DEFENSIVE, isOn: false, reads: true)])
    }
    #expect(kind == .setting(name: "defensive"))
    let unknown = try faultKind { () throws(StorageFault) in
      _ = try Connection(.memory, settings: [], switches: [Switch("unknown", 99_999, isOn: true)])
    }
    #expect(unknown == .setting(name: "unknown"))
  }

  @Test func `the defensive switch refuses to write the schema by hand`() throws {
    let connection = try Connection.laid(.unguarded)
    try connection.execute("PRAGMA writable_schema=ON")
    let kind = try faultKind { () throws(StorageFault) in
      try connection.run("DELETE FROM sqlite_schema")
    }
    #expect(kind == .statement)
  }

  @Test func `a text in double quotes is an error`() throws {
    let connection = try Connection.laid()
    let kind = try faultKind { () throws(StorageFault) in
      try connection.run(#"SELECT * FROM record WHERE code = "code_misspelt""#)
    }
    #expect(kind == .statement)
  }

  @Test func `a file with write-ahead logging is turned back for writing, refused for reading`()
    throws
  {
    let scratch = try Scratch()
    try scratch.makeWithC("wal.db", "PRAGMA journal_mode=WAL; CREATE TABLE t(a)")
    let kind = try faultKind { () throws(StorageFault) in
      _ = try Connection(.readOnly(scratch.path("wal.db")))
    }
    #expect(kind == .setting(name: "journal_mode"))
    let connection = try Connection(
      .readWriteExisting(scratch.path("wal.db")), policy: .unguarded)
    #expect(try connection.first("PRAGMA journal_mode", as: String.self) == "delete")
  }

  @Test func `a file in another encoding is refused`() throws {
    let scratch = try Scratch()
    try scratch.makeWithC("wide.db", "PRAGMA encoding='UTF-16le'; CREATE TABLE t(a)")
    let kind = try faultKind { () throws(StorageFault) in
      _ = try Connection(.readWriteExisting(scratch.path("wide.db")))
    }
    #expect(kind == .setting(name: "encoding"))
  }
}

extension Scratch {
  /// Makes a file as another program would, with no setting of ours.
  func makeWithC(_ name: String, _ script: String) throws {
    var database: OpaquePointer?
    try #require(sqlite3_open(path(name), &database) == SQLITE_OK)
    defer { sqlite3_close(database) }
    try #require(sqlite3_exec(database, script, nil, nil, nil) == SQLITE_OK)
  }
}
