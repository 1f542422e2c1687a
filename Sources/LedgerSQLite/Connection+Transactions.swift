extension Connection {
  /// When a transaction takes the lock for writing.
  public enum TransactionKind: String, Hashable, Sendable {
    /// At once, so that nothing can change between what the body reads and what it writes.
    case immediate = "BEGIN IMMEDIATE"
    /// With the first write; for reading only, so that all reads see one state.
    case deferred = "BEGIN DEFERRED"
  }

  /// Does everything in the body or nothing of it.
  ///
  /// When the body throws, all is undone and its error is thrown. When SQLite undid the transaction
  /// within the body (`RAISE(ROLLBACK)`, a full disk), nothing more is written, and a body that goes
  /// on all the same ends in `transactionLost`.
  ///
  /// - Throws: `nestedTransaction`, `readOnly`, `locked`; the error of the body; `transactionLost`; what refuses
  ///   the commit, such as a deferred foreign key.
  public func transaction<Result, Failure: FaultCarrier>(
    _ kind: TransactionKind = .immediate, _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard database.isAutocommitting, !database.isInsideTransaction else {
      throw .fault(StorageFault(.nestedTransaction))
    }
    try Failure.carrying { () throws(StorageFault) in try begin(kind) }
    database.isInsideTransaction = true
    defer { database.isInsideTransaction = false }
    do throws(Failure) {
      let result = try body()
      try Failure.carrying { () throws(StorageFault) in try commit() }
      return result
    } catch {
      rollBack()
      throw error
    }
  }

  /// Does everything in the body or nothing of it, within a transaction that goes on either way.
  ///
  /// This is for trying rows one by one. It cannot save a transaction that SQLite has undone: a schema
  /// that says `RAISE(ROLLBACK)` ends it, one that says `RAISE(ABORT)` does not.
  public func savepoint<Result, Failure: FaultCarrier>(
    _ body: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    guard !database.isAutocommitting else { throw .fault(StorageFault(.outsideTransaction)) }
    try Failure.carrying { () throws(StorageFault) in try database.execute("SAVEPOINT attempt") }
    do throws(Failure) {
      let result = try body()
      try Failure.carrying { () throws(StorageFault) in try release() }
      return result
    } catch {
      if !database.isAutocommitting {
        try? database.execute("ROLLBACK TO attempt; RELEASE attempt")
      }
      throw error
    }
  }
}

extension Connection {
  private func begin(_ kind: TransactionKind) throws(StorageFault) {
    // SQLite begins it as if it were for reading, and the first write would fail.
    if kind == .immediate, case .readOnly = mode { throw StorageFault(.readOnly) }
    try database.execute(kind.rawValue)
  }

  private func commit() throws(StorageFault) {
    try database.beginWrite("COMMIT")
    try database.withoutInterruption { () throws(StorageFault) in
      try database.execute("COMMIT")
    }
  }

  private func release() throws(StorageFault) {
    guard !database.isAutocommitting else { throw StorageFault(.transactionLost) }
    try database.execute("RELEASE attempt")
  }

  /// Undoes what is left to undo. A rollback that fails leaves the journal, which undoes it at the
  /// next open: there is nothing more to say than the error that led here.
  private func rollBack() {
    guard !database.isAutocommitting else { return }
    try? database.withoutInterruption { () throws(StorageFault) in
      try database.execute("ROLLBACK")
    }
  }
}
