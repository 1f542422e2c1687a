import DoubleEntry
public import HealthFund
import LedgerSQLite
public import LedgerValues
import Reconciliation

extension Book {
  /// A counted box: a statement that opens where the last count ended, and settles all that the books
  /// moved since; the difference to the books goes to suspense.
  ///
  /// - Throws: The first of these that holds: `accountUnknown`, `accountNotTreasury`,
  ///   `referenceUsed`, what refuses its day, `periodSigned`, `boxCounted`, `noGeneralFund`, `treasuryShort`, and
  ///   what refuses its entry.
  ///
  /// INVARIANT I16: counts follow each other; each opens with what the one before it counted.
  func record(_ count: CashCount) throws(BookError) -> ActResult {
    try checkTreasuryAccount(count.box)
    let request = count.request
    let reference = Reference(scope: "voucher:count", key: count.voucher)
    if let known = try existing(reference, request: request) { return known }
    try check(count.day)
    if let signed = try signature(freezing: count.day, of: count.box) {
      throw .refused(.periodSigned(count.box, count.day, by: signed.record))
    }
    let last = try lastCount(of: count.box)
    if let last, last.day >= count.day {
      throw .refused(.boxCounted(count.box, through: last.day, last.record))
    }
    let entry = try differenceEntry(of: count)
    let entries = entry.map { [$0] } ?? []
    try check(entries)
    let opening: Money
    if let last { opening = last.counted } else { opening = try openingBalance(of: count.box) }
    var body = request
    body["first_day"] = .text((last?.day.adding(days: 1) ?? settings.start).description)
    body["opening"] = .integer(opening.units)
    body["counted"] = .integer(count.total.units)
    body["groups"] = try settled(by: count, opening: opening, difference: entry)
    return try appended(.count, body, entries: entries)
  }

  /// The last count of a box that was not undone.
  func lastCount(
    of box: AccountCode
  ) throws(BookError) -> (record: RecordKey, day: Day, counted: Money)? {
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT record, day, counted FROM cash_count AS c
        WHERE account = ? AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = c.record)
        ORDER BY day DESC LIMIT 1
        """,
        box.text, as: Int64.self, Int.self, Int64.self)
    }
    guard let row, let day = Day(number: row.1) else { return nil }
    return (RecordKey(packed: row.0), day, Money(row.2))
  }

  /// What each fund bears of the difference that a count found; nothing where it found none.
  public func difference(
    ofCount record: RecordKey
  ) throws(BookError) -> [CashCount.Part] {
    let postings = try BodyReader(try self.record(record)).entries().flatMap(\.entry.postings)
    return postings.filter { $0.account == .cashShort || $0.account == .cashOver }
      .map { CashCount.Part(fund: $0.fund, amount: -$0.amount) }
  }

  /// What the books carried into their first day for a box.
  private func openingBalance(of box: AccountCode) throws(BookError) -> Money {
    try wholeMovements(of: box).filter(\.isOpening).reduce(.zero) { $0 + $1.amount }
  }

  private func differenceEntry(of count: CashCount) throws(BookError) -> Entry? {
    let held = try cash(in: count.box, on: count.day)
    let difference = count.total - held.values.reduce(.zero, +)
    guard !difference.isZero else { return nil }
    let general = try firstGeneralFund()?.code
    var free: [FundCode: Money] = [:]
    for fund in held.keys {
      free[fund] = try lowestBalance(of: count.box, fund: fund, from: count.day).balance
    }
    guard let parts = CashCount.parts(of: difference, general: general, cash: free) else {
      guard let fund = general ?? free.keys.min() else { throw .refused(.noGeneralFund) }
      let short = -difference - free.values.reduce(.zero, +)
      throw .refused(.treasuryShort(count.box, fund, count.day, short: short))
    }
    return try acting { () throws(HealthFundError) in try count.entry(parts) }
  }

  /// What each fund has in a treasury account at the end of a day.
  private func cash(in account: AccountCode, on day: Day) throws(BookError) -> [FundCode: Money] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT fund.code, sum(debit - credit) FROM turnover JOIN fund ON fund.id = turnover.fund
        WHERE account = (SELECT id FROM account WHERE code = ?) AND day <= ? GROUP BY 1
        """,
        account.text, day.number, as: String.self, Int64.self)
    }
    var cash: [FundCode: Money] = [:]
    for row in rows {
      if let fund = FundCode(row.0) { cash[fund] = Money(row.1) }
    }
    return cash
  }
}

extension Book {
  /// The count's one line, what the box gained or lost since the last one, and all the movements that
  /// make it up: its own too.
  private func settled(
    by count: CashCount, opening: Money, difference: Entry?
  ) throws(BookError) -> JSON {
    let head = try headKey()
    let own = Int(RecordKey(site: head.site, sequence: head.sequence + 1).packed)
    var movements = try openMovements(of: count.box)
      .filter { $0.day <= count.day && !$0.isOpening }
    if let amount = difference?.movement(on: count.box) {
      movements.append(
        Movement(
          id: MovementID(record: own, part: 0), account: count.box.text, day: count.day,
          amount: amount))
    }
    let change = count.total - opening
    // A box that also has lines of another statement, matched with some of them, is for a person.
    guard !movements.isEmpty, movements.reduce(.zero, { $0 + $1.amount }) == change else {
      return []
    }
    let line = OpenLine(
      id: LineID(statement: own, line: 1), row: 1, day: count.day, amount: change)
    let match = KeptMatch(
      lines: change.isZero ? [] : [MatchPart(line.id, change)],
      movements: movements.map { MatchPart($0.id, $0.amount) }, rule: .count)
    let run = try reconciling { () throws(ReconciliationError) in
      try MatchRecord(
        account: count.box.text, matches: [match],
        among: OpenAmounts(lines: [line], movements: movements))
    }
    return run.json["groups"] ?? []
  }
}

extension CashCount {
  /// What makes a count the same count.
  fileprivate var request: [String: JSON] {
    [
      "day": .text(day.description), "voucher": .text(voucher), "account": .text(box.text),
      "witnesses": .array(witnesses.names.map { .text($0.name) }),
      "pieces": .array(
        Denomination.all.compactMap { denomination in
          pieces[denomination].map { number in
            [
              "kind": .text(denomination.kind.rawValue),
              "face": .integer(denomination.face.units), "number": .integer(Int64(number)),
            ]
          }
        }),
    ]
  }
}
