import LedgerSQLite
import LedgerValues

/// The projections, built anew from the list in a private database.
///
/// It has no guards: what the list says is shown, right or not. Nothing is ever committed.
struct Rebuilding {
  let book: Book

  /// Begins with the first record of a list, which has the settings.
  init(from first: Record) throws(BookError) {
    let connection = try stored { () throws(StorageFault) in
      try Connection(.memory, policy: .unguarded)
    }
    let body = BodyReader(first)
    let settings = try BookSettings(body)
    guard let identifier = Identifier(hex: try body.text("book")) else { throw body.broken }
    book = try Book(connection: connection, settings: (settings, identifier))
    try stored { () throws(StorageFault) in
      // Else each new account or party would look for postings that wait for it, through all of them.
      try connection.execute("PRAGMA foreign_keys=OFF")
      // What was accepted of a visit is looked up for each part of a claim.
      let statements =
        BookSchema.listTables + BookSchema.projectionTables + BookSchema.claimIndexes
      for statement in statements {
        try connection.execute(statement)
      }
      try connection.execute("BEGIN")
    }
  }

  func apply(_ record: Record) throws(BookError) {
    try Projector(book: book).apply(record)
    // What was imported and matched is read from the records themselves when a signed month is made
    // again.
    switch record.kind {
    case .statement, .match, .count: try book.insertRow(record)
    default: break
    }
  }
}

extension Verifier {
  /// Rebuilds what follows from a record; stops at the first one that does not fit.
  func rebuild(_ record: Record) {
    guard depth > .chain else { return }
    do throws(BookError) {
      if record.key == RecordKey(site: 1, sequence: 1) {
        rebuilding = try Rebuilding(from: record)
      }
      try checkSigned(record)
      try checkFrozen(record)
      try rebuilding?.apply(record)
      try checkClaims(record)
    } catch {
      findings.add(.rebuilding, record.key, place: record.kind.rawValue)
      rebuilding = nil
    }
  }
}
