import DoubleEntry
import LedgerSQLite
public import LedgerValues
import Reconciliation

extension Book {
  /// Takes matches back: their lines and movements are open again. The matches stay in the list, with
  /// the record that undid them.
  ///
  /// Of a record that was made from a line (an act, suspense), its matches are taken back and it is
  /// reversed, together; so is the difference that was posted for a match.
  ///
  /// - Parameter items: Which matches of the record, from 0; all that stand where none are given.
  /// - Throws: The first of these that holds: `reasonMissing`, `recordUnknown`, `notAMatch`,
  ///   `matchUnknown`, `alreadyUndone`, `periodSigned`, and what refuses the reversal.
  public func undo(
    _ key: RecordKey, items: [Int] = [], reason: String
  ) throws(BookError) -> ActResult {
    try writeKeepingRefusal(of: .undo, on: nil) { () throws(BookError) in
      guard !reason.isEmpty else { throw .refused(.reasonMissing) }
      let kind = try record(key).kind
      guard kind != .match, kind != .claimMatch, items.isEmpty else {
        return try undoingMatches(key, items: items, reason: reason)
      }
      let matches = try matches(using: key)
      guard !matches.isEmpty else { throw .refused(.matching(.notAMatch(key))) }
      for match in matches {
        _ = try undoing(match.record, items: [match.item], reason: reason)
      }
      return try reversing(key, on: nil, reason: reason)
    }
  }

  /// Takes matches back, and what was posted for them alone: the difference that a rule explained.
  private func undoingMatches(
    _ key: RecordKey, items: [Int], reason: String
  ) throws(BookError) -> ActResult {
    let posted = try differences(of: key, items)
    let result = try undoing(key, items: items, reason: reason)
    for difference in posted { _ = try reversing(difference, on: nil, reason: reason) }
    return result
  }

  /// The differences that were posted for matches of a record and stand.
  private func differences(
    of key: RecordKey, _ items: [Int]
  ) throws(BookError) -> [RecordKey] {
    guard try record(key).kind == .match else { return [] }
    let matches = try matchRecord(key).matches.enumerated().filter { index, match in
      match.rule == .tolerance && (items.isEmpty || items.contains(index))
    }
    var differences: [RecordKey] = []
    for id in matches.flatMap(\.element.movements).map(\.id) {
      let made = RecordKey(packed: Int64(id.record))
      guard try record(made).kind == .adjustment, try reversal(of: made) == nil else { continue }
      differences.append(made)
    }
    return differences
  }

  /// The matches that stand and use a movement of a record.
  func matches(using key: RecordKey) throws(BookError) -> [MatchKey] {
    try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT DISTINCT record, item FROM allocation AS a WHERE side = 'movement' AND source = ?
          AND NOT EXISTS(SELECT 1 FROM undoing AS u WHERE u.run = a.record AND u.item = a.item)
        ORDER BY record, item
        """,
        key.packed, as: Int64.self, Int.self)
    }.map { MatchKey(record: RecordKey(packed: $0.0), item: $0.1) }
  }

  func undoing(
    _ key: RecordKey, items: [Int], reason: String
  ) throws(BookError) -> ActResult {
    let (scope, count) = try undoable(key)
    let undone = try undoings(of: key)
    for item in items {
      guard (0..<count).contains(item) else {
        throw .refused(.matching(.matchUnknown(key, number: item + 1)))
      }
      if let by = undone[item] { throw .refused(.matching(.alreadyUndone(key, by: by))) }
    }
    let chosen = items.isEmpty ? (0..<count).filter { undone[$0] == nil } : items.sorted()
    guard !chosen.isEmpty else {
      throw .refused(.matching(.alreadyUndone(key, by: undone.values.max() ?? key)))
    }
    for item in chosen { try checkUnsigned(MatchKey(record: key, item: item)) }
    return try appended(
      .undo,
      scope.merging([
        "reason": .text(reason),
        "matches": .array(
          chosen.map { ["record": .text(key.description), "item": .integer(Int64($0))] }),
      ]) { first, _ in first })
  }

  /// What the matches of a record are of, an account or a provider, and how many there are.
  ///
  /// What a count settled is open again when the count is reversed, not before.
  private func undoable(
    _ key: RecordKey
  ) throws(BookError) -> (scope: [String: JSON], count: Int) {
    let record = try record(key)
    switch record.kind {
    case .match:
      let run = try matchRecord(key)
      return (["account": .text(run.account)], run.matches.count)
    case .claimMatch:
      let provider = try BodyReader(record).text("provider")
      return (["provider": .text(provider)], try claimMatches(in: key).count)
    default: throw .refused(.matching(.notAMatch(key)))
    }
  }

  /// What was matched when a month was signed stays matched.
  ///
  /// INVARIANT I20.
  private func checkUnsigned(_ key: MatchKey) throws(BookError) {
    guard let (signature, account, day) = try signature(freezing: key) else { return }
    throw .refused(.periodSigned(account, day, by: signature))
  }

  /// The first signature since a match was made of a month in which it has a line or movement.
  func signature(
    freezing key: MatchKey
  ) throws(BookError) -> (record: RecordKey, account: AccountCode, day: Day)? {
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT s.record, i.day, s.account FROM (
          SELECT a.account, coalesce(l.day, e.day) AS day FROM allocation AS a
          LEFT JOIN statement_line AS l
            ON a.side = 'line' AND l.record = a.source AND l.line = a.place
          LEFT JOIN entry AS e ON a.side = 'movement' AND e.record = a.source AND e.part = a.place
          WHERE a.record = ?1 AND a.item = ?2) AS i
        JOIN signing AS s ON s.account = i.account AND s.last_day >= i.day AND s.record > ?1
        WHERE NOT EXISTS(SELECT 1 FROM unsigning AS u WHERE u.signing = s.record)
        ORDER BY s.record LIMIT 1
        """,
        key.record.packed, key.item, as: Int64.self, Int.self, String.self)
    }
    guard let row, let day = Day(number: row.1), let account = AccountCode(row.2) else {
      return nil
    }
    return (RecordKey(packed: row.0), account, day)
  }

  /// For each match of a record that was undone, the record that did.
  private func undoings(of key: RecordKey) throws(BookError) -> [Int: RecordKey] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        "SELECT item, record FROM undoing WHERE run = ?", key.packed, as: Int.self, Int64.self)
    }
    return Dictionary(rows.map { ($0.0, RecordKey(packed: $0.1)) }) { first, _ in first }
  }
}
