/// A value that a parameter takes and a column gives back: exactly, or with a fault.
///
/// SQLite converts readily, a text to a number among them; here nothing is converted.
public protocol Storable {
  /// Binds the value to a parameter, counted from 1.
  func bind(to statement: Statement, at index: Int32) throws(StorageFault)
  /// Reads the value from a column, counted from 0, of the row that the cursor stands on.
  static func read(from cursor: borrowing Cursor, at column: Int) throws(StorageFault) -> Self
}

extension Int64: Storable {
  public func bind(to statement: Statement, at index: Int32) throws(StorageFault) {
    try statement.bind(integer: self, at: index)
  }

  public static func read(
    from cursor: borrowing Cursor, at column: Int
  ) throws(StorageFault) -> Int64 {
    try cursor.int(column)
  }
}

extension Int: Storable {
  public func bind(to statement: Statement, at index: Int32) throws(StorageFault) {
    try statement.bind(integer: Int64(self), at: index)
  }

  public static func read(
    from cursor: borrowing Cursor, at column: Int
  ) throws(StorageFault) -> Int {
    Int(try cursor.int(column))
  }
}

extension String: Storable {
  public func bind(to statement: Statement, at index: Int32) throws(StorageFault) {
    try statement.bind(text: self, at: index)
  }

  public static func read(
    from cursor: borrowing Cursor, at column: Int
  ) throws(StorageFault) -> String {
    try cursor.text(column)
  }
}

extension [UInt8]: Storable {
  public func bind(to statement: Statement, at index: Int32) throws(StorageFault) {
    try statement.bind(bytes: self, at: index)
  }

  public static func read(
    from cursor: borrowing Cursor, at column: Int
  ) throws(StorageFault) -> [UInt8] {
    try cursor.bytes(column)
  }
}

extension Optional: Storable where Wrapped: Storable {
  public func bind(to statement: Statement, at index: Int32) throws(StorageFault) {
    if let self {
      try self.bind(to: statement, at: index)
    } else {
      try statement.bindNull(at: index)
    }
  }

  public static func read(
    from cursor: borrowing Cursor, at column: Int
  ) throws(StorageFault) -> Wrapped? {
    cursor.isNull(column) ? nil : try Wrapped.read(from: cursor, at: column)
  }
}

/// A value whose class is known only when it is read, for comparing tables without naming columns.
///
/// Two texts are equal when their bytes are. There is no case for a number with a fraction: no book
/// holds one, and reading it is a fault.
public enum StoredValue: Sendable {
  case null
  case integer(Int64)
  case text(String)
  case bytes([UInt8])
}

extension StoredValue: Hashable {
  public static func == (left: StoredValue, right: StoredValue) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.integer(let left), .integer(let right)): left == right
    case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
    case (.bytes(let left), .bytes(let right)): left == right
    case (.null, _), (.integer, _), (.text, _), (.bytes, _): false
    }
  }

  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null: hasher.combine(0)
    case .integer(let value): hasher.combine(value)
    case .text(let value): for byte in value.utf8 { hasher.combine(byte) }
    case .bytes(let value): hasher.combine(value)
    }
  }
}

extension StoredValue: Storable {
  public func bind(to statement: Statement, at index: Int32) throws(StorageFault) {
    switch self {
    case .null: try statement.bindNull(at: index)
    case .integer(let value): try statement.bind(integer: value, at: index)
    case .text(let value): try statement.bind(text: value, at: index)
    case .bytes(let value): try statement.bind(bytes: value, at: index)
    }
  }

  public static func read(
    from cursor: borrowing Cursor, at column: Int
  ) throws(StorageFault) -> StoredValue {
    try cursor.value(column)
  }
}
