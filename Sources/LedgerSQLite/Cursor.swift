import CSQLite

/// A place in the rows of a statement, to be moved on with `next`.
///
///     var postings = try book.rows("SELECT account, amount FROM posting WHERE record = ?", 7)
///     while try postings.next() {
///       total += try postings.int(1)
///     }
///
/// Reads are exact: a column of another class, or of text that is not UTF-8, is a fault and never
/// converted. Columns count from 0. The statement is free for others when the cursor is gone.
public struct Cursor: ~Copyable {
  private let statement: Statement
  private let pointer: OpaquePointer
  private var isDone = false

  init(_ statement: Statement) {
    self.statement = statement
    self.pointer = statement.pointer
  }

  deinit {
    statement.end()
  }

  /// Moves to the next row, at first to the first; no where there is none.
  public mutating func next() throws(StorageFault) -> Bool {
    guard !isDone else { return false }
    isDone = true
    guard try statement.step() else { return false }
    isDone = false
    return true
  }

  /// The number of columns of each row.
  public var columnCount: Int { Int(sqlite3_column_count(pointer)) }

  /// Whether the column holds nothing.
  public func isNull(_ column: Int) -> Bool {
    sqlite3_column_type(pointer, Int32(column)) == SQLITE_NULL
  }

  /// The whole number in the column.
  public func int(_ column: Int) throws(StorageFault) -> Int64 {
    try check(column, is: SQLITE_INTEGER)
    return sqlite3_column_int64(pointer, Int32(column))
  }

  /// The whole number in the column, or nothing.
  public func intOrNil(_ column: Int) throws(StorageFault) -> Int64? {
    isNull(column) ? nil : try int(column)
  }

  /// The text in the column.
  public func text(_ column: Int) throws(StorageFault) -> String {
    try check(column, is: SQLITE_TEXT)
    guard let text = String(validating: buffer(column), as: UTF8.self) else {
      throw StorageFault(.notUTF8(column: name(column)), sql: statement.sql)
    }
    return text
  }

  /// The text in the column, or nothing.
  public func textOrNil(_ column: Int) throws(StorageFault) -> String? {
    isNull(column) ? nil : try text(column)
  }

  /// The bytes in the column.
  public func bytes(_ column: Int) throws(StorageFault) -> [UInt8] {
    try check(column, is: SQLITE_BLOB)
    return Array(buffer(column))
  }

  /// Reads the bytes of the text in the column where they lie, without a copy and without asking
  /// whether they are UTF-8.
  public func withTextBytes<Result>(
    _ column: Int, _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) throws(StorageFault) -> Result {
    try check(column, is: SQLITE_TEXT)
    return body(buffer(column))
  }

  /// The value in the column, whatever its class is.
  public func value(_ column: Int) throws(StorageFault) -> StoredValue {
    switch sqlite3_column_type(pointer, Int32(column)) {
    case SQLITE_INTEGER: .integer(try int(column))
    case SQLITE_TEXT: .text(try text(column))
    case SQLITE_BLOB: .bytes(try bytes(column))
    case SQLITE_NULL: .null
    default: throw wrongType(column, expected: .integer)
    }
  }
}

extension Cursor {
  @inline(__always)
  private func check(_ column: Int, is type: Int32) throws(StorageFault) {
    guard sqlite3_column_type(pointer, Int32(column)) == type else {
      throw wrongType(column, expected: StorageFault.StorageClass(code: type))
    }
  }

  /// The bytes of a text or of bytes; valid until the cursor moves on.
  @inline(__always)
  private func buffer(_ column: Int) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_blob(pointer, Int32(column))
    let count = Int(sqlite3_column_bytes(pointer, Int32(column)))
    return UnsafeBufferPointer(
      start: start?.assumingMemoryBound(to: UInt8.self), count: start == nil ? 0 : count)
  }

  private func name(_ column: Int) -> String {
    sqlite3_column_name(pointer, Int32(column)).map { String(cString: $0) } ?? "\(column)"
  }

  private func wrongType(_ column: Int, expected: StorageFault.StorageClass) -> StorageFault {
    let found = StorageFault.StorageClass(code: sqlite3_column_type(pointer, Int32(column)))
    return StorageFault(
      .wrongType(column: name(column), expected: expected, found: found), sql: statement.sql)
  }
}
