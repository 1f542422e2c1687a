import DoubleEntry
import LedgerSQLite
public import LedgerValues

extension Book {
  /// Undoes a record of money: the exact opposite entries, with a reason. An imported statement is
  /// undone too: its lines wait no more, and its file may be read again otherwise.
  ///
  /// The reversal is true for the day it is given, the day of what it undoes where that month is
  /// still open, and not signed for an account that it moves. Cover that dues gave is taken back; a visit no longer counts; what was honoured is
  /// a commitment again.
  ///
  /// - Throws: The first of these that holds: `reasonMissing`, `recordUnknown`,
  ///   `recordWithoutEntries`, `reversalOfReversal`, `alreadyReversed`, `reversalBlocked`, and what
  ///   refuses its entries.
  ///
  /// INVARIANT I9.
  public func reverse(
    _ key: RecordKey, on day: Day? = nil, reason: String
  ) throws(BookError) -> ActResult {
    try writeKeepingRefusal(of: .reversal, on: day) { () throws(BookError) in
      try reversing(key, on: day, reason: reason)
    }
  }

  func reversing(
    _ key: RecordKey, on day: Day?, reason: String
  ) throws(BookError) -> ActResult {
    guard !reason.isEmpty else { throw .refused(.reasonMissing) }
    let original = try record(key)
    let entries = try BodyReader(original).entries().map(\.entry)
    let dayWithoutMoney = try dayWithoutMoney(of: original)
    guard let latest = entries.map(\.day).max() ?? dayWithoutMoney else {
      throw .refused(.recordWithoutEntries(key))
    }
    guard original.kind != .reversal else { throw .refused(.reversalOfReversal(key)) }
    if let by = try reversal(of: key) { throw .refused(.alreadyReversed(key, by: by)) }
    if let by = try dependant(on: original) { throw .refused(.reversalBlocked(key, by: by)) }
    let on = try openDay(atOrAfter: latest, given: day, moving: entries)
    let reversals = entries.map { $0.reversal(on: on) }
    try check(on)
    try checkParties(reversals)
    try check(reversals)
    return try appended(
      .reversal,
      [
        "reverses": .text(key.description), "reason": .text(reason),
        "day": .text(on.description),
      ],
      entries: reversals)
  }

  /// The day of what can be undone though it moved no money: a visit that no fund paid for counts in
  /// ceilings, and savings may be withdrawn against it; a count that found what the books said is a
  /// statement of its box; a share that was confirmed stands. A statement that was read wrongly may
  /// have its days anywhere: it is taken back on the day on which that is seen.
  private func dayWithoutMoney(of record: Record) throws(BookError) -> Day? {
    switch record.kind {
    case .visit, .confirmation, .conversion, .count: try BodyReader(record).day("day")
    case .statement: today
    default: nil
    }
  }

  /// The record that undid this one; nothing where none did.
  public func reversal(of key: RecordKey) throws(BookError) -> RecordKey? {
    try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT record FROM reversal WHERE reverses = ?", key.packed, as: Int64.self)
    }.map(RecordKey.init(packed:))
  }

  /// The first day from one on that lies in an open month, which is signed for no account that the
  /// entries move; a day that was given is kept as it is.
  private func openDay(
    atOrAfter day: Day, given: Day?, moving entries: [Entry]
  ) throws(BookError) -> Day {
    if let given { return given }
    let accounts = Set(entries.flatMap(\.postings).map(\.account))
    var day = day
    while try !isOpen(day, for: accounts) {
      day = day.calendarMonth.adding(months: 1).firstDay
    }
    return day
  }

  private func isOpen(_ day: Day, for accounts: Set<AccountCode>) throws(BookError) -> Bool {
    if try isClosed(day.calendarMonth) { return false }
    for account in accounts {
      if try signature(freezing: day, of: account) != nil { return false }
    }
    return true
  }

  /// A withdrawal stands on its visit; a visit whose commitment was honoured, or for which a claim was
  /// accepted, stands in that record; a count opens with what the one before it counted. Of several
  /// records the first.
  private func dependant(on original: Record) throws(BookError) -> RecordKey? {
    if original.kind == .count { return try dependant(onCount: BodyReader(original)) }
    if original.kind == .statement { return try dependant(onStatement: original) }
    if original.kind == .honour { return try dependant(onHonour: original.key) }
    guard original.kind == .visit, let number = original.body["visit"]?.text else { return nil }
    return try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT record FROM withdrawal
        WHERE visit = ?1
          AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = withdrawal.record)
        UNION ALL
        SELECT record FROM aid_payment
        WHERE visit = ?1
          AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = aid_payment.record)
        UNION ALL
        SELECT settled FROM provisional WHERE record = ?2 AND settled IS NOT NULL
        UNION ALL
        SELECT honoured FROM commitment WHERE record = ?2 AND honoured IS NOT NULL
        UNION ALL
        SELECT record FROM claim_part AS p WHERE visit = ?2 AND \(BookSchema.matchStands("p"))
        ORDER BY 1 LIMIT 1
        """,
        number, original.key.packed, as: Int64.self)
    }.map(RecordKey.init(packed:))
  }

  /// What was honoured may have been paid out since, or become the household's debt.
  private func dependant(onHonour key: RecordKey) throws(BookError) -> RecordKey? {
    try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT p.settled FROM commitment AS c JOIN provisional AS p
          ON p.record = c.record AND p.line = c.line AND p.item = c.item
        WHERE c.honoured = ?1 AND p.converted = 1
        UNION ALL
        SELECT a.record FROM commitment AS c
          JOIN share AS s ON s.record = c.record AND s.line = c.line AND s.item = c.item
          JOIN visit AS v ON v.record = c.record JOIN aid_payment AS a ON a.visit = v.number
        WHERE c.honoured = ?1 AND s.bearer = 'promised_aid' AND a.record > ?1
          AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = a.record)
        ORDER BY 1 LIMIT 1
        """,
        key.packed, as: Int64.self)
    }.map(RecordKey.init(packed:))
  }

  private func dependant(onCount body: BodyReader) throws(BookError) -> RecordKey? {
    guard let box = AccountCode(try body.text("account")) else { throw body.broken }
    if let last = try lastCount(of: box), last.record != body.record { return last.record }
    if let by = try signature(freezing: try body.day("day"), of: box)?.record { return by }
    // It may have settled movements of an earlier month, which was signed since.
    return try signature(freezing: MatchKey(record: body.record, item: 0))?.record
  }

  /// Taking back a deposit must not leave a saver, nor taking back care a provider, below zero: over
  /// all entries that are undone together.
  private func checkParties(_ entries: [Entry]) throws(BookError) {
    var taken: [OwedPart: Money] = [:]
    for posting in entries.flatMap(\.postings) where posting.amount.isPositive {
      guard let party = posting.party,
        posting.account == .healthSavings || posting.account == .providers
      else { continue }
      taken[OwedPart(account: posting.account, fund: posting.fund, party: party), default: .zero] +=
        posting.amount
    }
    guard let day = entries.map(\.day).min() else { return }
    for (part, amount) in taken.sorted(by: { $0.key < $1.key }) {
      let held = try lowestBalance(
        of: part.account, fund: part.fund, party: part.party, from: day, sign: -1)
      guard amount > held else { continue }
      guard part.account == .healthSavings else {
        throw .refused(.overPayable(part.fund, provider: part.party.key, owed: held))
      }
      let person = try person(part.party.key).code
      throw .refused(.savingsShort(person: person, available: held, asked: amount))
    }
  }
}

/// What one fund owes one party on one account.
private struct OwedPart: Hashable, Comparable {
  let account: AccountCode
  let fund: FundCode
  let party: Party

  /// Savers before providers, as the refusals are.
  static func < (left: OwedPart, right: OwedPart) -> Bool {
    (right.account, left.fund, left.party.key) < (left.account, right.fund, right.party.key)
  }
}
