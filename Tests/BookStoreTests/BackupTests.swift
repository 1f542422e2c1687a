import HealthFund
import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

@Suite struct BackupTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try smallBook(at: scratch.path("a.nafa"))
  }

  func open(_ name: String = "a.nafa", machine: String = "laptop-a") throws -> Book {
    var context = try BookContext.fixed(seed: 7)
    context.machine = machine
    return try Book.open(scratch.path(name), forWriting: true, context: context)
  }

  @Test func `a backup is whole, and its head is the one that the book's record names`() throws {
    let book = try open()
    let before = try book.checkpoint()
    let backup = try book.backup(to: scratch.path("b.nafa"))
    #expect(backup.head == before)
    let proof = try Book.verify(scratch.path("b.nafa"), .deep)
    #expect(proof.isWhole)
    #expect(proof.checkpoint == before)
    #expect(try book.record(backup.record).body["head"] == .text(before.record.description))
    #expect(try book.verify(.standard, against: .book(path: scratch.path("b.nafa"))).isWhole)
    #expect(try book.backupAge()?.head == before.record)
    #expect(try book.backupAge()?.records == 1)
    #expect(try book.backupAge()?.days == 0)
    #expect(!scratch.exists("b.nafa.erased"))
  }

  @Test func `a book that was never backed up says so`() throws {
    #expect(try open().backupAge() == nil)
  }

  @Test func `a backup is never written on, and nothing is overwritten by one`() throws {
    let book = try open()
    _ = try book.backup(to: scratch.path("b.nafa"))
    let question = #expect(throws: BookError.self) { _ = try open("b.nafa") }
    guard case .question(.isBackup) = question else {
      Issue.record("\(String(describing: question))")
      return
    }
    let records = try book.recordCount()
    #expect(throws: BookError.self) { try book.backup(to: scratch.path("b.nafa")) }
    #expect(try book.recordCount() == records)
    #expect(try Book.verify(scratch.path("b.nafa")).isWhole)
  }

  @Test func `a restored book goes on under a new site, which names head and losses`() throws {
    let book = try open()
    let backup = try book.backup(to: scratch.path("b.nafa"))
    _ = try book.perform(deposit("R1-000008", 100, on: "2025-04-01"))
    let last = try book.checkpoint()
    var context = try BookContext.fixed(seed: 9)
    context.machine = "laptop-b"
    let restored = try Book.restore(
      from: scratch.path("b.nafa"), to: scratch.path("c.nafa"), lost: .checkpoint(last),
      context: context)
    #expect(restored.head == backup.head)
    #expect(restored.record == RecordKey(site: 2, sequence: 1))
    #expect(restored.lost == RecordKey(site: 1, sequence: 17)...RecordKey(site: 1, sequence: 18))
    let body = try restored.book.record(restored.record).body
    #expect(body["after"] == "#16")
    #expect(body["lost"]?.array?.count == 1)
    #expect(try restored.book.backupAge()?.head == backup.head.record)
    _ = try restored.book.perform(deposit("R1-000008", 100, on: "2025-04-01"))
    #expect(try restored.book.verify(.deep).findings == [])
    #expect(
      try Book.verify(scratch.path("c.nafa"), against: .book(path: scratch.path("b.nafa"))).isWhole)
    let proof = try Book.verify(scratch.path("c.nafa"), against: .checkpoint(last))
    #expect(proof.findings == [Finding(.truncated, last.record)])
  }

  @Test
  func `a restoring lists the records of the book that is given up, as far as it can be read`()
    throws
  {
    let book = try open()
    _ = try book.backup(to: scratch.path("b.nafa"))
    _ = try book.perform(deposit("R1-000008", 100, on: "2025-04-01"))
    let restored = try Book.restore(
      from: scratch.path("b.nafa"), to: scratch.path("c.nafa"),
      lost: .book(path: scratch.path("a.nafa")), context: try .fixed(seed: 9))
    let lost = try #require(try restored.book.record(restored.record).body["lost"]?.array)
    #expect(lost.map { $0["kind"] } == ["backup", "contribution"])
    try scratch.write([UInt8](repeating: 7, count: 9_000), to: "ruin.nafa")
    let unknown = try Book.restore(
      from: scratch.path("b.nafa"), to: scratch.path("d.nafa"),
      lost: .book(path: scratch.path("ruin.nafa")), context: try .fixed(seed: 10))
    #expect(unknown.lost == nil)
    #expect(try unknown.book.verify().isWhole)
  }

  @Test func `a backup that is not whole, or of another history, is not restored`() throws {
    let book = try open()
    _ = try book.backup(to: scratch.path("b.nafa"))
    try scratch.copy("b.nafa", to: "bad.nafa")
    try tamper(
      scratch.path("bad.nafa"), dropping: ["posting_u"], "UPDATE posting SET day = day + 1")
    #expect(throws: BookError.self) {
      try Book.restore(
        from: scratch.path("bad.nafa"), to: scratch.path("c.nafa"), context: try .fixed())
    }
    #expect(!scratch.exists("c.nafa"))
    let other = try #require(Checkpoint("#12 0000-0000-0000"))
    #expect(throws: BookError.self) {
      try Book.restore(
        from: scratch.path("b.nafa"), to: scratch.path("c.nafa"), lost: .checkpoint(other),
        context: try .fixed())
    }
    #expect(!scratch.exists("c.nafa"))
  }

  @Test func `what was erased after a backup is erased again when it is restored`() throws {
    let book = try open()
    _ = try book.backup(to: scratch.path("old.nafa"))
    _ = try book.forget(person: "P0001-3", reason: "asked for it")
    #expect(scratch.exists("a.nafa.erased"))
    _ = try book.backup(to: scratch.path("new.nafa"))
    #expect(scratch.exists("new.nafa.erased"))
    #expect(try codes(scratch.path("old.nafa")) == [])
    let restored = try Book.restore(
      from: scratch.path("old.nafa"), to: scratch.path("c.nafa"), context: try .fixed(seed: 9))
    #expect(restored.erased == 1)
    #expect(try restored.book.person("P0001-3").details == nil)
    #expect(try restored.book.verify(.deep).findings == [])
    #expect(!String(decoding: try scratch.bytes(of: "c.nafa"), as: UTF8.self).contains("Awa Ex"))
  }

  @Test func `a copy that was written on is a fork, named at its first record`() throws {
    try scratch.copy("a.nafa", to: "copy.nafa")
    _ = try open().perform(deposit("R1-000008", 100, on: "2025-04-01"))
    _ = try open("copy.nafa").perform(deposit("R1-000009", 200, on: "2025-04-02"))
    let proof = try Book.verify(
      scratch.path("a.nafa"), .chain, against: .book(path: scratch.path("copy.nafa")))
    #expect(proof.findings == [Finding(.fork, RecordKey(site: 1, sequence: 17))])
  }

  @Test func `a book that ends before its copy is truncated, named at the first record it lacks`()
    throws
  {
    try scratch.copy("a.nafa", to: "copy.nafa")
    _ = try open().perform(deposit("R1-000008", 100, on: "2025-04-01"))
    let ahead = Witness.book(path: scratch.path("a.nafa"))
    let proof = try Book.verify(scratch.path("copy.nafa"), .chain, against: ahead)
    #expect(proof.findings == [Finding(.truncated, RecordKey(site: 1, sequence: 17))])
    let behind = Witness.book(path: scratch.path("copy.nafa"))
    #expect(try Book.verify(scratch.path("a.nafa"), .chain, against: behind).isWhole)
  }

  @Test func `a book of another site is no witness`() throws {
    try smallBook(at: scratch.path("other.nafa"), seed: 2)
    #expect(
      try codes(
        scratch.path("a.nafa"), .chain, against: .book(path: scratch.path("other.nafa")))
        == [.witness])
  }
}

@Suite struct HandoverTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try smallBook(at: scratch.path("a.nafa"))
  }

  func open(machine: String) throws -> Book {
    var context = try BookContext.fixed(seed: 7)
    context.machine = machine
    return try Book.open(scratch.path("a.nafa"), forWriting: true, context: context)
  }

  func question(_ body: () throws -> Void) -> Question? {
    let error = #expect(throws: BookError.self) { try body() }
    guard case .question(let question) = error else { return nil }
    return question
  }

  @Test func `another machine does not write a book that was not handed over`() throws {
    let other = try open(machine: "laptop-b")
    let act = try deposit("R1-000008", 100, on: "2025-04-01")
    #expect(question { _ = try other.perform(act) } == .otherMachine)
    #expect(question { _ = try other.takeOver() } == .otherMachine)
    #expect(question { _ = try other.handOver() } == .otherMachine)
    #expect(try other.recordCount() == 16)
  }

  @Test func `a book that was handed over is taken over once, and the chain is whole`() throws {
    let act = try deposit("R1-000008", 100, on: "2025-04-01")
    let first = try open(machine: "laptop-a")
    #expect(try !first.takeOver().isNew)
    #expect(try first.handOver().isNew)
    #expect(try !first.handOver().isNew)
    #expect(question { _ = try first.perform(act) } == .handedOver)
    let second = try open(machine: "laptop-b")
    #expect(question { _ = try second.perform(act) } == .handedOver)
    #expect(try second.takeOver().isNew)
    #expect(try second.perform(act).isNew)
    #expect(question { _ = try first.perform(act) } == .otherMachine)
    #expect(try second.verify(.deep).findings == [])
  }
}
