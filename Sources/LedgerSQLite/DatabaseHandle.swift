import CSQLite

/// The open database behind a connection and its statements; closed when the last of them is gone.
final class DatabaseHandle {
  let pointer: OpaquePointer
  /// Whether `transaction` is running: then nothing may be written once SQLite has ended it.
  var isInsideTransaction = false
  /// How many writes may still begin; tests lower it, to see what a stop between two of them leaves.
  var writesLeft = Int.max
  /// What the authorizer asks. Held here, since SQLite keeps a bare pointer to it.
  let gatekeeper = Gatekeeper()
  /// What the progress handler asks, likewise.
  var interruption: Interruption?

  init(_ pointer: OpaquePointer) {
    self.pointer = pointer
  }

  deinit {
    sqlite3_close_v2(pointer)
  }

  /// Whether every statement commits by itself, that is, whether no transaction is open.
  var isAutocommitting: Bool { sqlite3_get_autocommit(pointer) != 0 }

  /// Lets a write begin: not when the transaction that it is meant for is over.
  func beginWrite(_ sql: String) throws(StorageFault) {
    guard !isInsideTransaction || !isAutocommitting else {
      throw StorageFault(.transactionLost, sql: sql)
    }
    guard writesLeft > 0 else { throw StorageFault(.interrupted, sql: sql) }
    writesLeft -= 1
  }

  /// The fault behind a result code of this database.
  func fault(_ code: Int32, sql: String? = nil) -> StorageFault {
    // A refused function is an ordinary error to SQLite, not one of authority.
    if code == SQLITE_AUTH || code == SQLITE_ERROR, let refused = gatekeeper.takeRefused() {
      return StorageFault(
        .guarded(action: refused.action, object: refused.object), code: code, sql: sql)
    }
    return StorageFault(code: code, database: pointer, sql: sql)
  }

  /// Runs one or several statements without values and without looking at rows.
  func execute(_ sql: String) throws(StorageFault) {
    let code = sqlite3_exec(pointer, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw fault(code, sql: sql) }
  }
}
