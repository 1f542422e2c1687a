/// A row of a table: its cells, its line, and its bytes in the file.
public struct Row: Sendable {
  @usableFromInline let storage: TableStorage
  @usableFromInline let index: Int

  @usableFromInline init(storage: TableStorage, index: Int) {
    self.storage = storage
    self.index = index
  }

  private var bounds: CellScanner.RowBounds { storage.rows[index] }

  /// Line of the file on which the row begins, counted from 1; the header has a line too.
  public var line: Int { Int(bounds.line) }
  /// Where the row's bytes are in the file, without its line end.
  public var byteRange: Range<Int> {
    storage.origin + Int(bounds.start)..<storage.origin + Int(bounds.end)
  }
  public var cellCount: Int { Int(bounds.cellCount) }
  /// Why the row is not to be taken as it stands, if so.
  public var fault: RowFault? { storage.faults.isEmpty ? nil : storage.faults[index] }

  /// The text of an asked column, without blanks around it; empty where an optional column is not
  /// in the file.
  ///
  /// - Precondition: the column is one of those asked for.
  public subscript(column: String) -> String {
    guard let position = storage.header.position(of: column) else { return "" }
    return self[position]
  }

  /// The text of a cell by position, without blanks around it; empty where the row is shorter.
  public subscript(position: Int) -> String {
    guard position < cellCount else { return "" }
    if let plain = plainText(at: position) { return plain }
    let text = storage.encoding.cellText(storage.bytes, cell(position)).trimmingBlanks()
    return text.utf8.allSatisfy { $0 < 0x80 } ? text : storage.normalize(text)
  }

  /// The bytes of a cell as they stand in the file between quotation marks, if any.
  public func bytes(at position: Int) -> ArraySlice<UInt8> {
    guard position < cellCount else { return [] }
    return storage.bytes[cell(position).range]
  }

  /// Whether a column was asked for and is in the file.
  public func has(_ column: String) -> Bool { storage.header.positions[column] != nil }

  /// Where an asked column of this row stands, for a refusal.
  public func place(of column: String) -> CellPlace {
    let position = storage.header.position(of: column)
    return CellPlace(
      line: line, column: position.map { $0 + 1 },
      name: position.map { storage.header.names[$0] } ?? column)
  }

  func cell(_ position: Int) -> CellScanner.Cell {
    storage.cells[Int(bounds.firstCell) + position]
  }
}

/// A cell of a file as a person finds it: the line, and the column by number and name.
public struct CellPlace: Hashable, Sendable {
  public let line: Int
  /// Counted from 1; nothing where the file lacks the column.
  public let column: Int?
  /// As the file writes it.
  public let name: String

  public init(line: Int, column: Int?, name: String) {
    self.line = line
    self.column = column
    self.name = name
  }
}

/// Rows of a table in the file's order.
///
/// What is inlinable makes a loop over rows a plain loop in whatever module it stands.
public struct Rows: RandomAccessCollection, Sendable {
  @usableFromInline let storage: TableStorage
  public let indices: Range<Int>

  @inlinable public var startIndex: Int { indices.lowerBound }
  @inlinable public var endIndex: Int { indices.upperBound }
  @inlinable public subscript(index: Int) -> Row { Row(storage: storage, index: index) }
}
