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
      guard let detail = try openDetail(commitment, of: key) else {
        isErased = true
        continue
      }
      if detail.kind == kind { return detail }
    }
    guard isErased else { throw .integrity(.brokenRecord(key)) }
    return nil
  }

  /// The detail of one commitment of a record; nothing where it was erased.
  ///
  /// - Throws: `brokenRecord` where it is neither there nor erased, or is not what was committed to.
  func openDetail(_ commitment: Digest, of key: RecordKey) throws(BookError) -> Detail? {
    guard let detail = try detail(commitment) else {
      guard try isErased(commitment) else { throw .integrity(.brokenRecord(key)) }
      return nil
    }
    guard detail.commitment == commitment else { throw .integrity(.brokenRecord(key)) }
    return detail
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
