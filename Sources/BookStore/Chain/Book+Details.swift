import LedgerSQLite
import LedgerValues

extension Book {
  /// The detail of a class that belongs to a record; nothing where it was erased.
  ///
  /// - Throws: `brokenRecord` where the record has none of the class, or it is neither there nor
  ///   erased.
  func detail(of key: RecordKey, _ kind: String) throws(BookError) -> Detail? {
    let commitments = try BodyReader(try record(key)).commitments()
    guard !commitments.isEmpty else { throw .integrity(.brokenRecord(key)) }
    var isErased = false
    for commitment in commitments {
      if let detail = try detail(commitment) {
        guard detail.commitment == commitment else { throw .integrity(.brokenRecord(key)) }
        if detail.kind == kind { return detail }
      } else {
        guard try self.isErased(commitment) else { throw .integrity(.brokenRecord(key)) }
        isErased = true
      }
    }
    guard isErased else { throw .integrity(.brokenRecord(key)) }
    return nil
  }

  private func detail(_ commitment: Digest) throws(BookError) -> Detail? {
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT class, salt, bytes FROM detail WHERE commitment = ?", commitment.bytes,
        as: String.self, [UInt8].self, [UInt8].self)
    }
    guard let row else { return nil }
    return Detail(kind: row.0, salt: row.1, bytes: row.2)
  }

  private func isErased(_ commitment: Digest) throws(BookError) -> Bool {
    try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT EXISTS(SELECT 1 FROM erased WHERE commitment = ?)", commitment.bytes,
        as: Int.self) == 1
    }
  }
}
