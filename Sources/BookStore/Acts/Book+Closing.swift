import DoubleEntry
import HealthFund
import LedgerSQLite
public import LedgerValues

extension Book {
  /// Closes a month: dues paid ahead for it are earned, and nothing more is posted into it or into
  /// an earlier one.
  ///
  /// The closing pins the totals of all accounts, so that a migration can be held against them.
  ///
  /// - Throws: The first of these that holds: `dayBeforeStart`, `monthClosed`, `monthNotOver`,
  ///   `earlierMonthOpen`.
  ///
  /// INVARIANT I13, I14.
  public func close(_ month: Month) throws(BookError) -> ActResult {
    try writeKeepingRefusal(of: .close, on: month.lastDay) { () throws(BookError) in
      guard month.lastDay >= settings.start else {
        throw .refused(.dayBeforeStart(month.lastDay, start: settings.start))
      }
      guard try !isClosed(month) else { throw .refused(.monthClosed(month)) }
      guard month.lastDay < today else { throw .refused(.monthNotOver(month)) }
      if let open = try openMonth(before: month) { throw .refused(.earlierMonthOpen(open)) }
      let entries = try earning(month)
      try check(entries)
      var body: [String: JSON] = ["month": .text(month.description)]
      body["totals"] = try totals(through: month, with: entries)
      return try appended(.close, body, entries: entries)
    }
  }

  /// Opens a closed month again, and every later one, with a reason.
  ///
  /// - Throws: The first of these that holds: `reasonMissing`, `monthNotClosed`.
  public func reopen(_ month: Month, reason: String) throws(BookError) -> ActResult {
    try write { () throws(BookError) in
      guard !reason.isEmpty else { throw .refused(.reasonMissing) }
      guard try isClosed(month) else { throw .refused(.monthNotClosed(month)) }
      return try appended(
        .reopen, ["month": .text(month.description), "reason": .text(reason)])
    }
  }

  /// The last month closed; nothing where none is.
  public func lastClosedMonth() throws(BookError) -> Month? {
    try stored { () throws(StorageFault) in
      try connection.first("SELECT max(month) FROM closing", as: Int?.self)
    }.flatMap { $0 }.map(Month.init(number:))
  }

  /// The first month before this one that has entries and is open.
  private func openMonth(before month: Month) throws(BookError) -> Month? {
    try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT min(month) FROM entry
        WHERE month < ? AND month > (SELECT coalesce(max(month), 0) FROM closing)
        """,
        month.number, as: Int?.self)
    }.flatMap { $0 }.map(Month.init(number:))
  }

  /// What brings deferred income to the dues paid for later months: an earning, or, where dues that
  /// were earned have been undone since, the taking back of it.
  ///
  /// Measured on what stands on the account, so that a reopened month, a skipped one and a late
  /// reversal come out right at the next closing.
  private func earning(_ month: Month) throws(BookError) -> [Entry] {
    guard let fund = try firstGeneralFund()?.code else { return [] }
    let deferred = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT coalesce(sum(credit - debit), 0) FROM turnover
        WHERE fund = (SELECT id FROM fund WHERE code = ?)
          AND account = (SELECT id FROM account WHERE code = ?) AND day <= ?
        """,
        fund.text, AccountCode.deferredIncome.text, month.lastDay.number, as: Int64.self)
    }
    let ahead = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT coalesce(sum(amount), 0) FROM deferral WHERE month > ? AND day <= ?",
        month.number, month.lastDay.number, as: Int64.self)
    }
    let amount = Money((deferred ?? 0) - (ahead ?? 0))
    guard !amount.isZero else { return [] }
    return [
      try entering { () throws(EntryError) in
        try Contribution.earningEntry(month: month, amount: amount, fund: fund)
      }
    ]
  }

  /// Debit and credit of every account in every fund up to the end of a month.
  private func totals(
    through month: Month, with entries: [Entry]
  ) throws(BookError) -> JSON {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT fund.code, account.code, sum(debit - credit) FROM turnover
        JOIN fund ON fund.id = turnover.fund JOIN account ON account.id = turnover.account
        WHERE day <= ? GROUP BY 1, 2 ORDER BY 1, 2
        """,
        month.lastDay.number, as: String.self, String.self, Int64.self)
    }
    var sums: [String: [String: Int64]] = [:]
    for row in rows { sums[row.0, default: [:]][row.1] = row.2 }
    for posting in entries.flatMap(\.postings) {
      sums[posting.fund.text, default: [:]][posting.account.text, default: 0] +=
        posting.amount.units
    }
    let lines = sums.sorted { $0.key < $1.key }.flatMap { fund, accounts in
      accounts.sorted { $0.key < $1.key }.filter { $0.value != 0 }.map { account, amount in
        JSON.object([
          "fund": .text(fund), "account": .text(account), "amount": .integer(amount),
        ])
      }
    }
    return .array(lines)
  }
}
