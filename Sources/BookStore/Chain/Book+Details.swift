import LedgerSQLite
import LedgerValues

extension Book {
  /// The detail that a record's body commits to under a key; nothing where it was erased.
  func detail(of record: RecordKey, _ key: String) throws(BookError) -> Detail? {
    guard let hex = try self.record(record).body[key]?.text, let digest = Digest(hex: hex) else {
      return nil
    }
    return try detail(digest)
  }

  /// The detail of a commitment; nothing where it was erased.
  func detail(_ commitment: Digest) throws(BookError) -> Detail? {
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT class, salt, bytes FROM detail WHERE commitment = ?", commitment.bytes,
        as: String.self, [UInt8].self, [UInt8].self)
    }
    guard let row else { return nil }
    return Detail(kind: row.0, salt: row.1, bytes: row.2)
  }
}
