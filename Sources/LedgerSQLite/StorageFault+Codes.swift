import CSQLite

extension StorageFault {
  /// The fault behind a result code, with the sentence that the connection has for it.
  init(code: Int32, database: OpaquePointer?, sql: String? = nil) {
    let message = database.map { String(cString: sqlite3_errmsg($0)) } ?? ""
    self.init(Kind(code: code, message: message), code: code, message: message, sql: sql)
  }
}

extension StorageFault.Kind {
  /// The kind behind an extended result code: the low byte is the primary code.
  init(code: Int32, message: String) {
    switch code & 0xff {
    case SQLITE_CANTOPEN, SQLITE_PERM, SQLITE_NOLFS: self = .cantOpen
    case SQLITE_NOTADB: self = .notADatabase
    case SQLITE_READONLY where code == rollbackNeeded: self = .hotJournal
    case SQLITE_READONLY where code == movedAway: self = .moved
    case SQLITE_READONLY: self = .readOnly
    case SQLITE_BUSY, SQLITE_LOCKED, SQLITE_PROTOCOL: self = .locked
    case SQLITE_CORRUPT: self = .corrupt
    case SQLITE_FULL: self = .full
    case SQLITE_IOERR: self = code == outOfMemoryReading ? .outOfMemory : .disk
    case SQLITE_NOMEM: self = .outOfMemory
    case SQLITE_INTERRUPT: self = .interrupted
    case SQLITE_ABORT: self = .transactionLost
    case SQLITE_CONSTRAINT: self = .constraint(.init(code: code), message: message)
    case SQLITE_ERROR, SQLITE_MISMATCH, SQLITE_TOOBIG, SQLITE_RANGE, SQLITE_SCHEMA:
      self = .statement
    default: self = .other
    }
  }
}

extension StorageFault.Constraint {
  /// The kind of constraint behind an extended result code.
  init(code: Int32) {
    switch code >> 8 {
    case 1: self = .check
    case 2: self = .commit
    case 3: self = .foreignKey
    case 5: self = .notNull
    case 6: self = .primaryKey
    case 7: self = .trigger
    case 8: self = .unique
    case 10: self = .rowID
    case 12: self = .dataType
    default: self = .other
    }
  }
}

extension StorageFault.StorageClass {
  /// The class behind SQLite's type code.
  init(code: Int32) {
    switch code {
    case SQLITE_INTEGER: self = .integer
    case SQLITE_FLOAT: self = .real
    case SQLITE_TEXT: self = .text
    case SQLITE_BLOB: self = .bytes
    default: self = .null
    }
  }
}

/// `SQLITE_READONLY_ROLLBACK`, whose macro is an expression that Swift does not import.
private let rollbackNeeded = SQLITE_READONLY | (3 << 8)
/// `SQLITE_READONLY_DBMOVED`, likewise.
private let movedAway = SQLITE_READONLY | (4 << 8)
/// `SQLITE_IOERR_NOMEM`, likewise.
private let outOfMemoryReading = SQLITE_IOERR | (12 << 8)
