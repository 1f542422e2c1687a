import LedgerSQLite
import Testing

struct BackupTests {
  let scratch: Scratch
  let source: Connection

  init() throws {
    scratch = try Scratch()
    source = try Connection(.create(scratch.path("a.db")), policy: smallPolicy)
    try source.lay()
    try source.transaction { () throws(StorageFault) in
      for number in 1...2_000 {
        try source.insert("INSERT INTO record(code) VALUES (?)", "code \(number)")
      }
    }
  }

  @Test func `a backup is the same book, page for page, and tells how far it is`() throws {
    let target = try Connection(.create(scratch.path("b.db")), policy: smallPolicy)
    var progress: [Connection.BackupProgress] = []
    try source.backup(to: target, pages: 4) { progress.append($0) }
    #expect(progress.count > 3)
    #expect(progress.last.map { $0.pagesDone == $0.pages } == true)
    #expect(try target.count("record") == 2_000)
    #expect(try target.integrityCheck() == [])
    #expect(
      SchemaDifference.between(
        found: try target.schemaObjects(), expected: try source.schemaObjects()) == [])
    #expect(
      try target.all("SELECT code FROM record", as: String.self)
        == source.all("SELECT code FROM record", as: String.self))
  }

  @Test func `a copy in memory stands still while the file goes on`() throws {
    let copy = try source.copyInMemory()
    try source.insert("INSERT INTO record(code) VALUES ('later')")
    #expect(try copy.count("record") == 2_000)
    #expect(try source.count("record") == 2_001)
    #expect(copy.policy == smallPolicy)
  }

  @Test func `a file with larger pages is copied to memory too`() throws {
    try scratch.makeWithC(
      "wide.db", "PRAGMA page_size=16384; CREATE TABLE t(a); INSERT INTO t VALUES (1)")
    let copy = try Connection(.readOnly(scratch.path("wide.db"))).copyInMemory()
    #expect(try copy.count("t") == 1)
  }

  @Test func `a backup of a file that another one writes is refused or whole`() throws {
    let other = try Connection(.readWriteExisting(scratch.path("a.db")), policy: smallPolicy)
    let target = try Connection(.create(scratch.path("b.db")), timeout: 0)
    var disturbed = false
    try source.backup(to: target, pages: 8) { _ in
      guard !disturbed else { return }
      disturbed = true
      #expect(throws: Never.self) { try other.insert("INSERT INTO record(code) VALUES ('new')") }
    }
    #expect(disturbed)
    #expect(try target.count("record") == 2_001)
    #expect(try target.integrityCheck() == [])
  }

  @Test func `a backup into a file that is open for reading only is refused`() throws {
    _ = try Connection(.create(scratch.path("b.db")))
    let target = try Connection(.readOnly(scratch.path("b.db")))
    let kind = try faultKind { () throws(StorageFault) in try source.backup(to: target) }
    #expect(kind == .readOnly)
  }

  @Test func `a backup that is stopped leaves nothing in its file`() throws {
    let target = try Connection(.create(scratch.path("b.db")))
    let kind = try faultKind { () throws(StorageFault) in
      try source.backup(to: target, pages: 4) { _ throws(StorageFault) in
        throw StorageFault(.interrupted)
      }
    }
    #expect(kind == .interrupted)
    #expect(try target.schemaObjects() == [])
    try source.backup(to: target)
    #expect(try target.count("record") == 2_000)
  }

  @Test func `a backup of a file that another one holds is refused`() throws {
    let holder = try Connection(.readWriteExisting(scratch.path("a.db")), policy: smallPolicy)
    let reader = try Connection(.readOnly(scratch.path("a.db")), timeout: 0)
    let target = try Connection(.memory)
    try holder.setCache(kibibytes: 40)
    try holder.transaction { () throws(StorageFault) in
      for number in 1...3_000 {
        try holder.insert("INSERT INTO record(code) VALUES (?)", "more \(number)")
      }
      do throws(StorageFault) {
        try reader.backup(to: target)
        Issue.record("copied")
      } catch {
        #expect(error.kind == .locked)
      }
    }
  }
}
