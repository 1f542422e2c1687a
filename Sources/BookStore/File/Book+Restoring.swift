import LedgerSQLite
public import LedgerValues

/// A book that goes on from a backup.
public struct Restoration {
  public let book: Book
  /// The first record of the new site.
  public let record: RecordKey
  /// The head of the backup.
  public let head: Checkpoint
  /// The records that are known to be lost; nothing where none is known.
  public let lost: ClosedRange<RecordKey>?
  /// How many details were erased again.
  public let erased: Int
}

extension Book {
  /// Makes a new book from a backup, which goes on under a new site.
  ///
  /// An old head is never written on as if nothing had happened: another copy may have been. The new
  /// site's first record names the backup's head and the records that are known to be lost. What was
  /// erased since the backup, by the lists beside it, is erased again.
  ///
  /// - Parameter lost: What is left of the book that is given up: its damaged file, or the last
  ///   checkpoint that anybody has.
  /// - Throws: The first of these that holds: `actorMissing`, `notWhole` where the backup is not,
  ///   `fork` where what is left does not go on from it, `fault` with `alreadyExists`, `clockAhead`.
  public static func restore(
    from backup: String, to path: String, lost: Witness? = nil, context: BookContext
  ) throws(BookError) -> Restoration {
    guard !context.actor.isEmpty else { throw .refused(.actorMissing) }
    let head = try wholeHead(of: backup, .standard)
    let source = try stored { () throws(StorageFault) in
      try Connection(.readOnly(backup), policy: BookSchema.policy)
    }
    let remains = try Remains(of: lost, after: head, in: source)
    let target = try stored { () throws(StorageFault) in
      try Connection(.create(path), policy: .unguarded)
    }
    do throws(BookError) {
      try stored { () throws(StorageFault) in
        try source.backup(to: target)
        try target.setApplicationID(BookSchema.applicationID)
        target.use(BookSchema.policy)
      }
      let book = try Book(opening: target, context: context)
      var paths = [backup]
      if case .book(let path) = lost { paths.append(path) }
      let erased = try book.erasedCommitments(beside: paths).union(remains.erased)
      return try book.goOn(after: head, remains, erasing: erased)
    } catch {
      SideFile.remove(path)
      throw error
    }
  }

  private func goOn(
    after head: (key: RecordKey, digest: Digest), _ remains: Remains, erasing erased: Set<Digest>
  ) throws(BookError) -> Restoration {
    let (record, count) = try connection.transaction {
      () throws(BookError) -> (RecordKey, Int) in
      let last = try self.head()
      try checkClock(last)
      let site = Identifier(using: &context.random)
      try openSite(number: last.site + 1, identifier: site)
      var body: [String: JSON] = [
        "site": .text(site.description), "number": .integer(Int64(last.site + 1)),
        "after": .text(head.key.description), "head": .text(head.digest.hex),
        "machine": .text(Self.machineDigest(context.machine, site: site)),
      ]
      if !remains.records.isEmpty { body["lost"] = .array(remains.records) }
      let record = try append(.site, body: body)
      var present: [Digest] = []
      for commitment in erased where try hasDetail(commitment) { present.append(commitment) }
      if !present.isEmpty { try erase(present, ["reason": "restored"]) }
      return (record.key, present.count)
    }
    caches = BookCaches()
    return Restoration(
      book: self, record: record, head: Checkpoint(record: head.key, digest: head.digest),
      lost: remains.range, erased: count)
  }
}

/// What is known of the records that a backup does not have.
private struct Remains {
  /// As the new site's first record names them: number, kind and digest, or number and code.
  var records: [JSON] = []
  var range: ClosedRange<RecordKey>?
  var erased: [Digest] = []

  init(
    of lost: Witness?, after head: (key: RecordKey, digest: Digest), in backup: Connection
  ) throws(BookError) {
    switch lost {
    case nil: break
    case .checkpoint(let checkpoint):
      guard checkpoint.record > head.key else {
        let digest = try backup.digest(of: checkpoint.record.packed)
        guard digest?.checkpointCode == checkpoint.code else {
          throw .integrity(.fork(checkpoint.record))
        }
        return
      }
      range = head.key.next...checkpoint.record
      records = [
        ["record": .text(checkpoint.record.description), "code": .text(checkpoint.code)]
      ]
    case .book(let path): try read(path, after: head)
    }
  }

  /// Reads as much of a damaged book as can be read.
  private mutating func read(
    _ path: String, after head: (key: RecordKey, digest: Digest)
  ) throws(BookError) {
    do throws(BookError) {
      let connection = try stored { () throws(StorageFault) in
        try Connection(.readOnly(path), policy: BookSchema.policy)
      }
      guard try connection.digest(of: head.key.packed) == head.digest else {
        throw .integrity(.fork(head.key))
      }
      var last = head.key
      try connection.query(
        "SELECT id, kind, digest FROM record WHERE id > ? ORDER BY id", head.key.packed
      ) { (row) throws(BookError) in
        let (packed, kind, digest) = try stored { () throws(StorageFault) in
          (try row.int(0), try row.text(1), try row.bytes(2))
        }
        last = RecordKey(packed: packed)
        records.append([
          "record": .text(last.description), "kind": .text(kind),
          "digest": .text(Digest(bytes: digest)?.hex ?? ""),
        ])
        range = head.key.next...last
      }
      erased = try connection.erased()
    } catch {
      guard case .fault(let fault) = error, fault.isOfTheContent else { throw error }
    }
  }
}

extension RecordKey {
  /// The record after this one in its chain.
  var next: RecordKey { RecordKey(site: site, sequence: sequence + 1) }
}
