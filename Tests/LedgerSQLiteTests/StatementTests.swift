import LedgerSQLite
import Testing

struct StatementTests {
  let connection: Connection

  init() throws {
    connection = try Connection.laid()
  }

  @Test func `a run tells how many rows it changed itself`() throws {
    #expect(try connection.run("INSERT INTO balance VALUES (1, 5), (2, 6), (3, 7)") == 3)
    #expect(try connection.run("UPDATE balance SET amount = amount + 1 WHERE account > ?", 1) == 2)
    #expect(try connection.run("SELECT * FROM balance") == 0)
    #expect(try connection.run("UPDATE balance SET amount = 0 WHERE account > ?", 9) == 0)
    #expect(
      try connection.all("SELECT account, amount FROM balance", as: Int64.self, Int64.self)
        .map { "\($0)" } == ["(1, 5)", "(2, 7)", "(3, 8)"])
  }

  @Test func `an insert that a foreign trigger drops is a fault`() throws {
    try connection.lay(
      "CREATE TRIGGER drop_it BEFORE INSERT ON record BEGIN SELECT RAISE(IGNORE); END")
    let kind = try faultKind { () throws(StorageFault) in
      try connection.insert("INSERT INTO record(code) VALUES ('a')")
    }
    #expect(kind == .rowsChanged(expected: 1, found: 0))
    let prepared = try connection.prepare("INSERT INTO record(code) VALUES (?)")
    let again = try faultKind { () throws(StorageFault) in try prepared.insert("b") }
    #expect(again == .rowsChanged(expected: 1, found: 0))
  }

  @Test func `the key of an inserted row is known`() throws {
    try connection.insert("INSERT INTO record(id, code) VALUES (41, 'a')")
    try connection.insert("INSERT INTO record(code) VALUES ('b')")
    #expect(connection.lastInsertedKey == 42)
  }

  @Test func `one statement can be walked within itself`() throws {
    try connection.run("INSERT INTO balance VALUES (1, 1), (2, 2), (3, 3)")
    var pairs: [String] = []
    var outer = try connection.rows("SELECT account FROM balance ORDER BY account")
    while try outer.next() {
      var inner = try connection.rows("SELECT account FROM balance ORDER BY account")
      while try inner.next() { pairs.append("\(try outer.int(0))\(try inner.int(0))") }
      #expect(try !inner.next(), "a cursor at its end stays there")
    }
    #expect(pairs == ["11", "12", "13", "21", "22", "23", "31", "32", "33"])
  }

  @Test func `a prepared statement is not run while a cursor stands on it`() throws {
    let statement = try connection.prepare("SELECT 1")
    do {
      var cursor = try statement.rows()
      _ = try cursor.next()
      let kind = try faultKind { () throws(StorageFault) in try statement.run() }
      #expect(kind == .statementInUse)
    }
    try statement.run()
  }

  @Test func `a cursor that is left early holds nothing back`() throws {
    let scratch = try Scratch()
    let file = try Connection(.create(scratch.path("a.db")), policy: smallPolicy)
    try file.lay()
    try file.run("INSERT INTO balance VALUES (1, 1), (2, 2)")
    let other = try Connection(
      .readWriteExisting(scratch.path("a.db")), timeout: 0, policy: smallPolicy)
    #expect(try file.first("SELECT account FROM balance", as: Int.self) == 1)
    try other.run("UPDATE balance SET amount = 3")
    do {
      var cursor = try file.rows("SELECT amount FROM balance")
      #expect(try cursor.next())
      let kind = try faultKind { () throws(StorageFault) in
        try other.run("UPDATE balance SET amount = 4")
      }
      #expect(kind == .locked)
    }
    try other.run("UPDATE balance SET amount = 4")
  }

  @Test func `a statement outlives its connection and keeps the file open`() throws {
    var connection: Connection? = try Connection.laid()
    let statement = try #require(try connection?.prepare("SELECT count(*) FROM record"))
    connection = nil
    var cursor = try statement.rows()
    #expect(try cursor.next())
    #expect(try cursor.int(0) == 0)
  }

  @Test func `the error of a closure passes through`() throws {
    #expect(throws: Refusal.overdrawn) {
      try connection.query("SELECT 1") { _ throws(Refusal) in throw .overdrawn }
    }
    #expect(throws: Refusal.self) {
      try connection.query("SELECT nonsense") { _ throws(Refusal) in throw .overdrawn }
    }
    #expect(throws: Refusal.overdrawn) {
      try connection.first("SELECT 1") { _ throws(Refusal) in throw .overdrawn }
    }
  }

  @Test func `a fault names the statement and never a value`() throws {
    let secret = "Fanta Coulibaly"
    try connection.insert("INSERT INTO record(code) VALUES (?)", secret)
    do throws(StorageFault) {
      try connection.insert("INSERT INTO record(code) VALUES (?)", secret)
      Issue.record("no fault")
    } catch {
      #expect(
        error.kind == .constraint(.unique, message: "UNIQUE constraint failed: record.code"))
      #expect(error.code == 2_067)
      #expect(error.sql == "INSERT INTO record(code) VALUES (?)")
      #expect(!"\(error)\(error.sql ?? "")".contains("Fanta"))
    }
  }

  @Test(arguments: [
    ("INSERT INTO record(id, code) VALUES (1, 'b')", StorageFault.Constraint.primaryKey),
    ("INSERT INTO record(id, code) VALUES (2, 'a')", .unique),
    ("INSERT INTO record(id, code) VALUES (2, NULL)", .notNull),
    ("INSERT INTO balance VALUES (1, 'x')", .dataType),
    ("INSERT INTO detail(record) VALUES (99)", .foreignKey),
    ("UPDATE record SET code = 'b'", .trigger),
    ("INSERT INTO checked VALUES (0)", .check),
  ])
  func `each kind of constraint is told apart`(
    sql: String, expected: StorageFault.Constraint
  ) throws {
    try connection.lay("CREATE TABLE checked(a INTEGER CHECK(a > 0)) STRICT")
    connection.use(.unguarded)
    try connection.insert("INSERT INTO record(id, code) VALUES (1, 'a')")
    let kind = try faultKind { () throws(StorageFault) in try connection.run(sql) }
    guard case .constraint(let found, _) = kind else {
      Issue.record("\(kind)")
      return
    }
    #expect(found == expected)
  }
}
