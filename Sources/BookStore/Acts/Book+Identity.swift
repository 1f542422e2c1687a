import DoubleEntry
import LedgerSQLite
import LedgerValues

extension Book {
  /// The record that already has this reference with the same content; nothing where it is free.
  ///
  /// - Throws: `referenceUsed`, naming the field, where the content differs.
  ///
  /// INVARIANT I8: the same act twice is one record; another act under its reference is refused.
  func existing(
    _ reference: Reference, request: [String: JSON]
  ) throws(BookError) -> ActResult? {
    let packed = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT record FROM reference WHERE scope = ? AND key = ?", reference.scope,
        reference.key, as: Int64.self)
    }
    guard let packed else { return nil }
    return try same(as: RecordKey(packed: packed), reference, request: request)
  }

  /// What an act may leave out: leaving it out is other content than saying it.
  private static let optionalFields: Set = ["funder", "group", "neutral", "reference"]

  /// Compares what is asked with what a record says, field by field in the order of their names.
  func same(
    as key: RecordKey, _ reference: Reference, request: [String: JSON]
  ) throws(BookError) -> ActResult {
    let body = try self.record(key).body
    for name in Self.optionalFields.union(request.keys).sorted() where body[name] != request[name] {
      throw .refused(.referenceUsed(reference, key, field: name))
    }
    return ActResult(record: key, isNew: false)
  }

  /// Appends the record of an act that is new.
  func appended(
    _ kind: RecordKind, _ request: [String: JSON], entries: [Entry] = [], details: [Detail] = []
  ) throws(BookError) -> ActResult {
    let record = try append(kind, body: request, entries: entries, details: details)
    return ActResult(record: record.key, isNew: true)
  }
}
