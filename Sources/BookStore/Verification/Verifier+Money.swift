import DoubleEntry
import LedgerSQLite
import LedgerValues

/// What the entries so far say about the next one.
struct MoneyState {
  /// From the first record; nothing where that cannot be read.
  var settings: BookSettings?
  var numbers: [Numbering: Int] = [:]
  var closed: Set<Month> = []
  /// The months that are signed, by account.
  var signed: [String: Set<Month>] = [:]
  var reversed: [RecordKey: RecordKey] = [:]

  /// Whether a day is before the book's first one, or further ahead than an act is let.
  func isOutside(_ day: Day, at moment: Moment) -> Bool {
    guard let settings else { return false }
    let today = moment.day(zoneMinutes: settings.zoneMinutes)
    return day < settings.start || day > today.adding(days: Book.futureDays)
  }
}

extension Verifier {
  /// The entries of a record: whole, numbered without a gap, of days that could be recorded then, and
  /// in months that were open; and of a closing, whether its month could be closed then.
  ///
  /// INVARIANT I1, I3, I5, I9, I13, I14, I20.
  func checkMoney(_ stored: StoredRecord, _ body: BodyReader) {
    guard let entries = entries(of: body) else {
      return findings.add(.entry, stored.key)
    }
    check(entries, of: stored)
    counts.entries += entries.count
    guard let kind = RecordKind(rawValue: stored.kind) else { return }
    switch kind {
    case .close:
      guard let month = try? body.month("month") else { return }
      if money.isOutside(month.lastDay, at: Moment(milliseconds: stored.recordedAt)) {
        findings.add(.entryDay, stored.key, place: "month")
      }
      money.closed.insert(month)
    case .reopen:
      guard let month = try? body.month("month") else { return }
      money.closed = money.closed.filter { $0 < month }
    case .periodSign, .periodReopen: money.sign(body, isReopening: kind == .periodReopen)
    case .reversal:
      checkMirror(body, entries.map(\.entry))
    case .statement:
      checkStatement(body)
    case .book:
      if money.settings == nil { money.settings = try? BookSettings(body) }
    case .site, .handover, .fund, .provider, .household, .person, .evidence, .price,
      .ruleBook, .contribution, .subsidy, .transfer, .withdrawal, .visit, .payment, .aid, .count,
      .confirmation, .conversion, .entry, .honour, .operatorFee, .tolerance, .adjustment, .suspense,
      .match, .claim, .claimMatch, .undo, .periodPrepare, .periodReview, .import, .backup, .erasure,
      .refusal:
      break
    }
  }

  private func check(_ entries: [(entry: Entry, number: Int)], of stored: StoredRecord) {
    for (part, item) in entries.enumerated() {
      let numbering = item.entry.numbering
      if item.number != money.numbers[numbering, default: 0] + 1 {
        findings.add(.number, stored.key, place: "\(numbering.journal) \(numbering.year)")
      }
      money.numbers[numbering] = max(item.number, money.numbers[numbering, default: 0])
      if money.isOutside(item.entry.day, at: Moment(milliseconds: stored.recordedAt)) {
        findings.add(.entryDay, stored.key, place: "entry \(part)")
      }
      if money.closed.contains(where: { $0 >= item.entry.day.calendarMonth }) {
        findings.add(.closedMonth, stored.key, place: "entry \(part)")
      }
      if money.isSigned(item.entry) {
        findings.add(.signedMonth, stored.key, place: "entry \(part)")
      }
    }
  }

  private func entries(of body: BodyReader) -> [(entry: Entry, number: Int)]? {
    try? body.entries()
  }

  private func checkMirror(_ body: BodyReader, _ entries: [Entry]) {
    guard let key = try? body.recordKey("reverses"), key < body.record,
      money.reversed.updateValue(body.record, forKey: key) == nil,
      let original = self.original(key), original.count == entries.count,
      zip(original, entries).allSatisfy({ $0.reversal(on: $1.day) == $1 })
    else { return findings.add(.mirror, body.record) }
  }

  private func original(_ key: RecordKey) -> [Entry]? {
    let text = try? connection.first(
      "SELECT body FROM record WHERE id = ?", key.packed, as: String.self)
    guard let text, let json = try? JSON(canonical: Array(text.utf8)) else { return nil }
    return entries(of: BodyReader(json, of: key))?.map(\.entry)
  }

  /// The postings as they lie in their table: each entry's sum to zero in each fund.
  ///
  /// INVARIANT I1.
  func checkSums() throws(BookError) {
    var entry: (record: Int64, part: Int64)? = nil
    var sums: [Int64: Int64] = [:]
    func close() {
      if let entry, sums.values.contains(where: { $0 != 0 }) {
        findings.add(
          .postingSum, RecordKey(packed: entry.record), place: "entry \(entry.part)")
      }
      sums.removeAll(keepingCapacity: true)
    }
    try connection.query("SELECT record, part, fund, amount FROM posting ORDER BY record, part") {
      (row) throws(BookError) in
      try stored { () throws(StorageFault) in
        let next = (record: try row.int(0), part: try row.int(1))
        if entry.map({ $0 != next }) ?? true {
          close()
          entry = next
        }
        // Sums that wrap are still zero only where the true sum is a multiple of 2^64.
        sums[try row.int(2), default: 0] &+= try row.int(3)
        counts.postings += 1
      }
    }
    close()
  }
}
