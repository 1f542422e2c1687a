import Foundation
import HealthFund
import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

/// INVARIANT I25: after a stop at any point the whole act is there, or nothing of it.
@Suite struct CrashTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try smallBook(at: scratch.path("a.nafa"))
  }

  func open(_ name: String) throws -> Book {
    try Book.open(scratch.path(name), forWriting: true, context: try .fixed(seed: 8))
  }

  typealias Deed = @Sendable (Book) throws -> Void

  static let deeds: [(name: String, deed: Deed)] = [
    ("deposit", { _ = try $0.perform(deposit("R1-000008", 100, on: "2025-04-01")) }),
    ("dues", { _ = try $0.perform(dues("R1-000008", 3_000, months: 3, on: "2025-06-10")) }),
    ("forget", { _ = try $0.forget(person: "P0001-3", reason: "asked for it") }),
    ("close", { _ = try $0.close(try month("2025-02")) }),
    ("reverse", { _ = try $0.reverse(RecordKey(site: 1, sequence: 11), reason: "wrong box") }),
    ("hand over", { _ = try $0.handOver() }),
    (
      "import",
      {
        let acts = try (10...14).map {
          PlacedAct(
            try deposit("R1-0000\($0)", 100, on: "2025-04-\($0)"), file: .contributions, line: $0,
            rows: 1)
        }
        _ = try $0.importing(acts, sources: [("contributions", .zero)])
      }
    ),
  ]

  @Test(arguments: deeds.indices)
  func `a stop before any write leaves nothing of an act`(index: Int) throws {
    let before = try Book.verify(scratch.path("a.nafa"), .chain).checkpoint
    var limit = 0
    while true {
      try scratch.write(try scratch.bytes(of: "a.nafa"), to: "b.nafa")
      let book = try open("b.nafa")
      book.connection.failAfter(writes: limit)
      let result = Result { try Self.deeds[index].deed(book) }
      let proof = try Book.verify(scratch.path("b.nafa"), .deep)
      #expect(proof.findings == [])
      if case .success = result {
        #expect(proof.checkpoint != before)
        break
      }
      #expect(proof.checkpoint == before)
      // The open book goes on as if nothing had been tried.
      book.connection.failAfter(writes: .max)
      try Self.deeds[index].deed(book)
      #expect(try book.verify().isWhole)
      limit += 1
    }
    #expect(limit >= 2)
  }

  /// The states of file and journal between two writes of a transaction that spills to the disk: what
  /// a machine finds that lost power there.
  @Test func `file and journal as they lie between any two writes give back the book as it was`()
    throws
  {
    let before = try Book.verify(scratch.path("a.nafa"), .chain).checkpoint
    let book = try open("a.nafa")
    try book.connection.setCache(kibibytes: 8)
    var states = 0
    var changed = 0
    let original = try scratch.bytes(of: "a.nafa")
    try book.write { () throws(BookError) in
      for number in 10...30 {
        let act = (try? deposit("R1-0000\(number)", 100, on: "2025-04-01"))
        guard let act else { return }
        _ = try book.record(act)
        guard let file = try? scratch.bytes(of: "a.nafa"),
          let journal = try? scratch.bytes(of: "a.nafa-journal")
        else { continue }
        states += 1
        changed += file == original ? 0 : 1
        try? scratch.write(file, to: "state-\(states).nafa")
        try? scratch.write(journal, to: "state-\(states).nafa-journal")
      }
    }
    #expect(states > 10)
    #expect(changed > 5)
    for state in 1...states {
      let path = scratch.path("state-\(state).nafa")
      // Who only reads says that the half-written part must be undone first.
      let hot = Result { try Book.verify(path) }
      if case .failure(let error) = hot {
        guard case .fault(let fault) = error as? BookError, fault.kind == .hotJournal else {
          Issue.record("\(error)")
          continue
        }
      }
      _ = try open("state-\(state).nafa")
      let proof = try Book.verify(path, .deep)
      #expect(proof.findings == [])
      #expect(proof.checkpoint == before)
    }
  }

  @Test(arguments: [0, 3, 7, 12, 20, 35, 60, 100])
  func `a process that is killed while it writes leaves whole acts`(milliseconds: Int) async throws
  {
    let path = scratch.path("a.nafa")
    let result = try await #require(processExitsWith: .signal(SIGKILL)) {
      [path = path as String, milliseconds = milliseconds as Int] in
      let book = try Book.open(path, forWriting: true, context: try .fixed(seed: 8))
      Thread.detachNewThread {
        usleep(UInt32(milliseconds) * 1_000)
        kill(getpid(), SIGKILL)
      }
      for number in 10...9_999 {
        let digits = String(number + 1_000_000).dropFirst()
        _ = try book.perform(deposit("R1-\(digits)", 100, on: "2025-04-01"))
      }
    }
    _ = result
    let book = try open("a.nafa")
    let proof = try book.verify(.deep)
    #expect(proof.findings == [])
    // Each deposit is one record with one entry: neither is there without the other.
    #expect(proof.counts.entries - 6 == proof.counts.records - 16)
    #expect(try book.perform(deposit("R1-000010", 100, on: "2025-04-01")).record.sequence >= 17)
  }
}
