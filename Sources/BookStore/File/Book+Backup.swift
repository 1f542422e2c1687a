import LedgerSQLite
public import LedgerValues

/// A backup that was made and checked.
public struct Backup: Hashable, Sendable {
  /// The head of the list in the copy.
  public let head: Checkpoint
  /// The record in the book that says so; the copy does not have it.
  public let record: RecordKey
}

/// How far the last backup lies back.
public struct BackupAge: Hashable, Sendable {
  /// The head of the list in the backup.
  public let head: RecordKey
  public let madeAt: Moment
  /// Whole days since.
  public let days: Int
  /// How many records no backup has.
  public let records: Int
}

extension Book {
  /// Copies the book into a new file and checks the copy's chain, then records the backup here.
  ///
  /// The copy comes first and the record after it: the record is true when it is written, the copy's
  /// head is the one it names, and a copy that fails leaves no record. The copy is marked, so that it
  /// is read and restored but never written on: an old head must not go on as if nothing had
  /// happened. Beside it lies `FILE.erased`, with all commitments that were erased so far.
  ///
  /// - Throws: `fault` with `alreadyExists` where there is a file; `notWhole` where the copy is not
  ///   right, which is then removed; what keeps the book from being written.
  public func backup(to path: String) throws(BookError) -> Backup {
    // Whether the record can be written is asked before the long work.
    try write { () throws(BookError) in }
    let copy = try stored { () throws(StorageFault) in
      try Connection(.create(path), policy: .unguarded)
    }
    do throws(BookError) {
      try stored { () throws(StorageFault) in
        try connection.backup(to: copy)
        try copy.setApplicationID(BookSchema.backupID)
      }
      let head = try Self.wholeHead(of: path)
      try writeErased(beside: path)
      let record = try write { () throws(BookError) in
        try append(
          .backup,
          body: [
            "head": .text(head.key.description), "digest": .text(head.digest.hex),
          ])
      }
      return Backup(
        head: Checkpoint(record: head.key, digest: head.digest), record: record.key)
    } catch {
      SideFile.remove(path)
      SideFile.remove(path + Self.erasedSuffix)
      throw error
    }
  }

  /// How far the last backup lies back; nothing where none was made.
  public func backupAge() throws(BookError) -> BackupAge? {
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT backup.head, record.recorded_at, (SELECT count(*) FROM record WHERE id > backup.head)
        FROM backup JOIN record ON record.id = backup.head
        ORDER BY backup.record DESC LIMIT 1
        """,
        as: Int64.self, Int64.self, Int.self)
    }
    guard let row else { return nil }
    let moment = Moment(milliseconds: row.1)
    return BackupAge(
      head: RecordKey(packed: row.0), madeAt: moment,
      days: Int(context.clock().days(since: moment)), records: row.2)
  }

  /// The head of a file whose chain is whole.
  ///
  /// - Throws: `notWhole` with the first finding.
  static func wholeHead(
    of path: String, _ depth: Verification.Depth = .chain
  ) throws(BookError) -> (key: RecordKey, digest: Digest) {
    let proof = try verify(path, depth)
    if let first = proof.findings.first { throw .integrity(.notWhole(first)) }
    let connection = try stored { () throws(StorageFault) in
      try Connection(.readOnly(path), policy: BookSchema.policy)
    }
    guard let key = proof.checkpoint?.record, let digest = try connection.digest(of: key.packed)
    else { throw .integrity(.notABook) }
    return (key, digest)
  }
}
