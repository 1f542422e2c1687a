import LedgerSQLite
public import LedgerValues

extension Book {
  static let recordColumns = "id, kind, version, recorded_at, actor, body, previous, digest"

  /// One record of the list.
  ///
  /// - Throws: `recordUnknown`; `brokenRecord` where its form is not right.
  public func record(_ key: RecordKey) throws(BookError) -> Record {
    let found = try connection.first(
      "SELECT \(Self.recordColumns) FROM record WHERE id = ?", key.packed
    ) { (row) throws(BookError) in try Self.record(from: row) }
    guard let found else { throw .refused(.recordUnknown(key)) }
    return found
  }

  /// The last record that was written down at a moment or before it: what the book knew then.
  ///
  /// - Throws: `nothingKnown`.
  public func record(knownAt moment: Moment) throws(BookError) -> RecordKey {
    let (last, first) = try stored { () throws(StorageFault) in
      (
        try connection.first(
          "SELECT id FROM record WHERE recorded_at <= ? ORDER BY id DESC LIMIT 1",
          moment.milliseconds, as: Int64.self),
        try connection.first(
          "SELECT recorded_at FROM record ORDER BY id LIMIT 1", as: Int64.self)
      )
    }
    guard let last else {
      throw .refused(.nothingKnown(by: moment, first: Moment(milliseconds: first ?? 0)))
    }
    return RecordKey(packed: last)
  }

  /// Hands each record of the list to a closure, from one key on, in order.
  public func eachRecord(
    after key: RecordKey? = nil, _ body: (Record) throws(BookError) -> Void
  ) throws(BookError) {
    try connection.query(
      "SELECT \(Self.recordColumns) FROM record WHERE id > ? ORDER BY id", key?.packed ?? 0
    ) { (row) throws(BookError) in try body(try Self.record(from: row)) }
  }

  /// How many records the list has.
  public func recordCount() throws(BookError) -> Int {
    try stored { () throws(StorageFault) in
      try connection.first("SELECT count(*) FROM record", as: Int.self) ?? 0
    }
  }

  static func record(from row: borrowing Cursor) throws(BookError) -> Record {
    let (packed, kindText, version, recordedAt, actor, bodyText, previous, digest):
      (Int64, String, Int64, Int64, String, String, [UInt8], [UInt8])
    do throws(StorageFault) {
      packed = try row.int(0)
      kindText = try row.text(1)
      version = try row.int(2)
      recordedAt = try row.int(3)
      actor = try row.text(4)
      bodyText = try row.text(5)
      previous = try row.bytes(6)
      digest = try row.bytes(7)
    } catch {
      throw .fault(error)
    }
    let key = RecordKey(packed: packed)
    guard let kind = RecordKind(rawValue: kindText) else {
      throw .integrity(.unknownRecord(key, kind: kindText, version: Int(version)))
    }
    let bytes = Array(bodyText.utf8)
    guard let previousDigest = Digest(bytes: previous), let ownDigest = Digest(bytes: digest),
      let json = try? JSON(canonical: bytes)
    else { throw .integrity(.brokenRecord(key)) }
    return Record(
      key: key, kind: kind, version: Int(version),
      recordedAt: Moment(milliseconds: recordedAt), actor: actor, body: json, bodyBytes: bytes,
      previous: previousDigest, digest: ownDigest)
  }
}
