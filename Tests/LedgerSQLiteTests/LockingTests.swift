import LedgerSQLite
import Testing

/// Two connections to one file, as of two programs.
struct LockingTests {
  let scratch: Scratch
  let writer: Connection
  let other: Connection
  let insert = "INSERT INTO record(code) VALUES (?)"

  init() throws {
    scratch = try Scratch()
    writer = try Connection(.create(scratch.path("a.db")), timeout: 0, policy: smallPolicy)
    try writer.lay()
    other = try Connection(
      .readWriteExisting(scratch.path("a.db")), timeout: 0, policy: smallPolicy)
  }

  @Test func `one reads what was there while another one writes`() throws {
    try writer.transaction { () throws(StorageFault) in
      try writer.insert(insert, "a")
      let before = try other.count("record")
      #expect(before == 0)
    }
    #expect(try other.count("record") == 1)
  }

  @Test func `a commit that a reader holds up is undone whole`() throws {
    try other.insert(insert, "there")
    var cursor = try other.rows("SELECT code FROM record")
    #expect(try cursor.next())
    let kind = try faultKind { () throws(StorageFault) in
      try writer.transaction { () throws(StorageFault) in try writer.insert(insert, "late") }
    }
    #expect(kind == .locked)
    #expect(!writer.isInTransaction)
    #expect(try !cursor.next())
    #expect(try writer.all("SELECT code FROM record", as: String.self) == ["there"])
  }

  @Test(arguments: [true, false])
  func `a large transaction keeps readers out only where its pages may spill`(
    spills: Bool
  ) throws {
    try writer.setCache(kibibytes: 40)
    try writer.setCacheSpill(spills)
    try writer.transaction { () throws(StorageFault) in
      for number in 1...3_000 { try writer.insert(insert, "code \(number)") }
      let kind: StorageFault.Kind?
      do throws(StorageFault) {
        _ = try other.count("record")
        kind = nil
      } catch {
        kind = error.kind
      }
      #expect(kind == (spills ? .locked : nil))
    }
    #expect(try other.count("record") == 3_000)
  }

  @Test func `a file that is opened while another one commits is locked`() throws {
    try writer.setCache(kibibytes: 40)
    try writer.transaction { () throws(StorageFault) in
      for number in 1...3_000 { try writer.insert(insert, "code \(number)") }
      for mode in [Connection.Mode.readOnly, Connection.Mode.readWriteExisting] {
        do throws(StorageFault) {
          _ = try Connection(mode(scratch.path("a.db")), timeout: 0)
          Issue.record("opened")
        } catch {
          #expect(error.kind == .locked)
        }
      }
    }
  }

  @Test func `who may only read sees one state in a transaction, and cannot begin a write`() throws
  {
    let reader = try Connection(.readOnly(scratch.path("a.db")), timeout: 0)
    let kind = try faultKind { () throws(StorageFault) in
      try reader.transaction { () throws(StorageFault) in }
    }
    #expect(kind == .readOnly)
    let counts = try reader.transaction(.deferred) { () throws(StorageFault) in
      let first = try reader.count("record")
      let late: Void? = try? writer.insert(insert, "late")
      #expect(late == nil)
      return [first, try reader.count("record")]
    }
    #expect(counts == [0, 0])
    try writer.insert(insert, "then")
  }
}
