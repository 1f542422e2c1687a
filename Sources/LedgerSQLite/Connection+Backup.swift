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
  /// - Parameter pages: How many pages to copy between two calls of `progress`.
  /// - Throws: `locked`, `readOnly`, `full`, `disk`.
  public func backup(
    to other: Connection, pages: Int32 = 1_024,
    progress: (BackupProgress) -> Void = { _ in }
  ) throws(StorageFault) {
    guard
      let backup = sqlite3_backup_init(
        other.database.pointer, "main", database.pointer, "main")
    else {
      throw other.database.fault(sqlite3_extended_errcode(other.database.pointer))
    }
    var code = SQLITE_OK
    while code == SQLITE_OK {
      code = sqlite3_backup_step(backup, pages)
      let all = Int(sqlite3_backup_pagecount(backup))
      let left = Int(sqlite3_backup_remaining(backup))
      progress(BackupProgress(pagesDone: all - left, pages: all))
    }
    let end = sqlite3_backup_finish(backup)
    guard code == SQLITE_DONE else { throw other.database.fault(end == SQLITE_OK ? code : end) }
  }

  /// A private copy in memory, of one moment, for long reading that must not hold up the others.
  public func copyInMemory() throws(StorageFault) -> Connection {
    let copy = try Connection(.memory, policy: policy)
    try backup(to: copy, pages: -1)
    return copy
  }
}
