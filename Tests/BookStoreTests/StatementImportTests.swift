import LedgerSQLite
import LedgerValues
import Reconciliation
import StatementFormats
import Testing

@testable import BookStore

/// Files that overlap, and what a book keeps of them.
@Suite struct StatementImportTests {
  let books: WalletBook
  var book: Book { books.book }

  init() throws {
    books = try WalletBook()
  }

  private static let january = [
    "2025-01-30,T1,a,500,,500", "2025-01-31,T2,b,-200,,300", "2025-01-31,T3,c,100,,400",
  ]

  @Test func `a file that overlaps brings its new rows, and names the others`() throws {
    let first = try books.bring(Self.january[0], Self.january[1], Self.january[2])
    let next = try books.bring(
      Self.january[1], Self.january[2], "2025-02-01,T4,d,50,,450", "2025-02-01,T5,e,-20,,430")
    #expect(next.result.isNew && next.gap == nil)
    #expect(next.kept.statement.lines.map(\.amount) == [50, -20])
    #expect(next.kept.known.map(\.number) == [2, 3])
    #expect(next.kept.known.allSatisfy { $0.statement == Int(first.result.record.packed) })
    #expect(next.earlier.keys.sorted() == [first.result.record])
    let report = try book.reconciliationReport(of: books.wallet)
    #expect(report.statementBalance == 430 && report.isExplained)
    #expect(report.differences == [])
    #expect(try book.verify().isWhole)
  }

  @Test func `the same file again, and one without anything new, write nothing`() throws {
    let first = try books.bring(Self.january[0], Self.january[1], Self.january[2])
    let count = try book.recordCount()
    let again = try books.bring(Self.january[0], Self.january[1], Self.january[2])
    #expect(!again.result.isNew && again.result.record == first.result.record)
    #expect(again.kept.statement.lines.isEmpty && again.kept.known.count == 3)
    let part = try books.bring(Self.january[1], Self.january[2])
    #expect(!part.result.isNew && part.result.record == first.result.record)
    #expect(try book.recordCount() == count)
  }

  /// Brings a file whose two columns of amounts a profile may have the wrong way round.
  private func bring(
    _ rows: [String], debit: String = "sortie", credit: String = "entree"
  ) throws -> StatementResult {
    let bytes = Array((["date,reference,sortie,entree"] + rows).joined(separator: "\n").utf8)
    var options = StatementOptions()
    options.profile = "tills"
    options.profiles = [
      try StatementProfile(
        text: "name: tills\nday: date\nreference: reference\ndebit: \(debit)\ncredit: \(credit)\n")
    ]
    let kept = try StatementImport(
      try StatementFile.read(bytes, options), account: "5521", file: SHA256.digest(of: bytes))
    return try book.importStatement(kept, bytes: bytes)
  }

  private func blocked(_ key: RecordKey) -> RecordKey? {
    let error = #expect(throws: BookError.self) { _ = try book.reverse(key, reason: "misread") }
    guard case .refused(.reversalBlocked(key, let by)) = error else { return nil }
    return by
  }

  @Test func `a file that was read wrongly is taken back, and read again`() throws {
    let rows = ["2025-02-01,T1,,500", "2025-02-02,T2,200,"]
    try books.dues("R1-000001", 500, on: "2025-02-01", reference: "T1")
    let wrong = try bring(rows, debit: "entree", credit: "sortie").result.record
    #expect(try book.openLines(of: books.wallet).map(\.amount) == [-500, 200])
    #expect(
      books.refusal { _ = try bring(rows) } == .statementReadOtherwise(wrong, profile: "tills 1"))
    _ = try book.reverse(wrong, reason: "debit and credit were exchanged")
    #expect(try book.openLines(of: books.wallet).isEmpty)
    let right = try bring(rows)
    #expect(right.result.isNew && right.kept.known.isEmpty && right.gap == nil)
    #expect(try book.openLines(of: books.wallet).map(\.amount) == [500, -200])
    let again = try bring(rows)
    #expect(!again.result.isNew && again.result.record == right.result.record)
    #expect(try book.match(books.wallet, accepting: []).record != nil)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `days that are read otherwise are another reading`() throws {
    let bytes = Array("date,reference,montant\n03/04/2025,T1,500\n".utf8)
    func bring(_ order: DayOrder) throws -> StatementResult {
      var options = StatementOptions()
      options.dayOrder = order
      let kept = try StatementImport(
        try StatementFile.read(bytes, options), account: "5521", file: SHA256.digest(of: bytes))
      return try book.importStatement(kept, bytes: bytes)
    }
    let wrong = try bring(.monthFirst).result.record
    #expect(
      books.refusal { _ = try bring(.dayFirst) }
        == .statementReadOtherwise(wrong, profile: "wallet 1"))
  }

  @Test func `a statement stays while a match or a later import stands on it`() throws {
    try books.dues("R1-000001", 500, on: "2025-01-30", reference: "T1")
    let first = try books.bring(Self.january[0], Self.january[1]).result.record
    let match = try #require(try book.match(books.wallet, accepting: []).record)
    #expect(blocked(first) == match)
    _ = try book.undo(match, reason: "misread")
    let next = try books.bring(Self.january[1], Self.january[2]).result.record
    #expect(blocked(first) == next)
    _ = try book.reverse(next, reason: "misread")
    _ = try book.reverse(first, reason: "misread")
    #expect(try book.reconciliationStatus().allSatisfy { $0.lastStatementDay == nil })
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `equal rows are counted, not dropped`() throws {
    let header = "date,libelle,debit,credit"
    let row = "2025-01-31,retrait,,500"
    try books.bring("2025-01-30,x,,1", row, header: header)
    let next = try books.bring(
      "2025-01-30,x,,1", row, row, "2025-02-01,y,,7", header: header,
      answers: {
        var a = ImportAnswers()
        a.firstDay = .whole
        return a
      }())
    #expect(next.kept.statement.lines.map(\.amount) == [500, 7])
    #expect(next.kept.known.count == 2)
  }

  @Test func `a file that may begin within a day is asked about`() throws {
    let header = "date,libelle,debit,credit"
    let first = try books.bring("2025-01-30,x,,1", "2025-01-31,a,,500", header: header)
    let rows = ["2025-01-31,a,,500", "2025-02-01,b,,700"]
    #expect(
      books.question { _ = try books.bring(rows[0], rows[1], header: header) }
        == .firstDayUnclear(rows: [2], by: first.result.record))
    var answers = ImportAnswers()
    answers.firstDay = .part
    let next = try books.bring(rows[0], rows[1], header: header, answers: answers)
    #expect(next.kept.statement.lines.count == 2)
  }

  @Test func `a reference with other content is asked about`() throws {
    let first = try books.bring("2025-01-30,T1,a,500,,500")
    #expect(
      books.question { _ = try books.bring("2025-02-03,T1,a,600,,1100") }
        == .referencesReused(rows: [2], by: first.result.record))
    var answers = ImportAnswers()
    answers.allowsReusedReferences = true
    #expect(try books.bring("2025-02-03,T1,a,600,,1100", answers: answers).result.isNew)
  }

  @Test func `a balance that does not follow from the lines before it is named`() throws {
    try books.bring("2025-01-30,T1,a,500,,500")
    let next = try books.bring("2025-02-03,T9,a,600,,1300")
    #expect(next.gap == .gap(before: Int(next.result.record.packed), -200))
    // The missing file arrives.
    #expect(try books.bring("2025-02-01,T5,a,200,,700").gap == nil)
    #expect(try book.reconciliationReport(of: books.wallet).differences == [])
  }

  @Test func `a file around another leaves two runs`() throws {
    try books.bring("2025-01-31,T2,b,20,,130")
    let around = try books.bring(
      "2025-01-30,T1,a,10,,110", "2025-01-31,T2,b,20,,130", "2025-02-01,T3,c,30,,160")
    #expect(around.kept.statement.lines.map(\.amount) == [10, 30] && around.gap == nil)
    let report = try book.reconciliationReport(of: books.wallet)
    #expect(report.statementBalance == 160 && report.differences == [.opening(-100)])
    // In the middle of a file the balance is that of its lines so far.
    let middle = try book.reconciliationReport(of: books.wallet, on: try day("2025-01-31"))
    #expect(middle.statementBalance == 130)
  }

  @Test func `a file with too many rows, or none, is refused`() throws {
    let empty = StatementImport(
      account: "5521", profile: "MT940", file: .zero,
      statement: Statement(opening: 500, closing: 500, lines: []), leftOut: [])
    #expect(
      books.refusal { _ = try book.importStatement(empty, bytes: []) } == .statementEmpty)
    let rows = (0...Book.statementBound).map { "2025-01-30,T\($0),a,500,," }
    let bytes = Array(([WalletBook.header] + rows).joined(separator: "\n").utf8)
    let kept = try StatementImport(
      try StatementFile.read(bytes), account: "5521", file: SHA256.digest(of: bytes))
    #expect(
      books.refusal { _ = try book.importStatement(kept, bytes: bytes) }
        == .statementTooLong(rows: Book.statementBound + 1, limit: Book.statementBound))
  }

  @Test func `a statement or a match that a record made by hand gets wrong is found`() throws {
    let scratch = try Scratch()
    let path = scratch.path("a.nafa")
    let line: LineID
    let movement: MovementID
    do {
      let books = try WalletBook(at: .file(path))
      movement = try books.dues("R1-000001", 500, on: "2025-02-01")
      let record = try books.bring("2025-02-01,T1,a,500,,500", "2025-02-01,T2,a,300,,800")
      line = LineID(statement: Int(record.result.record.packed), line: 1)
    }
    func body(_ line: LineID, _ amount: Int, _ movement: MovementID, _ other: Int) -> String {
      """
      {"account":"5521","groups":[{"facts":[],"lines":[{"amount":\(amount),"line":\(line.line),\
      "statement":\(line.statement)}],"movements":[{"amount":\(other),"part":\(movement.part),\
      "record":\(movement.record)}],"rule":"by_hand","version":1}]}
      """
    }
    let second = LineID(statement: line.statement, line: 2)
    let nobody = MovementID(record: movement.record - 1, part: 0)
    for (kind, text, code) in [
      ("match", body(line, 500, movement, 400), Finding.Code.matchSum),
      ("match", body(second, 500, movement, 500), .matchUse),
      ("match", body(line, 500, nobody, 500), .matchUse),
      ("match", body(line, -500, movement, -500), .matchUse),
      (
        "statement",
        #"{"account":"5521","closing":9,"currency":"XOF","file":"\#(Digest.zero.hex)","first_day":"#
          + #""2025-03-01","last_day":"2025-03-01","lines":[{"amount":5,"day":"2025-03-01","end":9,"#
          + #""row":2,"start":1}],"opening":1,"profile":"wallet 1"}"#,
        .statementSum
      ),
    ] {
      try scratch.write(try scratch.bytes(of: "a.nafa"), to: "b.nafa")
      let outside = try Connection.outside(scratch.path("b.nafa"))
      var next = try HandMade(after: outside)
      (next.kind, next.body) = (kind, text)
      try next.write(to: outside)
      // Once, though both sides of a match can be wrong.
      let findings = try Book.verify(scratch.path("b.nafa")).findings
      #expect(findings.filter { $0.code == code }.count == 1, "\(text)")
    }
  }
}

/// What an outside tool takes back by hand.
extension StatementImportTests {
  @Test func `the schema lets no line be matched that was taken back`() throws {
    let scratch = try Scratch()
    do {
      let books = try WalletBook(at: .file(scratch.path("a.nafa")))
      let statement = try books.bring("2025-02-01,T1,a,500,,500").result.record
      _ = try books.book.reverse(statement, reason: "misread")
    }
    let outside = try Connection.outside(scratch.path("a.nafa"))
    let match = """
      INSERT INTO allocation
      SELECT (SELECT max(id) + 1 FROM record), 0, 'line', record, line, account, amount
      FROM statement_line
      """
    #expect(throws: StorageFault.self) { try outside.execute(match) }
    try outside.execute("DROP TRIGGER allocation_line")
    try outside.execute(match)
  }

  @Test func `a match that stands on a statement which was taken back is found`() throws {
    let scratch = try Scratch()
    let statement: RecordKey
    do {
      let books = try WalletBook(at: .file(scratch.path("a.nafa")))
      try books.dues("R1-000001", 500, on: "2025-02-01", reference: "T1")
      statement = try books.bring("2025-02-01,T1,a,500,,500").result.record
      _ = try books.book.match(books.wallet, accepting: [])
    }
    let outside = try Connection.outside(scratch.path("a.nafa"))
    var reversal = try HandMade(after: outside)
    reversal.kind = "reversal"
    reversal.body =
      #"{"day":"2025-02-01","reason":"misread","reverses":"\#(statement.description)"}"#
    try reversal.write(to: outside)
    let findings = try Book.verify(scratch.path("a.nafa")).findings
    #expect(findings.contains { $0.code == .matchUse }, "\(findings)")
  }
}

/// The account's number as its keeper writes it.
extension StatementImportTests {
  private static let numbered = "compte,date,reference,libelle,debit,credit"

  @Test func `a file of another account than before is asked about`() throws {
    try books.bring("76 00 01 22,2025-01-30,T1,a,,500", header: Self.numbered)
    let asked = books.question {
      try books.bring("76001234,2025-01-31,T2,b,,200", header: Self.numbered)
    }
    guard case .otherAccount("…1234", "…0122", books.wallet, _) = asked else {
      Issue.record("asked \(String(describing: asked))")
      return
    }
    var answers = ImportAnswers()
    answers.isRenumbered = true
    try books.bring("76001234,2025-01-31,T2,b,,200", header: Self.numbered, answers: answers)
    // From now on this is the account's number; spelling does not matter.
    try books.bring("7600-1234,2025-02-01,T3,c,,100", header: Self.numbered)
    let back = books.question {
      try books.bring("76000122,2025-02-02,T4,d,,100", header: Self.numbered)
    }
    #expect(back != nil)
  }

  @Test func `a file of the account of another treasury account is asked about`() throws {
    try books.bring("ML13 0122,2025-01-30,T1,a,,500", header: Self.numbered)
    let bytes = Array("\(Self.numbered)\nml130122,2025-01-31,T2,b,,200\n".utf8)
    let kept = try StatementImport(
      try StatementFile.read(bytes), account: "5211", file: SHA256.digest(of: bytes))
    let asked = books.question { _ = try book.importStatement(kept, bytes: bytes) }
    guard case .otherAccount(_, _, books.wallet, _) = asked else {
      Issue.record("asked \(String(describing: asked))")
      return
    }
  }

  @Test func `the number is kept beside the list, never in it`() throws {
    let record = try books.bring("76000122,2025-01-30,T1,a,,500", header: Self.numbered).result
      .record
    let body = String(decoding: try book.record(record).body.canonicalBytes(), as: UTF8.self)
    #expect(!body.contains("0122"))
    #expect(try book.detail(of: record, "mark")?.bytes == Array("76000122".utf8))
  }

  @Test func `what payers wrote is kept of any format, on one line`() throws {
    let said = LineDetails(label: "Coulibaly\nAïssata", phone: "76000002")
    let line = StatementLine(
      row: 7, byteRange: 0..<5, day: try day("2025-01-30"), amount: 500, details: said)
    let bytes = Array("<xml>".utf8)
    let kept = StatementImport(
      account: "5521", profile: "camt 1", file: SHA256.digest(of: bytes),
      statement: Statement(opening: nil, closing: nil, lines: [line]), leftOut: [])
    let imported = try book.importStatement(kept, bytes: bytes)
    let open = try #require(try book.openLines(of: books.wallet).first)
    #expect(open.label == "Coulibaly Aïssata" && open.phone == "76000002")
    let body = try book.record(imported.result.record).body.canonicalBytes()
    #expect(!String(decoding: body, as: UTF8.self).contains("76000002"))
    #expect(try book.verify().isWhole)
  }
}
