import LedgerSQLite

extension Book {
  /// Checks the whole book.
  ///
  /// - Parameter witness: What somebody else kept: the book must extend it.
  public func verify(
    _ depth: Verification.Depth = .standard, against witness: Witness? = nil
  ) throws(BookError) -> Verification {
    try Self.verify(connection, depth, against: witness)
  }

  /// Checks a file, also one that `open` refuses: what is wrong with it is a finding.
  ///
  /// - Throws: What keeps the file from being read: it is not there, locked, or has a hot journal.
  public static func verify(
    _ path: String, _ depth: Verification.Depth = .standard, against witness: Witness? = nil
  ) throws(BookError) -> Verification {
    let connection: Connection
    do throws(StorageFault) {
      connection = try Connection(.readOnly(path), policy: BookSchema.policy)
    } catch {
      guard error.isOfTheContent else { throw .fault(error) }
      let code: Finding.Code = error.kind == .notADatabase ? .notABook : .fileDamaged
      return Verification(
        depth: depth, findings: [Finding(code, place: "\(error)")], omitted: 0,
        counts: Verification.Counts(), checkpoint: nil)
    }
    return try verify(connection, depth, against: witness)
  }

  /// A long check works on a private copy of one moment, so that others can write meanwhile.
  private static func verify(
    _ connection: Connection, _ depth: Verification.Depth, against witness: Witness?
  ) throws(BookError) -> Verification {
    if connection.mode == .memory || connection.isInTransaction {
      return try Verifier(connection, depth: depth).run(against: witness)
    }
    guard depth == .chain else {
      let copy = try stored { () throws(StorageFault) in try connection.copyInMemory() }
      return try Verifier(copy, depth: depth).run(against: witness)
    }
    return try connection.transaction(.deferred) { () throws(BookError) in
      try Verifier(connection, depth: depth).run(against: witness)
    }
  }
}
