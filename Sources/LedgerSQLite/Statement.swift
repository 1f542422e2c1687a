import CSQLite

/// A prepared statement, to be run many times with other values.
///
/// `Connection.run`, `rows` and the like keep statements by their text; prepare one by hand for a loop
/// of thousands, which spares looking the text up.
public final class Statement {
  /// The text, with its parameters unbound.
  public let sql: String
  let pointer: OpaquePointer
  let database: DatabaseHandle
  /// Whether a cursor still stands on a row of it.
  var isBusy = false
  private let parameterCount: Int32
  private let isReader: Bool

  init(_ sql: String, on database: DatabaseHandle) throws(StorageFault) {
    var pointer: OpaquePointer?
    let flags = UInt32(SQLITE_PREPARE_PERSISTENT)
    let code = sqlite3_prepare_v3(database.pointer, sql, -1, flags, &pointer, nil)
    guard code == SQLITE_OK else { throw database.fault(code, sql: sql) }
    guard let pointer else { throw StorageFault(.statement, message: "empty", sql: sql) }
    self.sql = sql
    self.pointer = pointer
    self.database = database
    self.parameterCount = sqlite3_bind_parameter_count(pointer)
    self.isReader = sqlite3_stmt_readonly(pointer) != 0
  }

  deinit {
    sqlite3_finalize(pointer)
  }

  /// Runs the statement and gives the number of rows that it inserted, updated or deleted itself;
  /// rows touched by its triggers do not count.
  @discardableResult
  public func run<each Value: Storable>(
    _ values: repeat each Value
  ) throws(StorageFault) -> Int {
    try begin()
    defer { end() }
    try bind(repeat each values)
    return try finish()
  }

  /// Runs the statement with as many values as the list holds.
  @discardableResult
  public func run(values: [StoredValue]) throws(StorageFault) -> Int {
    try begin()
    defer { end() }
    try bind(values)
    return try finish()
  }

  /// Runs an INSERT of one row, and faults with `rowsChanged` where the row is not there afterwards:
  /// a trigger that says `RAISE(IGNORE)` drops it without a word.
  public func insert<each Value: Storable>(
    _ values: repeat each Value
  ) throws(StorageFault) {
    let found = try run(repeat each values)
    guard found == 1 else {
      throw StorageFault(.rowsChanged(expected: 1, found: found), sql: sql)
    }
  }

  /// The rows of the statement, one after the other.
  public func rows<each Value: Storable>(
    _ values: repeat each Value
  ) throws(StorageFault) -> Cursor {
    try begin()
    do throws(StorageFault) {
      try bind(repeat each values)
    } catch {
      end()
      throw error
    }
    return Cursor(self)
  }

  /// The rows of the statement, with as many values as the list holds.
  public func rows(values: [StoredValue]) throws(StorageFault) -> Cursor {
    try begin()
    do throws(StorageFault) {
      try bind(values)
    } catch {
      end()
      throw error
    }
    return Cursor(self)
  }
}

// MARK: - Running

extension Statement {
  /// Takes the statement, and faults where it may not begin.
  private func begin() throws(StorageFault) {
    guard !isBusy else {
      throw StorageFault(.statementInUse, sql: sql)
    }
    if !isReader { try database.beginWrite(sql) }
    isBusy = true
  }

  /// Gives the statement back: no lock and no copy of a value stays with it.
  func end() {
    sqlite3_reset(pointer)
    sqlite3_clear_bindings(pointer)
    isBusy = false
  }

  /// Moves on to the next row; no where there is none.
  func step() throws(StorageFault) -> Bool {
    let code = sqlite3_step(pointer)
    switch code {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    default: throw database.fault(code, sql: sql)
    }
  }

  private func finish() throws(StorageFault) -> Int {
    while try step() {}
    return isReader ? 0 : Int(sqlite3_changes64(database.pointer))
  }
}

// MARK: - Values

extension Statement {
  private func bind<each Value: Storable>(
    _ values: repeat each Value
  ) throws(StorageFault) {
    var index: Int32 = 0
    repeat try bindNext(each values, &index)
    guard index == parameterCount else { throw miscounted(index) }
  }

  private func bindNext(_ value: some Storable, _ index: inout Int32) throws(StorageFault) {
    index += 1
    // Those too many are counted to the end, for the fault.
    if index <= parameterCount { try value.bind(to: self, at: index) }
  }

  private func bind(_ values: [StoredValue]) throws(StorageFault) {
    guard values.count == Int(parameterCount) else { throw miscounted(Int32(values.count)) }
    var index: Int32 = 0
    for value in values {
      index += 1
      try value.bind(to: self, at: index)
    }
  }

  private func miscounted(_ found: Int32) -> StorageFault {
    StorageFault(.parameters(expected: Int(parameterCount), found: Int(found)), sql: sql)
  }

  /// Binds a whole number to a parameter, counted from 1.
  public func bind(integer value: Int64, at index: Int32) throws(StorageFault) {
    try bound(sqlite3_bind_int64(pointer, index, value))
  }

  /// Binds a text, byte for byte as it is.
  public func bind(text value: String, at index: Int32) throws(StorageFault) {
    var value = value
    let code = value.withUTF8 { bytes in
      guard let start = bytes.baseAddress, !bytes.isEmpty else {
        return sqlite3_bind_text(pointer, index, "", 0, nafa_sqlite3_transient())
      }
      return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) { characters in
        sqlite3_bind_text64(
          pointer, index, characters, UInt64(bytes.count), nafa_sqlite3_transient(),
          UInt8(SQLITE_UTF8))
      }
    }
    try bound(code)
  }

  /// Binds bytes; none at all are an empty value and not the absence of one.
  public func bind(bytes value: [UInt8], at index: Int32) throws(StorageFault) {
    let code = value.withUnsafeBytes { bytes in
      bytes.isEmpty
        ? sqlite3_bind_zeroblob(pointer, index, 0)
        : sqlite3_bind_blob64(
          pointer, index, bytes.baseAddress, UInt64(bytes.count), nafa_sqlite3_transient())
    }
    try bound(code)
  }

  /// Binds the absence of a value.
  public func bindNull(at index: Int32) throws(StorageFault) {
    try bound(sqlite3_bind_null(pointer, index))
  }

  @inline(__always)
  private func bound(_ code: Int32) throws(StorageFault) {
    guard code == SQLITE_OK else { throw database.fault(code, sql: sql) }
  }
}
