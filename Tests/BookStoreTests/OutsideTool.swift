import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

/// A record that an outside tool makes by hand, with the right digest, so that only the guard that a
/// test is about can refuse it.
struct HandMade {
  var site: Int64 = 1
  var sequence: Int64
  var kind = "entry"
  var recordedAt: Int64
  var body = "{}"
  var previous: Digest
  var siteIdentifier: String

  /// The record that would come next in a book.
  init(after connection: Connection) throws {
    let row = try #require(
      try connection.first(
        """
        SELECT seq, recorded_at, digest, identifier FROM record
        JOIN site ON site.number = record.site ORDER BY id DESC LIMIT 1
        """,
        as: Int64.self, Int64.self, [UInt8].self, String.self))
    sequence = row.0 + 1
    recordedAt = row.1
    previous = try #require(Digest(bytes: row.2))
    siteIdentifier = row.3
  }

  var id: Int64 { site << 40 + sequence }

  func write(to connection: Connection, verb: String = "INSERT") throws(StorageFault) {
    let digest = RecordDigest.digest(
      site: siteIdentifier, sequence: sequence, kind: kind, version: 1, recordedAt: recordedAt,
      actor: "mallory", body: Array(body.utf8), previous: previous)
    try connection.run(
      "\(verb) INTO record VALUES(?, ?, ?, ?, 1, ?, 'mallory', ?, ?, ?)", id, site, sequence, kind,
      recordedAt, body, previous.bytes, digest.bytes)
  }
}

/// An entry that an outside tool writes into the projections by hand.
struct HandMadeEntry {
  var record: Int64
  var part = 0
  var journal = "CG57"
  var year = 2025
  var number: Int
  var day: Day
  /// Amounts in the first fund, then in the second.
  var amounts: [[Int64]] = [[100, -100]]

  init(record: Int64, in connection: Connection) throws {
    self.record = record
    day = try BookStoreTests.day("2025-06-01")
    number = 1
    journal = "OD"
    year = 2031
    day = try BookStoreTests.day("2031-06-01")
  }

  func write(to connection: Connection) throws(StorageFault) {
    let month = day.civil.year * 12 + day.civil.month - 1
    try connection.run(
      "INSERT INTO entry VALUES(?, ?, ?, ?, ?, ?, ?, 'entry', 'V', 0)", record, part, journal,
      year, number, day.number, month)
    var line = 0
    for (fund, amounts) in amounts.enumerated() {
      for amount in amounts {
        try connection.run(
          "INSERT INTO posting VALUES(?, ?, ?, 1, ?, NULL, ?, ?)", record, part, line, fund + 1,
          day.number, amount)
        line += 1
      }
    }
  }
}

/// What stood in the way of a body: the words of a trigger, or the kind of the fault.
func obstacle(_ body: () throws(StorageFault) -> Void) -> String? {
  do throws(StorageFault) {
    try body()
    return nil
  } catch {
    if case .constraint(.trigger, let message) = error.kind { return message }
    if case .constraint(let constraint, _) = error.kind { return "\(constraint)" }
    return "\(error.kind)"
  }
}
