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
          "INSERT INTO signing VALUES((SELECT max(id) + 1 FROM record), '1', 1, 1, 0, 0, 0, 0, ?, ?)",
          one, other)
      }
      #expect(found == "check")
    }
    try rewrite(path, from: Int(try key(of: "period_sign").sequence)) {
      $0.replacing("\"reviewed_by\":\"Moussa\"", with: "\"reviewed_by\":\"awa\"")
    }
    #expect(try codes(path).contains(.signatories) || codes(path).contains(.rebuilding))
  }

  /// INVARIANT I20, I22: a signature stands on a preparation and a review that are in the list, of that
  /// month and list and by those people, and on the head that was there.
  @Test(
    arguments: [
      ("prepared", "\"prepared\":\"#[0-9]+\"", "\"prepared\":\"#2\""),
      ("reviewed", "\"reviewed\":\"#[0-9]+\"", "\"reviewed\":\"#3\""),
      ("prepared", "\"prepared_by\":\"Awa\"", "\"prepared_by\":\"Zed\""),
      ("reviewed", "\"reviewed_by\":\"Moussa\"", "\"reviewed_by\":\"Yann\""),
      ("head", "\"head\":\"[0-9a-f]{4}", "\"head\":\"0000"),
    ])
  func `a signature without its preparation, its review or its head is found`(
    place: String, pattern: String, words: String
  ) throws {
    let key = try key(of: "period_sign")
    let regex = try Regex(pattern)
    try rewrite(path, from: Int(key.sequence)) { body in
      body.contains("\"reviewed_by\"") ? body.replacing(regex, with: words) : body
    }
    let findings = try Book.verify(path).findings.filter { $0.code == .signedFigures }
    #expect(findings == [Finding(.signedFigures, key, place: place)])
  }

  /// INVARIANT I20: what was matched when a month was signed stays matched, whoever writes the list.
  @Test func `a match of a signed month that a tool takes back is found`() throws {
    let count = try key(of: "count")
    for (kind, body, sql) in [
      (
        "undo", #"{"account":"5711","matches":[{"item":0,"record":"\#(count)"}],"reason":"r"}"#,
        [String]()
      ),
      (
        "reversal", #"{"day":"2025-03-01","reason":"r","reverses":"\#(count)"}"#,
        ["INSERT INTO reversal VALUES(?, \(count.packed))"]
      ),
    ] {
      try scratch.copy("a.nafa", to: "\(kind).nafa")
      let outside = try Connection.outside(scratch.path("\(kind).nafa"))
      var next = try HandMade(after: outside)
      next.kind = kind
      next.body = body
      try outside.execute("DROP TRIGGER undoing_signed")
      for statement in sql { try outside.run(statement, next.id) }
      try outside.run("INSERT INTO undoing VALUES(\(count.packed), 0, ?)", next.id)
      try next.write(to: outside)
      try outside.execute(
        try #require(BookSchema.objects.first { $0.name == "undoing_signed" }?.sql))
      let proof = try Book.verify(scratch.path("\(kind).nafa"))
      #expect(proof.findings == [Finding(.signedMonth, RecordKey(packed: next.id))])
    }
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
      try outside.execute(
        "INSERT INTO signing VALUES((SELECT max(id) + 1 FROM record), '1', 1, 1, 5, 5, 11, 0, 'a', 'b')"
      )
    }
    #expect(found == "check")
  }
}
