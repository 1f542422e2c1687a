public import DoubleEntry
import LedgerSQLite
public import LedgerValues

/// Money in suspense that nobody has explained yet.
public struct SuspenseItem: Hashable, Sendable {
  public let record: RecordKey
  public let account: AccountCode
  public let day: Day
  /// Positive for what came in.
  public let amount: Money
  public let owner: String
  public let reason: String
  public let lookAgain: Day
}

extension Book {
  /// What is in suspense, the oldest first; of one treasury account where one is given.
  public func inSuspense(
    of account: AccountCode? = nil, on day: Day = .latest
  ) throws(BookError) -> [SuspenseItem] {
    let keys = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT record FROM suspense AS s
        WHERE (?1 IS NULL OR account = ?1) AND day <= ?2
          AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = s.record)
        ORDER BY day, record
        """,
        account?.text, day.number, as: Int64.self)
    }
    var items: [SuspenseItem] = []
    for key in keys.map(RecordKey.init(packed:)) {
      let body = BodyReader(try record(key))
      guard let account = AccountCode(try body.text("account")) else { throw body.broken }
      items.append(
        SuspenseItem(
          record: key, account: account, day: try body.day("day"),
          amount: Money(try body.integer("amount")), owner: try body.text("owner"),
          reason: try body.text("reason"), lookAgain: try body.day("look_again")))
    }
    return items
  }
}
