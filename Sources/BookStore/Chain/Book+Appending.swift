import DoubleEntry
import LedgerSQLite
import LedgerValues

extension Book {
  static let bodyVersion = 1

  /// Writes one record with all that is derived from it, inside the open transaction.
  ///
  /// Postings come first, the record last: its triggers then see whole entries, and refuse one that
  /// does not balance in each fund. All refusals of the domain are above this call; after it, only
  /// storage can fail, and then all is undone.
  @discardableResult
  func append(
    _ kind: RecordKind, body: [String: JSON], entries: [Entry] = [], details: [Detail] = []
  ) throws(BookError) -> Record {
    precondition(connection.isInTransaction, "a record is appended inside a transaction")
    let head = try head()
    var body = body
    let recordedAt = stamp(after: head, into: &body)
    if !entries.isEmpty { body["entries"] = .array(try number(entries)) }
    if !details.isEmpty { body["details"] = .array(details.map { .text($0.commitment.hex) }) }
    let record = try Self.seal(
      kind, body: body, recordedAt: recordedAt, actor: context.actor, after: head)
    try insert(record, details: details)
    for entry in entries { caches.journalNumbers[entry.numbering, default: 0] += 1 }
    return record
  }

  /// Writes a sealed record, as it was made here or in a rehearsal of this book.
  func insert(_ record: Record, details: [Detail]) throws(BookError) {
    try Projector(book: self).apply(record)
    try stored { () throws(StorageFault) in
      for detail in details {
        try connection.insert(
          "INSERT INTO detail(commitment, class, salt, bytes, record) VALUES(?, ?, ?, ?, ?)",
          detail.commitment.bytes, detail.kind, detail.salt, detail.bytes, record.key.packed)
      }
    }
    try insertRow(record)
    caches.head?.sequence = record.key.sequence
    caches.head?.digest = record.digest
    caches.head?.recordedAt = record.recordedAt
  }

  /// The row of the list alone.
  func insertRow(_ record: Record) throws(BookError) {
    try stored { () throws(StorageFault) in
      try connection.insert(
        """
        INSERT INTO record(id, site, seq, kind, version, recorded_at, actor, body, previous, digest)
        VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        record.key.packed, record.key.site, record.key.sequence, record.kind.rawValue,
        record.version, record.recordedAt.milliseconds, record.actor,
        String(decoding: record.bodyBytes, as: UTF8.self), record.previous.bytes,
        record.digest.bytes)
    }
  }

  /// The end of the chain that this book writes: that of the last site.
  func head() throws(BookError) -> ChainHead {
    if let head = caches.head { return head }
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT record.site, identifier, seq, digest, recorded_at, id
        FROM record JOIN site ON site.number = record.site ORDER BY id DESC LIMIT 1
        """,
        as: Int.self, String.self, Int.self, [UInt8].self, Int64.self, Int64.self)
    }
    guard let row, let site = Identifier(hex: row.1), let digest = Digest(bytes: row.3) else {
      throw .integrity(.notABook)
    }
    let key = RecordKey(packed: row.5)
    guard key.site == row.0, key.sequence == row.2, key.sequence < RecordKey.lastSequence else {
      throw .integrity(.brokenRecord(key))
    }
    let head = ChainHead(
      site: row.0, siteIdentifier: site, sequence: row.2, digest: digest,
      recordedAt: Moment(milliseconds: row.4))
    caches.head = head
    return head
  }

  /// The head in the form that people keep.
  public func checkpoint() throws(BookError) -> Checkpoint {
    let head = try head()
    return Checkpoint(
      record: RecordKey(site: head.site, sequence: head.sequence), digest: head.digest)
  }

  private static func seal(
    _ kind: RecordKind, body: [String: JSON], recordedAt: Moment, actor: String,
    after head: ChainHead
  ) throws(BookError) -> Record {
    let json = JSON.object(body)
    let bytes: [UInt8]
    do throws(JSONError) {
      bytes = try json.canonicalBytes()
    } catch {
      throw .refused(.text(error))
    }
    let sequence = head.sequence + 1
    let digest = RecordDigest.digest(
      site: head.siteIdentifier, sequence: sequence, kind: kind, version: bodyVersion,
      recordedAt: recordedAt, actor: actor, body: bytes, previous: head.digest)
    return Record(
      key: RecordKey(site: head.site, sequence: sequence), kind: kind, version: bodyVersion,
      recordedAt: recordedAt, actor: actor, body: json, bodyBytes: bytes, previous: head.digest,
      digest: digest)
  }

  /// The moment of a record: the clock's, but never before the record it follows.
  ///
  /// A clock behind, as after a flat battery, is noted in the body and does not reorder the books.
  ///
  /// INVARIANT I5.
  private func stamp(after head: ChainHead, into body: inout [String: JSON]) -> Moment {
    let now = context.clock()
    if context.isInjected { body["injected"] = true }
    guard now < head.recordedAt else { return now }
    let behind = head.recordedAt.milliseconds.subtractingReportingOverflow(now.milliseconds)
    let seconds = behind.overflow ? JSON.integerBound : behind.partialValue / 1_000
    if seconds > 0 { body["clock_behind"] = .integer(min(seconds, JSON.integerBound)) }
    return head.recordedAt
  }

  /// Gives each entry the next number of its journal and year; taken once the record is written.
  ///
  /// INVARIANT I5.
  private func number(_ entries: [Entry]) throws(BookError) -> [JSON] {
    var numbered: [JSON] = []
    var used: [Numbering: Int] = [:]
    for entry in entries {
      let numbering = entry.numbering
      let next = try lastNumber(in: numbering) + used[numbering, default: 0] + 1
      used[numbering, default: 0] += 1
      numbered.append(entry.json(number: next))
    }
    return numbered
  }

  private func lastNumber(in numbering: Numbering) throws(BookError) -> Int {
    if let last = caches.journalNumbers[numbering] { return last }
    let last = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT coalesce(max(number), 0) FROM entry WHERE journal = ? AND year = ?",
        numbering.journal.text, numbering.year, as: Int.self)
    }
    caches.journalNumbers[numbering] = last ?? 0
    return last ?? 0
  }
}

/// What entries are numbered in: a journal's year.
struct Numbering: Hashable {
  let journal: JournalCode
  let year: Int
}

extension Entry {
  var numbering: Numbering { Numbering(journal: journal, year: day.year) }
}
