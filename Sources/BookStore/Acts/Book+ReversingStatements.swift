import DoubleEntry
import LedgerSQLite
import LedgerValues
import StatementFormats

extension Book {
  /// What stands on an imported statement: a match of one of its lines, a later import that left out
  /// what this one has, or the signature of a month without lines. Of several records the first.
  func dependant(onStatement original: Record) throws(BookError) -> RecordKey? {
    let body = BodyReader(original)
    guard let account = AccountCode(try body.text("account")) else { throw body.broken }
    let match = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT record FROM allocation AS a WHERE side = 'line' AND source = ?
          AND NOT EXISTS(SELECT 1 FROM undoing AS u WHERE u.run = a.record AND u.item = a.item)
        ORDER BY record LIMIT 1
        """,
        original.key.packed, as: Int64.self)
    }.map(RecordKey.init(packed:))
    let next = try statements(of: account).first { statement in
      statement.kept.known.contains { $0.statement == Int(original.key.packed) }
    }?.record
    let signed = try signatureWithoutStatement(since: original.key, of: account)
    return [match, next, signed].compactMap(\.self).min()
  }

  /// The first signature since an import of a month that has no statement of its own: the one after it
  /// showed that the month closed as it opened. Of other signed months all lines are matched.
  private func signatureWithoutStatement(
    since key: RecordKey, of account: AccountCode
  ) throws(BookError) -> RecordKey? {
    for signature in try signatures(of: account)
    where !signature.isReopened && signature.record > key {
      let files = try record(signature.record).body["files"]?.array ?? []
      if files.isEmpty { return signature.record }
    }
    return nil
  }
}
