public import DoubleEntry
import LedgerSQLite
public import LedgerValues
public import Reconciliation

/// A match that a record keeps: the record, and which of its matches, from 0.
public struct MatchKey: Hashable, Comparable, Sendable {
  public let record: RecordKey
  public let item: Int

  public init(record: RecordKey, item: Int) {
    self.record = record
    self.item = item
  }

  public static func < (left: MatchKey, right: MatchKey) -> Bool {
    (left.record, left.item) < (right.record, right.item)
  }
}

extension Book {
  /// The matches of an account that stand, oldest first: those that were undone are left out.
  public func matches(
    of account: AccountCode
  ) throws(BookError) -> [(key: MatchKey, match: KeptMatch)] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT DISTINCT record, item FROM allocation AS a WHERE account = ? AND NOT EXISTS(
          SELECT 1 FROM undoing AS u WHERE u.run = a.record AND u.item = a.item)
        ORDER BY record, item
        """,
        account.text, as: Int64.self, Int.self)
    }
    var runs: [RecordKey: MatchRecord] = [:]
    var matches: [(MatchKey, KeptMatch)] = []
    for (packed, item) in rows {
      let key = RecordKey(packed: packed)
      let run: MatchRecord
      if let known = runs[key] { run = known } else { run = try matchRecord(key) }
      runs[key] = run
      guard run.matches.indices.contains(item) else { throw .integrity(.brokenRecord(key)) }
      matches.append((MatchKey(record: key, item: item), run.matches[item]))
    }
    return matches
  }

  /// The matches that a record keeps, standing or undone.
  ///
  /// - Throws: `recordUnknown`, `notAMatch`.
  func matchRecord(_ key: RecordKey) throws(BookError) -> MatchRecord {
    let record = try record(key)
    guard record.kind == .match || record.kind == .count else {
      throw .refused(.matching(.notAMatch(key)))
    }
    guard let run = try? MatchRecord(json: record.body) else {
      throw .integrity(.brokenRecord(key))
    }
    return run
  }
}
