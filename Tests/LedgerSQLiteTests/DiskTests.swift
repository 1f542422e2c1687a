import Foundation
import LedgerSQLite
import Testing

struct DiskTests {
  let insert = "INSERT INTO record(code, body) VALUES (?, ?)"

  @Test func `a full file leaves what was there, and the transaction is over`() throws {
    let scratch = try Scratch()
    let connection = try Connection(.create(scratch.path("a.db")), policy: .unguarded)
    try connection.lay()
    try connection.insert(insert, "there", "")
    try connection.execute("PRAGMA max_page_count=20")
    let kind = try faultKind { () throws(StorageFault) in
      try connection.transaction { () throws(StorageFault) in
        for number in 1...1_000 {
          try connection.insert(insert, "\(number)", String(repeating: "word ", count: 100))
        }
      }
    }
    #expect(kind == .full)
    #expect(!connection.isInTransaction)
    #expect(try connection.all("SELECT code FROM record", as: String.self) == ["there"])
    #expect(try connection.integrityCheck() == [])
  }

  /// The limit is on a whole process, so that a process of its own meets it.
  @Test func `a limit on the size of files leaves what was there`() async throws {
    await #expect(processExitsWith: .success) {
      let scratch = try Scratch()
      let connection = try Connection(.create(scratch.path("a.db")), policy: smallPolicy)
      try connection.lay()
      signal(SIGXFSZ, SIG_IGN)
      var limit = rlimit(rlim_cur: 200_000, rlim_max: 200_000)
      try #require(setrlimit(__rlimit_resource_t(RLIMIT_FSIZE.rawValue), &limit) == 0)
      let kind = try faultKind { () throws(StorageFault) in
        try connection.transaction { () throws(StorageFault) in
          for number in 1...2_000 {
            try connection.insert(
              "INSERT INTO record(code, body) VALUES (?, ?)", "\(number)",
              String(repeating: "word ", count: 100))
          }
        }
      }
      try #require(kind == .disk)
      try #require(try connection.count("record") == 0)
    }
  }
}
