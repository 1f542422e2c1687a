import LedgerSQLite
import LedgerValues

extension Book {
  /// A private copy in memory, in which acts can be tried without a lock on the file and without a
  /// trace.
  ///
  /// A dry run is a rehearsal that is thrown away; an import is one whose records are then adopted.
  public func rehearsal() throws(BookError) -> Book {
    let copy = try stored { () throws(StorageFault) in try connection.copyInMemory() }
    return Book(
      connection: copy, context: context, chart: chart, settings: settings,
      identifier: identifier)
  }

  /// Writes the records of a rehearsal, byte for byte, in one short transaction.
  ///
  /// - Throws: `bookChangedMeanwhile` where another program has written since the rehearsal began.
  func adopt(_ rehearsal: Book, after start: RecordKey) throws(BookError) {
    try write { () throws(BookError) in
      let head = try head()
      guard RecordKey(site: head.site, sequence: head.sequence) == start else {
        throw .refused(.bookChangedMeanwhile)
      }
      try stored { () throws(StorageFault) in try connection.setCacheSpill(false) }
      let details = try rehearsal.details(after: start)
      try rehearsal.eachRecord(after: start) { (record) throws(BookError) in
        try checkGoesOn()
        try insert(record, details: details[record.key] ?? [])
      }
    }
    context.random = rehearsal.context.random
  }

  /// The details of the records after one, by record.
  private func details(after start: RecordKey) throws(BookError) -> [RecordKey: [Detail]] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        "SELECT record, class, salt, bytes FROM detail WHERE record > ? ORDER BY record, rowid",
        start.packed, as: Int64.self, String.self, [UInt8].self, [UInt8].self)
    }
    var details: [RecordKey: [Detail]] = [:]
    for row in rows {
      details[RecordKey(packed: row.0), default: []].append(
        Detail(kind: row.1, salt: row.2, bytes: row.3))
    }
    return details
  }
}
