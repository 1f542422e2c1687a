import CSQLite
import Glibc

/// An open SQLite file, with every guard that a connection can have.
///
///     let book = try Connection(.readWriteExisting("sikoro.nafa"), timeout: 2_000)
///     try book.transaction { () throws(StorageFault) in
///       try book.insert("INSERT INTO fund(code) VALUES (?)", "SOL")
///     }
///
/// One process has one connection to a file, and one thread: it is not `Sendable`. Reading the file
/// by other means while it is open would drop its locks; use `backup`.
///
/// The file is closed when the connection, its statements and its cursors are gone.
public final class Connection {
  /// What is opened, and for what.
  public enum Mode: Hashable, Sendable {
    /// A file that is there, for reading and writing; a write that was cut short is undone.
    case readWriteExisting(String)
    /// A new file, that nobody else on the machine may read.
    case create(String)
    /// A file that is there, for reading only; it is not touched.
    case readOnly(String)
    /// A private database that is gone with the connection.
    case memory
  }

  public let mode: Mode
  let database: DatabaseHandle
  var statements: [String: Statement] = [:]

  /// Opens the file, sets every setting and reads it back, and looks whether it is a database.
  ///
  /// - Parameters:
  ///   - timeout: How long to wait for another program that holds the file, in milliseconds.
  ///   - policy: What the connection allows; a new file needs `lifting` to be given its tables.
  /// - Throws: The first of `libraryTooOld`, `alreadyExists`, `cantOpen`, `readOnly`, `setting`,
  ///   `hotJournal`, `locked`, `notADatabase`, `corrupt` that holds.
  public convenience init(
    _ mode: Mode, timeout: Int = 5_000, policy: GuardPolicy = .appendOnly
  ) throws(StorageFault) {
    try self.init(
      mode, settings: Setting.required(for: mode, timeout: timeout), switches: Switch.required,
      policy: policy)
  }

  /// Opens the file with settings of the caller's choice, to show that each is read back.
  package init(
    _ mode: Mode, settings: [Setting], switches: [Switch], policy: GuardPolicy = .appendOnly
  ) throws(StorageFault) {
    if case .create(let path) = mode { try DatabaseHandle.makeEmptyFile(path) }
    do throws(StorageFault) {
      let database = try DatabaseHandle.open(mode)
      for wanted in switches { try database.apply(wanted) }
      for setting in settings { try database.apply(setting) }
      // Reads the schema: what is not a database shows here, and a hot journal.
      try database.execute("SELECT 1 FROM sqlite_schema LIMIT 1")
      database.install(policy)
      self.mode = mode
      self.database = database
    } catch {
      if case .create(let path) = mode { unlink(path) }
      throw error
    }
  }

  /// The version of the SQLite library in use, such as `3.40.1`.
  public static var libraryVersion: String { String(cString: sqlite3_libversion()) }

  /// Whether a transaction is open.
  public var isInTransaction: Bool { !database.isAutocommitting }

  /// The key that the last INSERT into a table with one gave to its row.
  public var lastInsertedKey: Int64 { sqlite3_last_insert_rowid(database.pointer) }
}

extension DatabaseHandle {
  /// Opens the file without any setting.
  fileprivate static func open(_ mode: Connection.Mode) throws(StorageFault) -> DatabaseHandle {
    guard sqlite3_libversion_number() >= 3_037_000 else {
      throw StorageFault(.libraryTooOld(found: sqlite3_libversion_number()))
    }
    var pointer: OpaquePointer?
    let path = try path(of: mode)
    guard !isDirectory(path) else { throw StorageFault(.cantOpen) }
    let code = sqlite3_open_v2(path, &pointer, flags(of: mode), nil)
    guard let pointer else { throw StorageFault(.outOfMemory, code: code) }
    let database = DatabaseHandle(pointer)
    guard code == SQLITE_OK else { throw database.fault(code) }
    sqlite3_extended_result_codes(pointer, 1)
    // SQLite opens what it may not write for reading, without a word.
    switch mode {
    case .readWriteExisting, .create:
      guard sqlite3_db_readonly(pointer, "main") == 0 else { throw StorageFault(.readOnly) }
    case .readOnly, .memory: break
    }
    return database
  }

  /// SQLite opens a directory, and its first reading then looks like a failing disk.
  private static func isDirectory(_ path: String) -> Bool {
    var information = stat()
    return stat(path, &information) == 0 && information.st_mode & S_IFMT == S_IFDIR
  }

  private static func flags(of mode: Connection.Mode) -> Int32 {
    let threading = SQLITE_OPEN_NOMUTEX
    return switch mode {
    case .readWriteExisting, .create: SQLITE_OPEN_READWRITE | threading
    case .readOnly: SQLITE_OPEN_READONLY | threading
    case .memory: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY | threading
    }
  }

  /// The path in the form that SQLite takes for nothing but a path.
  private static func path(of mode: Connection.Mode) throws(StorageFault) -> String {
    switch mode {
    case .readWriteExisting(let path), .create(let path), .readOnly(let path): try plain(path)
    case .memory: ":memory:"
    }
  }

  /// Debian's library takes `file:x?immutable=1` for a URI, and every library `:memory:` and an empty
  /// name for databases that are gone at the end.
  private static func plain(_ path: String) throws(StorageFault) -> String {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw StorageFault(.cantOpen) }
    return path.utf8.first == UInt8(ascii: "/") ? path : "./" + path
  }

  fileprivate static func makeEmptyFile(_ path: String) throws(StorageFault) {
    let descriptor = Glibc.open(try plain(path), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      switch errno {
      case EEXIST: throw StorageFault(.alreadyExists)
      case ENOSPC, EDQUOT: throw StorageFault(.full)
      case EROFS: throw StorageFault(.readOnly)
      default: throw StorageFault(.cantOpen)
      }
    }
    close(descriptor)
  }
}
