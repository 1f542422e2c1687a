import CSQLite

extension Connection {
  /// How far a backup is, in pages of the file.
  public struct BackupProgress: Hashable, Sendable {
    public let pagesDone: Int
    public let pages: Int
  }

  /// Copies the whole database into another one, of which nothing is left. A copy of the file made
  /// by other means while someone writes is broken; this one is whole.
  ///
  /// Other programs may write between two steps; the copy then begins again, so that it is always of
  /// one moment.
  ///
  /// - Parameters:
  ///   - pages: How many pages to copy between two calls of `progress`.
  ///   - progress: Told how far it is; a fault that it throws ends the backup, which leaves nothing.
  /// - Throws: `locked`, `readOnly`, `full`, `disk`.
  public func backup(
    to other: Connection, pages: Int32 = 1_024,
    progress: (BackupProgress) throws(StorageFault) -> Void = { _ in }
  ) throws(StorageFault) {
    guard
      let backup = sqlite3_backup_init(
        other.database.pointer, "main", database.pointer, "main")
    else {
      throw other.database.fault(sqlite3_extended_errcode(other.database.pointer))
    }
    let result = Result { () throws(StorageFault) in
      try copyPages(of: backup, pages, progress)
    }
    let end = sqlite3_backup_finish(backup)
    if case .success(let code) = result, code != SQLITE_DONE {
      throw other.database.fault(end == SQLITE_OK ? code : end)
    }
    _ = try result.get()
  }

  /// Copies until the end or an error, and gives the last code.
  private func copyPages(
    of backup: OpaquePointer, _ pages: Int32,
    _ progress: (BackupProgress) throws(StorageFault) -> Void
  ) throws(StorageFault) -> Int32 {
    while true {
      let code = sqlite3_backup_step(backup, pages)
      guard code == SQLITE_OK || code == SQLITE_DONE else { return code }
      let all = Int(sqlite3_backup_pagecount(backup))
      let left = Int(sqlite3_backup_remaining(backup))
      try progress(BackupProgress(pagesDone: all - left, pages: all))
      if code == SQLITE_DONE { return code }
    }
  }

  /// A private copy in memory, of one moment, for long reading that must not hold up the others.
  public func copyInMemory() throws(StorageFault) -> Connection {
    let copy = try Connection(.memory, policy: policy)
    try backup(to: copy, pages: -1)
    return copy
  }
}
