import DoubleEntry
import LedgerSQLite
import LedgerValues

extension Projector {
  /// Entries and postings in full, and the totals per day that make balances and fund numbers fast.
  func money(_ body: BodyReader) throws(BookError) {
    let record = body.record.packed
    var changes = DailyChanges()
    for (part, numbered) in try body.entries().enumerated() {
      let entry = numbered.entry
      let (year, month, _) = entry.day.civil
      try insert(
        """
        INSERT INTO entry(record, part, journal, year, number, day, month, label, voucher, reversal)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        record, part, entry.journal.text, year, numbered.number, entry.day.number,
        year * 12 + month - 1, entry.label, entry.voucher, entry.isReversal ? 1 : 0)
      for (line, posting) in entry.postings.enumerated() {
        guard let account = book.chart[posting.account] else { throw body.broken }
        try insert(
          """
          INSERT INTO posting(record, part, line, account, fund, party, day, amount)
          VALUES(?, ?, ?, ?, ?, ?, ?, ?)
          """,
          record, part, line, try book.accountKey(posting.account),
          try book.fundKey(posting.fund), try posting.party.map(partyKey), entry.day.number,
          posting.amount.units)
        changes.add(posting, account: account, in: entry)
      }
    }
    try write(changes)
  }

  private func partyKey(_ party: Party) throws(BookError) -> Int64 { try book.partyKey(party) }

  private func write(_ changes: DailyChanges) throws(BookError) {
    for (key, sum) in changes.turnover.sorted(by: { $0.key < $1.key }) {
      try run(
        """
        INSERT INTO turnover(fund, account, day, debit, credit) VALUES(?, ?, ?, ?, ?)
        ON CONFLICT(fund, account, day) DO UPDATE
        SET debit = debit + excluded.debit, credit = credit + excluded.credit
        """,
        try book.fundKey(key.fund), try book.accountKey(key.account), key.day.number,
        sum.debit.units, sum.credit.units)
    }
    for (key, sum) in changes.funds.sorted(by: { $0.key < $1.key }) {
      try run(
        """
        INSERT INTO fund_day(fund, day, resources, cash, payable, commitments, lent)
        VALUES(?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT(fund, day) DO UPDATE
        SET resources = resources + excluded.resources, cash = cash + excluded.cash,
          payable = payable + excluded.payable, commitments = commitments + excluded.commitments,
          lent = lent + excluded.lent
        """,
        try book.fundKey(key.fund), key.day.number, sum.resources.units, sum.cash.units,
        sum.payable.units, sum.commitments.units, sum.lent.units)
    }
  }

  /// What the undone record stood for is free again: the months of cover, the visit, the commitments.
  ///
  /// INVARIANT I9: once, and never the reversal of a reversal's half alone.
  func reversal(_ body: BodyReader) throws(BookError) {
    let reverses = try body.recordKey("reverses").packed
    try insert(
      "INSERT INTO reversal(record, reverses) VALUES(?, ?)", body.record.packed, reverses)
    try run("DELETE FROM cover WHERE record = ?", reverses)
    try run(
      """
      INSERT INTO deferral(month, record, day, amount)
      SELECT month, ?, ?, -amount FROM deferral WHERE record = ?
      """,
      body.record.packed, try body.day("day").number, reverses)
    try run("UPDATE visit SET reversed = 1 WHERE record = ?", reverses)
    try run("UPDATE commitment SET honoured = NULL WHERE honoured = ?", reverses)
    try run("UPDATE provisional SET settled = NULL, converted = 0 WHERE settled = ?", reverses)
    try undoCount(body.record, reverses)
  }

  func close(_ body: BodyReader) throws(BookError) {
    try insert(
      "INSERT INTO closing(month, record) VALUES(?, ?)", try body.month("month").number,
      body.record.packed)
  }

  func reopen(_ body: BodyReader) throws(BookError) {
    try run("DELETE FROM closing WHERE month >= ?", try body.month("month").number)
  }
}

/// What one record changes, summed per day before it is written.
private struct DailyChanges {
  var turnover: [TurnoverKey: (debit: Money, credit: Money)] = [:]
  var funds: [FundDayKey: FundNumbers] = [:]

  struct TurnoverKey: Hashable, Comparable {
    let fund: FundCode
    let account: AccountCode
    let day: Day

    static func < (left: TurnoverKey, right: TurnoverKey) -> Bool {
      (left.fund, left.account, left.day) < (right.fund, right.account, right.day)
    }
  }

  struct FundDayKey: Hashable, Comparable {
    let fund: FundCode
    let day: Day

    static func < (left: FundDayKey, right: FundDayKey) -> Bool {
      (left.fund, left.day) < (right.fund, right.day)
    }
  }

  /// A reversal's amounts stand as negatives in the column of what they undo.
  mutating func add(_ posting: Posting, account: Account, in entry: Entry) {
    let key = TurnoverKey(fund: posting.fund, account: posting.account, day: entry.day)
    var sum = turnover[key] ?? (.zero, .zero)
    if posting.amount.isPositive != entry.isReversal {
      sum.debit += posting.amount
    } else {
      sum.credit -= posting.amount
    }
    turnover[key] = sum
    funds[FundDayKey(fund: posting.fund, day: entry.day), default: FundNumbers()]
      .add(posting.amount, on: account)
  }
}
