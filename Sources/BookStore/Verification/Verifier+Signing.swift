import DoubleEntry
import LedgerSQLite
import LedgerValues
import Reconciliation

extension Verifier {
  /// Makes a signed month again from the list as it was when it was signed, and compares: its figures,
  /// the digests of its lines, movements, matches and files, and who had prepared and reviewed it.
  ///
  /// INVARIANT I16, I20, I21, I22.
  func checkSigned(_ record: Record) throws(BookError) {
    guard record.kind == .periodSign, let book = rebuilding?.book else { return }
    let body = BodyReader(record)
    guard let account = AccountCode(try body.text("account")),
      let prepared = Actor(try body.text("prepared_by")),
      let reviewed = Actor(try body.text("reviewed_by"))
    else { throw body.broken }
    if (try? Signatories(preparedBy: prepared, reviewedBy: reviewed)) == nil {
      findings.add(.signatories, record.key)
    }
    let sheet = try book.periodSheet(of: account, try body.month("month"))
    var expected = PeriodFigures(sheet).json
    expected["files"] = .array(sheet.files.map { .text($0.hex) })
    for (key, value) in expected.sorted(by: { $0.key < $1.key }) where body.json[key] != value {
      findings.add(.signedFigures, record.key, place: key)
    }
    if !sheet.ties { findings.add(.signedFigures, record.key, place: "closing") }
    let month = sheet.month
    for (word, step, actor) in [
      ("prepared", try book.step("prepare", account, month), prepared),
      ("reviewed", try book.step("review", account, month), reviewed),
    ] {
      let isRight =
        body.json[word]?.text == step?.record.description && step?.by == actor
        && body.json["list"]?.text == step?.list.hex
      if !isRight { findings.add(.signedFigures, record.key, place: word) }
    }
    if try body.recordKey("reviewed") < body.recordKey("prepared") {
      findings.add(.signedFigures, record.key, place: "reviewed")
    }
    if body.json["head"]?.text != record.previous.hex {
      findings.add(.signedFigures, record.key, place: "head")
    }
  }

  /// What was matched when a month was signed stays matched, until the signature is taken back.
  ///
  /// INVARIANT I20.
  func checkFrozen(_ record: Record) throws(BookError) {
    guard let book = rebuilding?.book else { return }
    for match in try book.matches(takenBackBy: BodyReader(record), record.kind)
    where try book.signature(freezing: match) != nil {
      findings.add(.signedMonth, record.key)
    }
  }
}

extension Book {
  /// The matches that a record opens again: those that an undoing names, and what a count settled that
  /// is reversed.
  fileprivate func matches(
    takenBackBy body: BodyReader, _ kind: RecordKind
  ) throws(BookError) -> [MatchKey] {
    switch kind {
    case .undo:
      var matches: [MatchKey] = []
      for match in try body.items("matches") {
        matches.append(
          MatchKey(record: try match.recordKey("record"), item: Int(try match.integer("item"))))
      }
      return matches
    case .reversal:
      let reverses = try body.recordKey("reverses")
      return try stored { () throws(StorageFault) in
        try connection.all(
          "SELECT DISTINCT item FROM allocation WHERE record = ?", reverses.packed, as: Int.self)
      }.map { MatchKey(record: reverses, item: $0) }
    default: return []
    }
  }
}

extension MoneyState {
  /// A signature freezes the days up to its month's end; one that is taken back frees them again.
  mutating func sign(_ body: BodyReader, isReopening: Bool) {
    guard let account = try? body.text("account"), let month = try? body.month("month") else {
      return
    }
    if isReopening {
      signed[account] = signed[account]?.filter { $0 < month }
    } else {
      signed[account, default: []].insert(month)
    }
  }

  /// Whether an entry lies in a month that was signed for an account that it moves.
  func isSigned(_ entry: Entry) -> Bool {
    entry.postings.contains { posting in
      signed[posting.account.text]?.contains { $0.lastDay >= entry.day } ?? false
    }
  }
}
