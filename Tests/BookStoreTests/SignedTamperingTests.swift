import HealthFund
import LedgerSQLite
import LedgerValues
import Reconciliation
import Testing

@testable import BookStore

/// Each guard of a signed month alone, against somebody with another SQLite program.
@Suite struct SignedTamperingTests {
  let scratch: Scratch
  let february = Month(number: 2025 * 12 + 1)

  init() throws {
    scratch = try Scratch()
    let book = try sampleBook(at: .file(path))
    _ = try book.perform(dues("R1-000001", 1_500, months: 3, on: "2025-02-03"))
    _ = try book.perform(.count(try count("PV-1", 1_500, on: "2025-02-28")))
    try sign(february, of: try account("5711"), in: book)
    #expect(try book.verify(.deep).findings == [])
  }

  private var path: String { scratch.path("a.nafa") }

  private func key(of kind: String) throws -> RecordKey {
    let packed = try Connection(.readOnly(path)).first(
      "SELECT max(id) FROM record WHERE kind = ?", kind, as: Int64.self)
    return RecordKey(packed: try #require(packed))
  }

  /// INVARIANT I20.
  @Test(arguments: [
    "UPDATE statement_line SET amount = amount + 5", "DELETE FROM allocation",
    "UPDATE signing SET closing = closing + 5, moved = moved + 5", "DELETE FROM signing",
    "UPDATE cash_count SET counted = counted + 5",
    "UPDATE posting SET amount = amount * 2 WHERE day < 20200",
  ])
  func `a signed month that is changed beside the list is found`(sql: String) throws {
    let triggers = try Connection(.readOnly(path)).all(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger'", as: String.self)
    try tamper(path, dropping: triggers, sql)
    #expect(try codes(path).contains(.projection))
  }

  @Test func `a signed month whose history is written anew is found by its own figures`() throws {
    try rewrite(path, from: Int(try key(of: "contribution").sequence)) {
      $0.replacing("\"2025-02-03\"", with: "\"2025-02-05\"")
    }
    let proof = try Book.verify(path)
    #expect(
      proof.findings.contains { $0.code == .signedFigures }, "\(proof.findings)")
  }

  @Test func `a count that is rewritten with its chain is found by what was signed`() throws {
    try rewrite(path, from: Int(try key(of: "count").sequence)) {
      $0.replacing("\"counted\":1500", with: "\"counted\":1600")
    }
    #expect(try codes(path).contains(.signedFigures))
  }

  @Test func `an entry that a tool writes into a signed month is found`() throws {
    let outside = try Connection.outside(path)
    var next = try HandMade(after: outside)
    next.body = """
      {"entries":[{"day":"2025-02-10","journal":"CA11","label":"entry","number":3,"postings":[\
      {"account":"5711","amount":5,"fund":"GEN"},{"account":"7011","amount":-5,"fund":"GEN"}],\
      "voucher":"V"}]}
      """
    try next.write(to: outside)
    #expect(try codes(path, .chain).contains(.signedMonth))
  }

  /// INVARIANT I22.
  @Test func `a month that one person signed is refused by the schema, and found`() throws {
    let outside = try Connection.outside(path)
    for (one, other) in [("Awa", "Awa"), ("Awa", "AWA")] {
      let found = obstacle { () throws(StorageFault) in
        try outside.run(
          "INSERT INTO signing VALUES(99, '1', 1, 1, 0, 0, 0, 0, ?, ?)", one, other)
      }
      #expect(found == "check")
    }
    try rewrite(path, from: Int(try key(of: "period_sign").sequence)) {
      $0.replacing("\"reviewed_by\":\"Moussa\"", with: "\"reviewed_by\":\"awa\"")
    }
    #expect(try codes(path).contains(.signatories) || codes(path).contains(.rebuilding))
  }

  @Test func `nothing is signed on a chain that is broken`() throws {
    try tamper(
      path, dropping: ["record_u"], "UPDATE record SET actor = 'other' WHERE seq = 7")
    let book = try Book.open(path, forWriting: true, context: try .fixed())
    let state = try book.periodState(of: try account("5711"), february.adding(months: 1))
    #expect(try book.readiness(state).contains(.chainBroken))
  }

  /// INVARIANT I16.
  @Test func `a month whose lines do not lead to its closing is refused by the schema`() throws {
    let outside = try Connection.outside(path)
    let found = obstacle { () throws(StorageFault) in
      try outside.execute("INSERT INTO signing VALUES(99, '1', 1, 1, 5, 5, 11, 0, 'a', 'b')")
    }
    #expect(found == "check")
  }
}
