import DoubleEntry
import LedgerValues
import Reconciliation

extension Verifier {
  /// Makes a signed month again from the list as it was when it was signed, and compares: its figures,
  /// and the digests of its lines, movements, matches and files.
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
