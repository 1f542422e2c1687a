import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

/// Each guard of the schema alone: an outside tool, without foreign keys, recursive triggers and the
/// guard of this program's connections, writes rows whose digests are right.
@Suite struct SchemaGuardTests {
  let scratch: Scratch
  let outside: Connection

  init() throws {
    scratch = try Scratch()
    try smallBook(at: scratch.path("a.nafa"))
    outside = try Connection.outside(scratch.path("a.nafa"))
  }

  // MARK: - The list

  @Test func `a well-made record is accepted, so that what follows is refused for its own reason`()
    throws
  {
    var next = try HandMade(after: outside)
    next.body = "{\"reason\":\"none\"}"
    #expect(obstacle { () throws(StorageFault) in try next.write(to: outside) } == nil)
    var entry = try HandMadeEntry(record: next.id + 1, in: outside)
    entry.amounts = [[100, -100], [7, -3, -4]]
    #expect(obstacle { () throws(StorageFault) in try entry.write(to: outside) } == nil)
    let second = try HandMade(after: outside)
    #expect(obstacle { () throws(StorageFault) in try second.write(to: outside) } == nil)
  }

  @Test(arguments: ["INSERT", "INSERT OR REPLACE", "INSERT OR IGNORE", "REPLACE"])
  func `a record is not written in another one's place, before it, or past a gap`(verb: String)
    throws
  {
    let next = try HandMade(after: outside)
    for shift in [-15, -1, 1, 2] {
      var record = next
      record.sequence += Int64(shift)
      #expect(
        obstacle { () throws(StorageFault) in try record.write(to: outside, verb: verb) }
          == "I6 record does not extend the chain")
    }
    #expect(try Book.verify(scratch.path("a.nafa")).isWhole)
  }

  @Test func `a record names the digest before it`() throws {
    var next = try HandMade(after: outside)
    next.previous = .zero
    #expect(
      obstacle { () throws(StorageFault) in try next.write(to: outside) }
        == "I6 record does not extend the chain")
  }

  @Test func `a second site begins a chain of its own, from nothing, and ends the first`() throws {
    var other = try HandMade(after: outside)
    let next = other
    other.site = 2
    other.sequence = 1
    #expect(
      obstacle { () throws(StorageFault) in try other.write(to: outside) }
        == "I6 record does not extend the chain")
    other.previous = .zero
    other.recordedAt -= 1
    #expect(
      obstacle { () throws(StorageFault) in try other.write(to: outside) }
        == "I5 recorded time goes back")
    other.recordedAt += 1
    #expect(obstacle { () throws(StorageFault) in try other.write(to: outside) } == nil)
    #expect(
      obstacle { () throws(StorageFault) in try next.write(to: outside) }
        == "I6 record does not extend the chain")
  }

  @Test func `recorded time does not go back, nor past every calendar`() throws {
    var next = try HandMade(after: outside)
    next.recordedAt -= 1
    #expect(
      obstacle { () throws(StorageFault) in try next.write(to: outside) }
        == "I5 recorded time goes back")
    next.recordedAt = .max
    #expect(obstacle { () throws(StorageFault) in try next.write(to: outside) } == "check")
  }

  @Test(arguments: [
    "UPDATE record SET body = '{}'", "UPDATE OR REPLACE record SET seq = 1",
    "UPDATE record SET id = id + 1", "DELETE FROM record", "DELETE FROM record WHERE seq = 16",
    """
    INSERT INTO record SELECT * FROM record WHERE seq = 16
    ON CONFLICT DO UPDATE SET body = '{}'
    """,
    "UPDATE site SET identifier = 'x'", "DELETE FROM site",
    "INSERT OR REPLACE INTO site SELECT number, lower(hex(randomblob(16))) FROM site",
    "INSERT OR REPLACE INTO site SELECT 2, identifier FROM site",
    "UPDATE erased SET record = 1", "DELETE FROM erased",
    "UPDATE entry SET day = 1", "DELETE FROM entry", "UPDATE posting SET amount = 1",
    "DELETE FROM posting", "UPDATE reference SET key = 'x'", "DELETE FROM reference",
    "UPDATE reversal SET reverses = 3", "DELETE FROM reversal",
  ])
  func `what is written is not changed or removed`(sql: String) throws {
    if sql.contains("erased") {
      let book = try Book.open(scratch.path("a.nafa"), forWriting: true, context: try .fixed())
      _ = try book.forget(person: "P0001-3", reason: "asked for it")
    }
    let found = try #require(
      obstacle { () throws(StorageFault) in try outside.execute(sql) }, "\(sql)")
    #expect(found.hasPrefix("I4") || found.hasPrefix("I6"))
    #expect(try Book.verify(scratch.path("a.nafa")).isWhole)
  }

  // MARK: - Money

  @Test(
    arguments: [
      ([[100, -99]], "I1 entry does not balance in each fund"),
      ([[100], [-100]], "I1 entry does not balance in each fund"),
      ([[100, -50], [-50]], "I1 entry does not balance in each fund"),
      ([], "I1 entry has fewer than two postings"),
    ] as [([[Int64]], String)])
  func `a record does not bring an entry that is none`(amounts: [[Int64]], words: String) throws {
    let next = try HandMade(after: outside)
    var entry = try HandMadeEntry(record: next.id, in: outside)
    entry.amounts = amounts
    try entry.write(to: outside)
    #expect(obstacle { () throws(StorageFault) in try next.write(to: outside) } == words)
  }

  @Test func `amounts that would wrap around do not balance`() throws {
    let next = try HandMade(after: outside)
    var entry = try HandMadeEntry(record: next.id, in: outside)
    for amount in [0, 1_000_000_000_000, -1_000_000_000_000, Int64.max, Int64.min] {
      entry.part += 1
      entry.number += 1
      entry.amounts = [[amount]]
      entry.number = 1
      entry.year += 1
      #expect(obstacle { () throws(StorageFault) in try entry.write(to: outside) } == "check")
    }
  }

  @Test func `an amount is a whole number, whatever the tool binds`() throws {
    let next = try HandMade(after: outside).id
    for value in ["1.5", "'x'", "x'01'", "NULL", "9223372036854775807 + 1"] {
      let found = obstacle { () throws(StorageFault) in
        try outside.execute("INSERT INTO posting VALUES(\(next), 0, 0, 1, 1, NULL, 1, \(value))")
      }
      #expect(found == "dataType" || found == "notNull", "\(value)")
    }
  }

  @Test func `nothing is added to a record that stands`() throws {
    let last = try HandMade(after: outside).id - 1
    let entry = try HandMadeEntry(record: last, in: outside)
    #expect(
      obstacle { () throws(StorageFault) in try entry.write(to: outside) }
        == "I4 entry comes before its record")
    for (table, values) in [
      ("posting", "\(last), 0, 9, 1, 1, NULL, 1, 5"),
      ("erased", "zeroblob(32), \(last)"),
      ("detail", "zeroblob(32), 'x', zeroblob(16), x'00', \(last)"),
      ("reference", "'receipt', 'R9-000001', \(last)"), ("reversal", "\(last), 2"),
      ("cash_count", "\(last), '5711', 1, 1, 0, 0"),
    ] {
      #expect(
        obstacle { () throws(StorageFault) in
          try outside.execute("INSERT INTO \(table) VALUES(\(values))")
        } == "I4 \(table) comes before its record")
    }
  }

  /// SQLite gives a row that names no record the next free number, which may be one that stands.
  @Test func `a row that names no record is not added either`() throws {
    for (table, columns, values) in [
      ("statement", "account, file, first_day, last_day", "'5711', x'00', 1, 1"),
      ("period_step", "account, month, step, actor, list", "'1', 1, 'review', 'm', zeroblob(32)"),
      (
        "signing",
        "account, month, last_day, opening, moved, closing, books, prepared_by, reviewed_by",
        "'1', 1, 1, 5, 2, 7, 7, 'm', 'n'"
      ),
      ("claim", "provider, month, voucher, file", "'P', 1, 'F', x'00'"),
      ("reversal", "reverses", "2"),
      ("cash_count", "account, first_day, day, opening, counted", "'5711', 1, 1, 0, 0"),
    ] {
      #expect(
        obstacle { () throws(StorageFault) in
          try outside.execute("INSERT INTO \(table)(\(columns)) VALUES(\(values))")
        } == "I4 \(table) comes before its record")
    }
  }

  @Test func `of what is only added to, the details alone have a key that is no column`() throws {
    let tables = try outside.all(
      """
      SELECT t.name FROM pragma_table_list AS t
      WHERE EXISTS(SELECT 1 FROM sqlite_schema AS g WHERE g.name = t.name || '_u') AND t.wr = 0
        AND NOT EXISTS(
          SELECT 1 FROM pragma_table_info(t.name) WHERE pk = 1 AND type = 'INTEGER')
      """, as: String.self)
    #expect(tables == ["detail"])
  }

  /// The row number is a key as well, though no column has it.
  @Test func `a detail is not replaced by its row's number`() throws {
    let next = try HandMade(after: outside).id
    #expect(
      obstacle { () throws(StorageFault) in
        try outside.execute(
          """
          INSERT OR REPLACE INTO detail(rowid, commitment, class, salt, bytes, record)
          SELECT rowid, randomblob(32), 'person', randomblob(16), x'00', \(next) FROM detail LIMIT 1
          """)
      } == "I4 detail exists or was erased")
    #expect(try Book.verify(scratch.path("a.nafa")).isWhole)
  }

  @Test func `a number is not used twice and leaves no gap in its journal and year`() throws {
    let next = try HandMade(after: outside)
    var entry = try HandMadeEntry(record: next.id, in: outside)
    entry.number = 2
    #expect(
      obstacle { () throws(StorageFault) in try entry.write(to: outside) }
        == "I5 entry number leaves a gap")
    entry.number = 1
    #expect(obstacle { () throws(StorageFault) in try entry.write(to: outside) } == nil)
    entry.part = 1
    #expect(
      obstacle { () throws(StorageFault) in try entry.write(to: outside) }
        == "I4 entry is never replaced")
    entry.number = 0
    #expect(obstacle { () throws(StorageFault) in try entry.write(to: outside) } == "check")
  }

  @Test func `nothing is posted into a closed month`() throws {
    let book = try Book.open(scratch.path("a.nafa"), forWriting: true, context: try .fixed())
    _ = try book.close(try month("2025-02"))
    var entry = try HandMadeEntry(record: try HandMade(after: outside).id, in: outside)
    entry.day = try day("2025-02-28")
    #expect(
      obstacle { () throws(StorageFault) in try entry.write(to: outside) }
        == "I13 month is closed")
    entry.day = try day("2025-03-01")
    #expect(obstacle { () throws(StorageFault) in try entry.write(to: outside) } == nil)
  }

  @Test func `with foreign keys, postings without their record are not committed`() throws {
    let book = try Book.open(scratch.path("a.nafa"), forWriting: true, context: try .fixed())
    let entry = try HandMadeEntry(record: try HandMade(after: outside).id, in: outside)
    let found = obstacle { () throws(StorageFault) in
      try book.connection.lifting(.unguarded) { () throws(StorageFault) in
        try book.connection.transaction { () throws(StorageFault) in
          try entry.write(to: book.connection)
        }
      }
    }
    #expect(found == "foreignKey")
  }
}
