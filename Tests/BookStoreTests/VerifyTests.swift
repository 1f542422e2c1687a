import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

@Suite struct VerifyTests {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
  }

  var path: String { scratch.path("a.nafa") }

  @Test func `a whole book has no finding at any depth`() throws {
    try smallBook(at: path)
    for depth in Verification.Depth.allCases {
      let proof = try Book.verify(path, depth)
      #expect(proof.findings == [])
      #expect(proof.firstBadRecord == nil)
      #expect(proof.counts.records == 16)
      #expect(proof.counts.entries == 6)
      #expect(proof.counts.postings == 15)
      #expect(proof.counts.details == 1)
      #expect(proof.checkpoint?.record == RecordKey(site: 1, sequence: 16))
      #expect((proof.counts.rows > 0) == (depth > .chain))
    }
  }

  @Test func `an open book proves itself as its file does, and goes on being written`() throws {
    try smallBook(at: path)
    let book = try Book.open(path, forWriting: true, context: try .fixed())
    #expect(try book.verify().isWhole)
    #expect(try book.verify(.chain).checkpoint == book.checkpoint())
    _ = try book.perform(deposit("R1-000009", 100, on: "2025-04-01"))
    #expect(try book.verify().isWhole)
  }

  /// What an outside tool does to the list, and what is said of it.
  @Test(arguments: [
    ("UPDATE record SET body = replace(body, '500', '900') WHERE seq = 9", Finding.Code.digest, 9),
    ("UPDATE record SET body = body || ' ' WHERE seq = 9", .digest, 9),
    ("UPDATE record SET actor = 'other' WHERE seq = 12", .digest, 12),
    ("UPDATE record SET kind = 'evidence' WHERE seq = 5", .digest, 5),
    ("UPDATE record SET kind = 'unheard_of' WHERE seq = 5", .digest, 5),
    ("UPDATE record SET version = 2 WHERE seq = 5", .digest, 5),
    ("UPDATE record SET recorded_at = recorded_at - 1 WHERE seq = 7", .digest, 7),
    ("UPDATE record SET previous = zeroblob(32) WHERE seq = 7", .previous, 7),
    ("UPDATE record SET digest = randomblob(32) WHERE seq = 7", .digest, 7),
    ("DELETE FROM record WHERE seq = 7", .sequence, 8),
    ("DELETE FROM record WHERE seq = 1", .sequence, 2),
    ("UPDATE site SET identifier = replace(identifier, '1', '2')", .site, 1),
    ("DELETE FROM site", .site, 1),
  ])
  func `a changed list is found at its first bad record`(
    sql: String, code: Finding.Code, sequence: Int
  ) throws {
    try smallBook(at: path)
    try tamper(path, dropping: ["record_u", "record_d", "site_u", "site_d"], sql)
    for depth in Verification.Depth.allCases {
      let proof = try Book.verify(path, depth)
      #expect(proof.firstBadRecord == RecordKey(site: 1, sequence: sequence))
      #expect(proof.findings.contains { $0.code == code && $0.record == proof.firstBadRecord })
    }
  }

  @Test func `a chain that was computed anew is whole, and an old checkpoint tells`() throws {
    try smallBook(at: path)
    let before = try #require(try Book.verify(path, .chain).checkpoint)
    try rewrite(path, from: 9) {
      $0.replacing("\"amount\":500", with: "\"amount\":400")
        .replacing("\"amount\":-500", with: "\"amount\":-400")
    }
    let proof = try Book.verify(path, .chain, against: .checkpoint(before))
    #expect(proof.findings.map(\.code) == [.fork])
    #expect(proof.findings.first?.record == before.record)
  }

  /// What an outside tool does to a table beside the list.
  @Test(arguments: [
    ("DELETE FROM closing; INSERT INTO closing VALUES(24301, 3)", Finding.Code.projection),
    ("UPDATE turnover SET debit = debit + 5 WHERE debit > 0", .projection),
    ("UPDATE fund_day SET cash = cash + 1", .projection),
    ("UPDATE posting SET amount = amount * 2", .projection),
    ("UPDATE posting SET party = NULL", .projection),
    ("DELETE FROM posting WHERE line = 1", .projection),
    ("UPDATE entry SET day = day + 1", .projection),
    ("UPDATE entry SET number = 99 WHERE number = 1", .projection),
    ("DELETE FROM reference", .projection),
    ("INSERT INTO reference VALUES('receipt', 'R1-000099', 1)", .projection),
    ("UPDATE setting SET value = 'en' WHERE name = 'language'", .projection),
    ("UPDATE handover SET machine = 'mine'", .projection),
    ("UPDATE household SET fund = NULL", .projection),
    ("UPDATE detail SET bytes = CAST('{\"name\":\"X\"}' AS BLOB)", .detailAltered),
    ("UPDATE detail SET salt = zeroblob(16)", .detailAltered),
    ("UPDATE detail SET class = 'visit'", .detailAltered),
    ("UPDATE detail SET record = 1", .detailStray),
    ("DELETE FROM detail", .detailMissing),
    ("INSERT INTO detail VALUES(zeroblob(32), 'x', zeroblob(16), x'00', 1)", .detailStray),
    ("INSERT INTO erased SELECT commitment, record FROM detail", .erasure),
    ("INSERT INTO erased VALUES(zeroblob(32), 4)", .erasure),
  ])
  func `a changed table is found`(sql: String, code: Finding.Code) throws {
    try smallBook(at: path)
    try tamper(path, dropping: try triggers(path), sql)
    let proof = try Book.verify(path)
    #expect(proof.findings.contains { $0.code == code })
    #expect(try !codes(path, .deep).isEmpty)
  }

  @Test func `unbalanced postings are found at the depth of the chain`() throws {
    try smallBook(at: path)
    try tamper(
      path, dropping: try triggers(path), "UPDATE posting SET amount = amount + 1 WHERE line = 0")
    #expect(try codes(path, .chain) == [.postingSum])
  }

  /// A count's difference, a visit, a transfer: several postings, one thing to look at.
  @Test func `a record whose postings were all changed is named once`() throws {
    try smallBook(at: path)
    let most = try #require(
      try Connection(.readOnly(path)).first(
        "SELECT record FROM posting GROUP BY record ORDER BY count(*) DESC LIMIT 1",
        as: Int64.self))
    for (sql, place) in [
      ("UPDATE posting SET amount = amount * 2 WHERE record = \(most)", "posting.amount"),
      ("DELETE FROM posting WHERE record = \(most)", "posting.missing"),
    ] {
      try scratch.write(try scratch.bytes(of: "a.nafa"), to: "b.nafa")
      let changed = scratch.path("b.nafa")
      try tamper(changed, dropping: try triggers(changed), sql)
      let finding = Finding(.projection, RecordKey(packed: most), place: place)
      #expect(try Book.verify(changed).findings == [finding])
    }
  }

  @Test func `findings are kept once, and counted past the limit`() {
    var list = FindingList()
    for sequence in 1...60 {
      for _ in 1...3 {
        list.add(.projection, RecordKey(site: 1, sequence: sequence), place: "posting.amount")
      }
    }
    list.add(.projection, RecordKey(site: 1, sequence: 1), place: "posting.amount")
    list.add(.projection, RecordKey(site: 1, sequence: 1), place: "posting.day")
    #expect(list.findings.count == Verification.limit && list.omitted == 11)
  }

  @Test func `a changed index is found by the full check`() throws {
    try smallBook(at: path)
    let connection = try Connection.outside(path)
    let page = try #require(
      try connection.first(
        "SELECT rootpage FROM sqlite_schema WHERE name = 'entry_number'", as: Int.self))
    var bytes = try scratch.bytes(of: "a.nafa")
    let range = (page - 1) * 4_096..<page * 4_096
    let place = try #require(
      bytes[range].indices.dropLast(4).first { bytes[$0..<$0 + 4].elementsEqual("CG57".utf8) }
        ?? bytes[range].indices.dropLast(2).first { bytes[$0..<$0 + 2].elementsEqual("CA".utf8) })
    bytes[place] = UInt8(ascii: "D")
    try scratch.write(bytes, to: "b.nafa")
    #expect(try codes(scratch.path("b.nafa"), .deep).contains(.fileDamaged))
  }
}

extension VerifyTests {
  func triggers(_ path: String) throws -> [String] {
    try Connection(.readOnly(path)).all(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger'", as: String.self)
  }
}

/// Changes bodies and computes the whole chain anew from there, as whoever holds the file can.
func rewrite(_ path: String, from sequence: Int, _ change: (String) -> String) throws {
  let outside = try Connection.outside(path)
  let site = try #require(
    try outside.first("SELECT identifier FROM site WHERE number = 1", as: String.self))
  try outside.execute("DROP TRIGGER record_u")
  var previous = try #require(
    try outside.digest(of: RecordKey(site: 1, sequence: sequence - 1).packed))
  let rows = try outside.all(
    "SELECT id, seq, kind, version, recorded_at, actor, body FROM record WHERE seq >= ?",
    sequence, as: Int64.self, Int64.self, String.self, Int64.self, Int64.self, String.self,
    String.self)
  for row in rows {
    let body = change(row.6)
    let digest = RecordDigest.digest(
      site: site, sequence: row.1, kind: row.2, version: row.3, recordedAt: row.4, actor: row.5,
      body: Array(body.utf8), previous: previous)
    try outside.run(
      "UPDATE record SET body = ?, previous = ?, digest = ? WHERE id = ?", body, previous.bytes,
      digest.bytes, row.0)
    previous = digest
  }
  let trigger = try #require(BookSchema.objects.first { $0.name == "record_u" }?.sql)
  try outside.execute(trigger)
}
