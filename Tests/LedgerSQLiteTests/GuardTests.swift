import CSQLite
import LedgerSQLite
import Testing

struct GuardTests {
  let connection: Connection

  init() throws {
    connection = try Connection.laid()
    try connection.insert("INSERT INTO record(id, code, body) VALUES (1, 'a', 'first')")
    try connection.insert("INSERT INTO detail(id, record) VALUES (1, 1)")
  }

  @Test(arguments: [
    ("UPDATE record SET body = ''", GuardedAction.update, "record"),
    ("UPDATE detail SET bytes = x''", .update, "detail"),
    ("DELETE FROM record", .delete, "record"),
    ("DELETE FROM balance", .delete, "balance"),
    (
      "INSERT INTO record(id, code) VALUES (1, 'b') ON CONFLICT DO UPDATE SET code = 'b'", .update,
      "record"
    ),
    ("DROP TRIGGER record_u", .schema, "record"),
    ("DROP TABLE record", .schema, "sqlite_master"),
    ("DROP TABLE balance", .schema, "sqlite_master"),
    ("ALTER TABLE record RENAME TO other", .schema, "record"),
    ("ALTER TABLE record ADD COLUMN more TEXT", .schema, "record"),
    ("CREATE TABLE more(a)", .schema, "sqlite_master"),
    ("CREATE INDEX more ON record(body)", .schema, "sqlite_master"),
    (
      "CREATE TRIGGER more BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END", .schema,
      "sqlite_master"
    ),
    (
      "CREATE TEMP TRIGGER more BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END", .schema,
      "sqlite_temp_master"
    ),
    ("CREATE TEMP TABLE record(a)", .schema, "sqlite_temp_master"),
    ("CREATE VIEW more AS SELECT 1", .schema, "sqlite_master"),
    ("CREATE VIRTUAL TABLE more USING fts5(a)", .schema, "sqlite_master"),
    ("REINDEX", .schema, "sqlite_master"),
    ("ANALYZE", .schema, "sqlite_master"),
    ("ATTACH ':memory:' AS other", .attach, ":memory:"),
    ("VACUUM", .attach, ""),
    ("VACUUM INTO '/tmp/never.db'", .attach, ""),
    ("PRAGMA foreign_keys=OFF", .pragma, "foreign_keys"),
    ("PRAGMA recursive_triggers=OFF", .pragma, "recursive_triggers"),
    ("PRAGMA writable_schema=ON", .pragma, "writable_schema"),
    ("PRAGMA journal_mode=OFF", .pragma, "journal_mode"),
    ("PRAGMA synchronous=OFF", .pragma, "synchronous"),
    ("PRAGMA user_version=7", .pragma, "user_version"),
    ("PRAGMA application_id=7", .pragma, "application_id"),
    ("PRAGMA optimize", .pragma, "optimize"),
    ("SELECT load_extension('x')", .extend, "load_extension"),
  ])
  func `what is not allowed is refused`(sql: String, action: GuardedAction, object: String) throws {
    let before = try connection.schemaObjects()
    let kind = try faultKind { () throws(StorageFault) in try connection.run(sql) }
    guard case .guarded(let found, let name) = kind else {
      Issue.record("\(kind)")
      return
    }
    #expect(found == action)
    if action == .update || action == .delete || action == .pragma { #expect(name == object) }
    #expect(try connection.schemaObjects() == before)
    #expect(try connection.first("SELECT body FROM record", as: String.self) == "first")
  }

  @Test func `what the policy names is allowed`() throws {
    try connection.insert("INSERT INTO balance VALUES (1, 5)")
    #expect(try connection.run("UPDATE balance SET amount = 6") == 1)
    #expect(try connection.run("DELETE FROM detail WHERE id = 1") == 1)
    #expect(try connection.quickCheck() == [])
    #expect(try connection.foreignKeyCheck() == [])
    #expect(try connection.userVersion() == 0)
  }

  @Test(arguments: [
    "INSERT OR REPLACE INTO record(id, code) VALUES (1, 'b')",
    "INSERT OR REPLACE INTO record(id, code) VALUES (2, 'a')",
    "REPLACE INTO record(id, code) VALUES (2, 'a')",
  ])
  func `a replacement passes the guard and is stopped by the trigger`(sql: String) throws {
    let kind = try faultKind { () throws(StorageFault) in try connection.run(sql) }
    #expect(kind == .constraint(.trigger, message: "record is append only"))
    #expect(try connection.count("record") == 1)
  }

  @Test func `a replacement is not stopped where triggers do not recur`() throws {
    let bare = try Connection(
      .memory, settings: [Setting("recursive_triggers", "OFF", reads: "0")], switches: [])
    try bare.lay()
    try bare.insert("INSERT INTO record(id, code, body) VALUES (1, 'a', 'first')")
    try bare.run("INSERT OR REPLACE INTO record(id, code, body) VALUES (1, 'a', 'other')")
    #expect(try bare.first("SELECT body FROM record", as: String.self) == "other")
  }

  @Test func `a lifted guard falls again, also on statements that were prepared under it`() throws {
    connection.use(.appendOnly)
    let delete = "DELETE FROM detail WHERE id = ?"
    let prepared = try connection.lifting(smallPolicy) { () throws(StorageFault) in
      try connection.run(delete, 7)
      let prepared = try connection.prepare(delete)
      try prepared.run(7)
      return prepared
    }
    #expect(connection.policy == .appendOnly)
    let refused = StorageFault.Kind.guarded(action: .delete, object: "detail")
    #expect(try faultKind { () throws(StorageFault) in try connection.run(delete, 1) } == refused)
    #expect(try faultKind { () throws(StorageFault) in try prepared.run(1) } == refused)
    #expect(try connection.count("detail") == 1)
  }

  @Test func `a narrower guard also holds for statements that were prepared before`() throws {
    let delete = "DELETE FROM detail WHERE id = ?"
    try connection.run(delete, 7)
    let kind = try faultKind { () throws(StorageFault) in
      try connection.lifting(.appendOnly) { () throws(StorageFault) in
        _ = try connection.run(delete, 1)
      }
    }
    #expect(kind == .guarded(action: .delete, object: "detail"))
    #expect(try connection.run(delete, 1) == 1)
  }

  @Test func `a lifted guard falls again when the body throws`() throws {
    let kind = try faultKind { () throws(StorageFault) in
      try connection.lifting(.unguarded) { () throws(StorageFault) in
        throw StorageFault(.disk)
      }
    }
    #expect(kind == .disk)
    #expect(connection.policy == smallPolicy)
  }

  @Test func `a projection is rebuilt while the records stay guarded`() throws {
    try connection.lifting(GuardPolicy(rebuildable: ["balance"])) { () throws(StorageFault) in
      try connection.execute("DROP TABLE balance")
      try connection.execute(
        "CREATE TABLE balance(account INTEGER PRIMARY KEY, amount INTEGER) STRICT")
      try connection.execute("CREATE INDEX balance_amount ON balance(amount)")
      try connection.execute(
        "CREATE TRIGGER balance_d BEFORE DELETE ON balance BEGIN SELECT RAISE(ABORT, 'x'); END")
      try connection.execute("ALTER TABLE balance ADD COLUMN more TEXT")
      try connection.setUserVersion(3)
    }
    #expect(try connection.userVersion() == 3)
    for sql in [
      "DROP TABLE record", "DELETE FROM record", "DROP TRIGGER record_u", "CREATE TABLE other(a)",
      "CREATE INDEX record_body ON record(body)", "ALTER TABLE record ADD COLUMN more TEXT",
      "CREATE TRIGGER more BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END",
      "DELETE FROM sqlite_schema", "PRAGMA writable_schema=ON",
    ] {
      let kind = try faultKind { () throws(StorageFault) in
        try connection.lifting(GuardPolicy(rebuildable: ["balance"])) { () throws(StorageFault) in
          _ = try connection.run(sql)
        }
      }
      switch kind {
      case .guarded, .statement: break
      default: Issue.record("\(sql): \(kind)")
      }
    }
    #expect(try connection.count("record") == 1)
  }
}
