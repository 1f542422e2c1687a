import LedgerSQLite
import LedgerValues

extension Book {
  /// Gives the book up on this machine, so that another one can take it over. From then on this copy
  /// is not written on.
  ///
  /// INVARIANT I7: one machine at a time writes a site's chain, so that it never forks.
  public func handOver() throws(BookError) -> ActResult {
    let holder = try holder()
    if holder.isReleased, try isHeldHere(holder) {
      return ActResult(record: holder.record, isNew: false)
    }
    return try write { () throws(BookError) in
      try appended(.handover, ["machine": .text(holder.machine), "released": true])
    }
  }

  /// Takes on a book that another machine gave up.
  ///
  /// - Throws: `otherMachine` where it was not given up: `restore` it under a new site instead.
  public func takeOver() throws(BookError) -> ActResult {
    let holder = try holder()
    if !holder.isReleased, try isHeldHere(holder) {
      return ActResult(record: holder.record, isNew: false)
    }
    return try write(takingOver: true) { () throws(BookError) in
      guard try self.holder().isReleased else { throw .question(.otherMachine) }
      return try appended(
        .handover,
        ["machine": .text(Self.machineDigest(context.machine, site: try head().siteIdentifier))])
    }
  }

  /// The machine that writes this book, and whether it gave it up.
  func holder() throws(BookError) -> Holder {
    let last = try stored { () throws(StorageFault) in
      try connection.first(
        "SELECT machine, released, record FROM handover ORDER BY record DESC LIMIT 1",
        as: String.self, Int.self, Int64.self)
    }
    guard let last else { throw .integrity(.notABook) }
    return Holder(machine: last.0, isReleased: last.1 == 1, record: RecordKey(packed: last.2))
  }

  func isHeldHere(_ holder: Holder) throws(BookError) -> Bool {
    holder.machine == Self.machineDigest(context.machine, site: try head().siteIdentifier)
  }
}

/// The machine that writes a book.
struct Holder {
  /// Its name, hashed with the site.
  let machine: String
  let isReleased: Bool
  let record: RecordKey
}
