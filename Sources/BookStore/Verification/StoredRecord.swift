import LedgerSQLite
import LedgerValues

/// A row of the list as it lies in the file, whatever it holds.
struct StoredRecord {
  let id: Int64
  let site: Int64
  let sequence: Int64
  let kind: String
  let version: Int64
  let recordedAt: Int64
  let actor: String
  let body: [UInt8]
  let previous: [UInt8]
  let digest: [UInt8]

  static let columns =
    "id, site, seq, kind, version, recorded_at, actor, body, previous, digest"

  init(_ row: borrowing Cursor) throws(StorageFault) {
    id = try row.int(0)
    site = try row.int(1)
    sequence = try row.int(2)
    kind = try row.text(3)
    version = try row.int(4)
    recordedAt = try row.int(5)
    actor = try row.text(6)
    body = try row.withTextBytes(7) { Array($0) }
    previous = try row.bytes(8)
    digest = try row.bytes(9)
  }

  var key: RecordKey { RecordKey(packed: id) }

  /// The record, where its kind and version are known and the body is canonical.
  func record(_ json: JSON) -> Record? {
    guard let kind = RecordKind(rawValue: kind), version == Int64(Book.bodyVersion),
      let previous = Digest(bytes: previous), let digest = Digest(bytes: digest)
    else { return nil }
    return Record(
      key: key, kind: kind, version: Int(version), recordedAt: Moment(milliseconds: recordedAt),
      actor: actor, body: json, bodyBytes: body, previous: previous, digest: digest)
  }
}
