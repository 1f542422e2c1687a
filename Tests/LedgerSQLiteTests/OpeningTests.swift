import Foundation
import LedgerSQLite
import Testing

struct OpeningTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  @Test func `a new file can be read by its owner alone, and is never made over another`() throws {
    let file = scratch.path("a.db")
    let connection = try Connection(.create(file), policy: smallPolicy)
    try connection.lay()
    let mode = try FileManager.default.attributesOfItem(atPath: file)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    #expect(try kind(.create(file)) == .alreadyExists)
    #expect(try Connection(.readOnly(file)).count("record") == 0)
  }

  @Test func `a new file whose setting fails is taken away again`() throws {
    let kind = try faultKind { () throws(StorageFault) in
      _ = try Connection(
        .create(scratch.path("a.db")), settings: [Setting("no_such", "1", reads: "1")],
        switches: [])
    }
    #expect(kind == .setting(name: "no_such"))
    #expect(!scratch.exists("a.db"))
  }

  @Test func `a missing file is not made`() throws {
    #expect(try kind(.readWriteExisting(scratch.path("none.db"))) == .cantOpen)
    #expect(try kind(.readOnly(scratch.path("none.db"))) == .cantOpen)
    #expect(try kind(.create(scratch.path("no/folder.db"))) == .cantOpen)
    #expect(!scratch.exists("none.db"))
  }

  @Test(arguments: ["", ":memory:", "file:x?mode=memory", "file:/dev/null?immutable=1"])
  func `a path is a path and nothing else`(path: String) throws {
    #expect(try kind(.readWriteExisting(path)) == .cantOpen)
  }

  @Test func `a path does not end at a NUL`() throws {
    try Connection(.create(scratch.path("a"))).lay()
    #expect(try kind(.readWriteExisting(scratch.path("a") + "\0b")) == .cantOpen)
    #expect(try kind(.create(scratch.path("b") + "\0c")) == .cantOpen)
    #expect(!scratch.exists("b"))
  }

  @Test func `another kind of file is not a database`() throws {
    try scratch.write(
      Array("fund,kind,title_fr\n".utf8) + Array(repeating: 65, count: 5_000), to: "a")
    #expect(try kind(.readWriteExisting(scratch.path("a"))) == .notADatabase)
    #expect(try kind(.readOnly(scratch.path("a"))) == .notADatabase)
    let bare = try faultKind { () throws(StorageFault) in
      _ = try Connection(.readOnly(scratch.path("a")), settings: [], switches: [])
    }
    #expect(bare == .notADatabase, "even where no setting reads the file")
  }

  @Test func `a damaged file is corrupt, and the check says where`() throws {
    let connection = try Connection(.create(scratch.path("a.db")), policy: smallPolicy)
    try connection.lay()
    try connection.transaction { () throws(StorageFault) in
      for number in 1...2_000 {
        try connection.insert("INSERT INTO record(code) VALUES (?)", "code \(number)")
      }
    }
    #expect(try connection.quickCheck() == [])
    #expect(try connection.integrityCheck() == [])
    var bytes = try scratch.bytes(of: "a.db")
    for index in 4_096 * 8..<bytes.count { bytes[index] = 0xff }
    try scratch.write(bytes, to: "b.db")
    let broken = try Connection(.readOnly(scratch.path("b.db")))
    #expect(try broken.quickCheck() != [])
    let kind = try faultKind { () throws(StorageFault) in
      _ = try broken.all("SELECT code, body FROM record", as: String.self, String?.self)
    }
    #expect(kind == .corrupt)
  }

  @Test func `a file opened for reading cannot be written`() throws {
    try Connection(.create(scratch.path("a.db"))).lay()
    let connection = try Connection(.readOnly(scratch.path("a.db")))
    let kind = try faultKind { () throws(StorageFault) in
      try connection.insert("INSERT INTO record(code) VALUES ('a')")
    }
    #expect(kind == .readOnly)
  }

  @Test func `a file that another connection writes is locked, after the time one waits`() throws {
    let file = scratch.path("a.db")
    let writer = try Connection(.create(file), policy: smallPolicy)
    try writer.lay()
    let other = try Connection(.readWriteExisting(file), timeout: 50)
    let clock = ContinuousClock()
    try writer.transaction { () throws(StorageFault) in
      try writer.insert("INSERT INTO record(code) VALUES ('a')")
      let began = clock.now
      let kind: StorageFault.Kind?
      do throws(StorageFault) {
        try other.transaction { () throws(StorageFault) in }
        kind = nil
      } catch {
        kind = error.kind
      }
      #expect(kind == .locked)
      #expect(clock.now - began >= .milliseconds(40))
    }
    try other.transaction { () throws(StorageFault) in
      try other.insert("INSERT INTO record(code) VALUES ('b')")
    }
    #expect(try writer.count("record") == 2)
  }

  @Test func `an interrupted write is refused for reading, and undone when opened for writing`()
    throws
  {
    let writer = try Connection(.create(scratch.path("a.db")), policy: smallPolicy)
    try writer.lay()
    try writer.insert("INSERT INTO record(code) VALUES ('kept')")
    try writer.setCache(kibibytes: 40)
    try writer.transaction { () throws(StorageFault) in
      for number in 1...3_000 {
        try writer.insert(
          "INSERT INTO record(code, body) VALUES (?, ?)", "half \(number)", "words of a body")
      }
      do {
        try scratch.copy("a.db", to: "b.db")
        try scratch.copy("a.db-journal", to: "b.db-journal")
      } catch {
        Issue.record(error)
      }
    }
    #expect(try scratch.bytes(of: "b.db").count > 100_000, "nothing was written yet")
    #expect(try kind(.readOnly(scratch.path("b.db"))) == .hotJournal)
    let recovered = try Connection(.readWriteExisting(scratch.path("b.db")))
    #expect(try recovered.all("SELECT code FROM record", as: String.self) == ["kept"])
    #expect(try recovered.integrityCheck() == [])
    #expect(!scratch.exists("b.db-journal"))
  }

  @Test func `a journal that a deleted file left behind does not touch a new one`() throws {
    let writer = try Connection(.create(scratch.path("a.db")), policy: smallPolicy)
    try writer.lay()
    try writer.transaction { () throws(StorageFault) in
      try writer.insert("INSERT INTO record(code) VALUES ('half')")
      #expect(throws: Never.self) { try scratch.copy("a.db-journal", to: "b.db-journal") }
    }
    #expect(scratch.exists("b.db-journal"))
    let new = try Connection(.create(scratch.path("b.db")), policy: smallPolicy)
    #expect(try new.schemaObjects() == [])
    try new.lay()
    try new.insert("INSERT INTO record(code) VALUES ('new')")
    #expect(try Connection(.readOnly(scratch.path("b.db"))).count("record") == 1)
  }

  @Test func `a file that was moved while open is not written any more`() throws {
    let connection = try Connection(.create(scratch.path("a.db")), policy: smallPolicy)
    try connection.lay()
    try FileManager.default.moveItem(atPath: scratch.path("a.db"), toPath: scratch.path("b.db"))
    let kind = try faultKind { () throws(StorageFault) in
      try connection.insert("INSERT INTO record(code) VALUES ('lost')")
    }
    #expect(kind == .moved)
  }

  @Test(.enabled(if: geteuid() != 0, "to root every file is writable"))
  func `a file that may not be written is refused for writing`() throws {
    try Connection(.create(scratch.path("a.db"))).lay()
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o400], ofItemAtPath: scratch.path("a.db"))
    #expect(try kind(.readWriteExisting(scratch.path("a.db"))) == .readOnly)
    #expect(try Connection(.readOnly(scratch.path("a.db"))).count("record") == 0)
  }

  private func kind(_ mode: Connection.Mode) throws -> StorageFault.Kind {
    try faultKind { () throws(StorageFault) in _ = try Connection(mode) }
  }
}
