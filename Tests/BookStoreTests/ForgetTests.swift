import HealthFund
import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

@Suite struct ForgetTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  var path: String { scratch.path("a.nafa") }

  @Test func `a person is forgotten: the proof holds, and no byte of the file has the name`() throws
  {
    try smallBook(at: path)
    let book = try Book.open(path, forWriting: true, context: try .fixed(seed: 3))
    let head = try book.checkpoint()
    #expect(try contains("Awa Exemple"))
    let result = try book.forget(person: "P0001-3", reason: "asked for it")
    #expect(result.isNew)
    #expect(try book.person("P0001-3").details == nil)
    let proof = try book.verify(.deep, against: .checkpoint(head))
    #expect(proof.findings == [])
    #expect(proof.counts.erased == 1)
    #expect(proof.counts.details == 0)
    #expect(try !contains("Awa Exemple"))
    #expect(try !contains("00000001"))
    #expect(!scratch.exists("a.nafa-journal"))
  }

  @Test func `among many, one is forgotten and the others stay`() throws {
    try smallBook(at: path)
    let book = try Book.open(path, forWriting: true, context: try .fixed(seed: 3))
    let codes = (2...300).map { CheckedCode(prefix: "P", number: $0) }
    for (index, code) in codes.enumerated() {
      _ = try book.perform(person(code.description, name: "Personne numero \(index) dite Coumba"))
    }
    for code in codes.prefix(120) {
      _ = try book.forget(person: code.description, reason: "asked for it")
    }
    for index in 0..<120 { #expect(try !contains("Personne numero \(index) dite")) }
    #expect(try contains("Personne numero 120 dite"))
    #expect(try book.person(codes[120].description).details != nil)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `forgetting is refused without a reason, for nobody, and twice`() throws {
    let book = try sampleBook()
    let count = try book.recordCount()
    let refusals: [(String, String, Refusal)] = [
      ("nobody", "", .reasonMissing), ("nobody", "r", .personUnknown("nobody")),
    ]
    for (code, reason, refusal) in refusals {
      #expect(refused { _ = try book.forget(person: code, reason: reason) } == refusal)
    }
    #expect(try book.recordCount() == count)
    _ = try book.forget(person: "P0001-3", reason: "asked for it")
    #expect(
      refused { _ = try book.forget(person: "P0001-3", reason: "again") }
        == .nothingToErase("P0001-3"))
  }

  @Test func `a detail goes by an erasure record only, whatever the tool`() throws {
    try smallBook(at: path)
    let attempts = [
      "DELETE FROM detail",
      "INSERT INTO erased SELECT commitment, record FROM detail; DELETE FROM detail",
      "UPDATE detail SET bytes = x'00'",
      "INSERT OR REPLACE INTO detail SELECT commitment, class, salt, x'00', record FROM detail",
    ]
    for sql in attempts {
      let outside = try Connection.outside(path)
      #expect(throws: StorageFault.self) { try outside.execute(sql) }
    }
    #expect(try Book.verify(path).isWhole)
  }

  func contains(_ text: String) throws -> Bool {
    try scratch.bytes(of: "a.nafa").firstRange(of: Array(text.utf8)) != nil
  }

  func person(_ code: String, name: String) throws -> Act {
    .person(
      Person(
        code: code, household: "M0001-3", role: .dependant, sex: .female,
        since: try day("2025-01-02"),
        details: Person.Details(name: name, birth: nil, phone: nil)))
  }
}

/// The refusal that a body ends in.
func refused(_ body: () throws -> Void) -> Refusal? {
  let error = #expect(throws: BookError.self) { try body() }
  guard case .refused(let refusal) = error else { return nil }
  return refusal
}
