import LedgerSQLite
import LedgerValues

extension Book {
  /// How far past the last record a clock may be before a person is asked.
  public static let clockAheadDays: Int64 = 40

  /// What must hold before anything is written in a transaction.
  ///
  /// - Throws: The first of these that holds: `actorMissing`, `otherMachine`, `clockAhead`,
  ///   `strayPostings`.
  func prepareToWrite(takingOver: Bool = false) throws(BookError) {
    guard !context.actor.isEmpty else { throw .refused(.actorMissing) }
    let head = try head()
    if !takingOver { try checkMachine() }
    try checkClock(head)
    try checkStrays(head)
  }

  func checkClock(_ head: ChainHead) throws(BookError) {
    let ahead = context.clock().days(since: head.recordedAt)
    if ahead > Self.clockAheadDays, !context.isClockConfirmed {
      throw .question(.clockAhead(days: Int(ahead)))
    }
  }

  /// One machine writes a site's chain: two copies that are both written on can never be joined.
  private func checkMachine() throws(BookError) {
    let holder = try holder()
    guard !holder.isReleased else { throw .question(.handedOver) }
    guard try isHeldHere(holder) else { throw .question(.otherMachine) }
  }

  /// Postings for the next record that somebody left beforehand would be adopted by it: with foreign
  /// keys off an outside tool can leave some.
  private func checkStrays(_ head: ChainHead) throws(BookError) {
    let last = RecordKey(site: head.site, sequence: head.sequence).packed
    let stray = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT EXISTS(SELECT 1 FROM posting WHERE record > ?)
          OR EXISTS(SELECT 1 FROM entry WHERE record > ?)
          OR EXISTS(SELECT 1 FROM erased WHERE record > ?)
        """,
        last, last, last, as: Int.self)
    }
    guard stray == 0 else { throw .integrity(.strayPostings) }
  }
}
