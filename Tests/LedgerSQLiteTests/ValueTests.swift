import LedgerSQLite
import Testing

struct ValueTests {
  let connection: Connection

  init() throws {
    connection = try Connection(.memory, policy: .unguarded)
    try connection.execute("CREATE TABLE t(i INTEGER, t TEXT, b BLOB, a ANY) STRICT")
  }

  @Test(arguments: [Int64.min, -1, 0, 1, 999_999_999_999, Int64.max])
  func `whole numbers come back`(number: Int64) throws {
    try connection.insert("INSERT INTO t(i) VALUES (?)", number)
    #expect(try connection.first("SELECT i FROM t", as: Int64.self) == number)
  }

  @Test(arguments: [
    "", "a", "é", "e\u{301}", "a\0b", "ߒߞߏ", String(repeating: "francs ", count: 3_000),
  ])
  func `texts come back byte for byte`(text: String) throws {
    try connection.insert("INSERT INTO t(t) VALUES (?)", text)
    let found = try #require(try connection.first("SELECT t FROM t", as: String.self))
    #expect(Array(found.utf8) == Array(text.utf8))
    let cursor = try connection.first("SELECT t FROM t") { row throws(StorageFault) in
      try row.withTextBytes(0) { Array($0) }
    }
    #expect(cursor == Array(text.utf8))
  }

  @Test(arguments: [[], [0], Array(0...255)] as [[UInt8]])
  func `bytes come back, and none is not nothing`(bytes: [UInt8]) throws {
    try connection.insert("INSERT INTO t(b) VALUES (?)", bytes)
    #expect(try connection.first("SELECT b FROM t", as: [UInt8]?.self) == .some(bytes))
    let copy = try connection.first("SELECT b FROM t") { row throws(StorageFault) in
      try row.bytes(0)
    }
    #expect(copy == bytes)
  }

  @Test func `nothing comes back as nothing`() throws {
    try connection.insert(
      "INSERT INTO t(i, t, b) VALUES (?, ?, ?)", Int64?.none, String?.none, [UInt8]?.none)
    let row = try #require(
      try connection.first("SELECT i, t, b FROM t", as: Int64?.self, String?.self, [UInt8]?.self))
    #expect(row.0 == nil && row.1 == nil && row.2 == nil)
    try connection.query("SELECT i, t, b, 7 FROM t") { row throws(StorageFault) in
      #expect(row.columnCount == 4)
      #expect(row.isNull(0) && !row.isNull(3))
      let nothing = try row.intOrNil(0)
      let seven = try row.intOrNil(3)
      #expect(nothing == nil && seven == 7)
    }
  }

  @Test(arguments: [
    ("'12'", StorageFault.StorageClass.text), ("12.0", .real), ("x'12'", .bytes), ("NULL", .null),
  ])
  func `a column of another class is a fault and is not converted`(
    literal: String, found: StorageFault.StorageClass
  ) throws {
    let kind = try faultKind { () throws(StorageFault) in
      _ = try connection.first("SELECT \(literal) AS amount", as: Int64.self)
    }
    #expect(kind == .wrongType(column: "amount", expected: .integer, found: found))
  }

  @Test func `numbers are neither texts nor bytes`() throws {
    let text = try faultKind { () throws(StorageFault) in
      _ = try connection.first("SELECT 12 AS amount", as: String.self)
    }
    #expect(text == .wrongType(column: "amount", expected: .text, found: .integer))
    let bytes = try faultKind { () throws(StorageFault) in
      _ = try connection.first("SELECT '12' AS amount", as: [UInt8].self)
    }
    #expect(bytes == .wrongType(column: "amount", expected: .bytes, found: .text))
    let real = try faultKind { () throws(StorageFault) in
      _ = try connection.first("SELECT 1.5 AS amount", as: StoredValue.self)
    }
    #expect(real == .wrongType(column: "amount", expected: .integer, found: .real))
  }

  @Test func `a sum past the largest number is a fault`() throws {
    try connection.insert("INSERT INTO t(i) VALUES (?)", Int64.max)
    try connection.insert("INSERT INTO t(i) VALUES (?)", Int64.max)
    let kind = try faultKind { () throws(StorageFault) in
      _ = try connection.first("SELECT sum(i) FROM t", as: Int64.self)
    }
    #expect(kind == .statement)
  }

  @Test func `text that is not UTF-8 is a fault`() throws {
    let kind = try faultKind { () throws(StorageFault) in
      _ = try connection.first("SELECT CAST(x'c3' AS TEXT) AS name", as: String.self)
    }
    #expect(kind == .notUTF8(column: "name"))
  }

  @Test func `a column past the last is a fault`() throws {
    let kind = try faultKind { () throws(StorageFault) in
      _ = try connection.first("SELECT 1", as: Int64.self, Int64.self)
    }
    #expect(kind == .wrongType(column: "1", expected: .integer, found: .null))
  }

  @Test func `values of any class are compared by their bytes`() throws {
    let values: [StoredValue] = [
      .null, .integer(1), .text("1"), .bytes([49]), .text("é"), .text("e\u{301}"), .text(""),
      .bytes([]),
    ]
    for (left, right) in values.indices.flatMap({ left in values.indices.map { (left, $0) } }) {
      #expect((values[left] == values[right]) == (left == right))
    }
    #expect(Set(values).count == values.count)
    for value in values {
      let found = try connection.first("SELECT ?", value, as: StoredValue.self)
      #expect(found == value)
    }
    let statement = try connection.prepare("SELECT ?, ?")
    var cursor = try statement.rows(values: [.integer(3), .text("x")])
    #expect(try cursor.next())
    #expect(try cursor.value(1) == .text("x"))
  }

  @Test func `a statement needs as many values as it has parameters`() throws {
    let few = try faultKind { () throws(StorageFault) in
      try connection.insert("INSERT INTO t(i, t) VALUES (?, ?)", 1)
    }
    #expect(few == .parameters(expected: 2, found: 1))
    let many = try faultKind { () throws(StorageFault) in
      _ = try connection.first("SELECT ?", 1, 2, 3, as: Int.self)
    }
    #expect(many == .parameters(expected: 1, found: 3))
    let list = try faultKind { () throws(StorageFault) in
      try connection.prepare("SELECT ?").run(values: [])
    }
    #expect(list == .parameters(expected: 1, found: 0))
    #expect(try connection.count("t") == 0)
  }
}
