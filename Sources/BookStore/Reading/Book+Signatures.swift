public import DoubleEntry
import LedgerSQLite
public import LedgerValues
import Reconciliation

/// A month of an account that was signed.
public struct PeriodSignature: Hashable, Sendable {
  public let record: RecordKey
  public let account: AccountCode
  public let month: Month
  public let opening: Money
  public let closing: Money
  public let books: Money
  public let preparedBy: String
  public let reviewedBy: String
  /// The record that took it back.
  public let reopenedBy: RecordKey?

  public var isReopened: Bool { reopenedBy != nil }
}

extension Book {
  /// All signatures of an account, oldest first, those that were taken back too.
  public func signatures(of account: AccountCode) throws(BookError) -> [PeriodSignature] {
    try signatures(where: "account = ?", account.text)
  }

  /// - Throws: `recordUnknown`.
  func signature(_ key: RecordKey) throws(BookError) -> PeriodSignature {
    guard let found = try signatures(where: "s.record = ?", key.packed).first else {
      throw .refused(.recordUnknown(key))
    }
    return found
  }

  /// The signature that freezes a day of an account; nothing where the day is free.
  func signature(
    freezing day: Day, of account: AccountCode
  ) throws(BookError) -> PeriodSignature? {
    try signatures(of: account).last { !$0.isReopened && $0.month.lastDay >= day }
  }

  func lastSignedClosing(
    of account: AccountCode, before month: Month
  ) throws(BookError) -> SignedClosing? {
    try signatures(of: account).last { !$0.isReopened && $0.month < month }.map {
      SignedClosing(record: Int($0.record.packed), month: $0.month, closing: $0.closing)
    }
  }

  /// The first month of an account, from its first line or movement on, that is to be signed.
  func firstUnsigned(of account: AccountCode) throws(BookError) -> Month? {
    if let last = try signatures(of: account).last(where: { !$0.isReopened }) {
      return last.month.adding(months: 1)
    }
    let first = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT min(day) FROM (
          SELECT min(day) AS day FROM posting
          WHERE account = (SELECT id FROM account WHERE code = ?1)
          UNION ALL SELECT min(day) FROM statement_line AS l WHERE account = ?1
            AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = l.record))
        """,
        account.text, as: Int?.self)
    }
    return first.flatMap { $0 }.flatMap(Day.init(number:))?.calendarMonth
  }

  /// The treasury accounts that moved up to a month's end and are not signed for it, by code.
  public func unsignedAccounts(in month: Month) throws(BookError) -> [AccountCode] {
    let codes = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT code FROM account WHERE EXISTS(
          SELECT 1 FROM posting WHERE posting.account = account.id AND day <= ?1)
          AND NOT EXISTS(
            SELECT 1 FROM signing AS s WHERE s.account = account.code AND last_day >= ?1
              AND NOT EXISTS(SELECT 1 FROM unsigning AS u WHERE u.signing = s.record))
        ORDER BY code
        """,
        month.lastDay.number, as: String.self)
    }
    return codes.compactMap(AccountCode.init(_:)).filter { chart[$0]?.nature == .treasury }
  }

  /// The last preparation or review of a month, since it was last reopened.
  func step(
    _ word: String, _ account: AccountCode, _ month: Month
  ) throws(BookError) -> PeriodStep? {
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT record, actor, list FROM period_step
        WHERE account = ?1 AND month = ?2 AND step = ?3
          AND record > coalesce((
            SELECT max(u.record) FROM unsigning AS u JOIN signing AS s ON s.record = u.signing
            WHERE s.account = ?1), 0)
        ORDER BY record DESC LIMIT 1
        """,
        account.text, month.number, word, as: Int64.self, String.self, [UInt8].self)
    }
    guard let row, let by = Actor(row.1), let list = Digest(bytes: row.2) else { return nil }
    return PeriodStep(record: RecordKey(packed: row.0), by: by, list: list)
  }

  private func signatures<Value: Storable>(
    where condition: String, _ value: Value
  ) throws(BookError) -> [PeriodSignature] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT s.record, account, month, opening, closing, books, prepared_by, reviewed_by, u.record
        FROM signing AS s LEFT JOIN unsigning AS u ON u.signing = s.record
        WHERE \(condition) ORDER BY month, s.record
        """,
        value, as: Int64.self, String.self, Int.self, Int64.self, Int64.self, Int64.self,
        String.self, String.self, Int64?.self)
    }
    return rows.compactMap { row in
      AccountCode(row.1).map { account in
        PeriodSignature(
          record: RecordKey(packed: row.0), account: account, month: Month(number: row.2),
          opening: Money(row.3), closing: Money(row.4), books: Money(row.5), preparedBy: row.6,
          reviewedBy: row.7, reopenedBy: row.8.map(RecordKey.init(packed:)))
      }
    }
  }
}
