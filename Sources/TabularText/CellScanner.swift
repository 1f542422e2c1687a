/// One pass over the bytes of a table: where each row and each cell begins and ends.
///
/// Works on bytes, since separators, quotation marks and line ends are the same bytes in every
/// encoding read here. RFC 4180, and kinder in two points: lines may end in LF, CRLF or CR, and a
/// quotation mark inside an unquoted cell is a letter like others.
///
/// - Complexity: a constant number of steps per byte.
struct CellScanner {
  /// Offsets of one cell. `end` carries `hasDoubledQuotes` in its highest bit.
  struct Cell {
    let start: UInt32
    let end: UInt32
    static let hasDoubledQuotes: UInt32 = 1 << 31
  }

  struct RowBounds {
    let line: UInt32
    let start: UInt32
    let end: UInt32
    let firstCell: UInt32
    let cellCount: UInt32
  }

  private enum CellEnd { case separator, line }
  private static let roomBound = 1 << 22

  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private let limits: TableLimits
  private(set) var offset: Int
  private(set) var line: Int
  private(set) var cells: [Cell] = []
  private(set) var rows: [RowBounds] = []
  private(set) var blankRows = 0
  /// Rows by index that have text after a closing quotation mark, with its byte column.
  private(set) var textAfterQuote: [Int: Int] = [:]
  private var lineStart: Int
  private let expectedRows: Int
  private let expectedCells: Int
  private var isBlank = true

  /// - Parameters:
  ///   - rows: How many there will be, so that room is made once; a guess suffices.
  ///   - columns: Likewise of cells in a row.
  init(
    _ bytes: UnsafeBufferPointer<UInt8>, separator: UInt8, limits: TableLimits, from offset: Int,
    line: Int, rows: Int = 1, columns: Int = 1
  ) {
    self.bytes = bytes
    self.separator = separator
    self.limits = limits
    self.offset = offset
    self.line = line
    lineStart = offset
    expectedRows = rows
    expectedCells = columns
  }

  /// Scans all rows; rows without any text are counted and left out.
  ///
  /// - Throws: The first met of `nul`, `tooManyColumns`, `cellTooLong`, `tooManyRows`,
  ///   `quoteNotClosed`.
  ///
  /// A row whose quotation mark is not closed goes on in the next piece of the file, unless this is
  /// the last: it is left, and `offset` stays where it begins.
  mutating func scan(isLast: Bool = true) throws(TableError) {
    // No more room than a file of a usual size needs: a hostile one may announce anything.
    rows.reserveCapacity(min(expectedRows, Self.roomBound))
    cells.reserveCapacity(min(expectedRows * expectedCells, Self.roomBound))
    while offset < bytes.count {
      let (start, firstLine, firstCell) = (offset, line, cells.count)
      do throws(TableError) {
        try scanRow()
      } catch .quoteNotClosed where !isLast {
        cells.removeLast(cells.count - firstCell)
        textAfterQuote[rows.count] = nil
        (offset, line, lineStart) = (start, firstLine, start)
        return
      }
    }
  }

  /// Scans one row alone.
  mutating func scanHeader() throws(TableError) {
    while rows.isEmpty, offset < bytes.count { try scanRow() }
  }

  private mutating func scanRow() throws(TableError) {
    let (start, firstLine, firstCell) = (offset, line, cells.count)
    isBlank = true
    var end = start
    while true {
      guard cells.count - firstCell < limits.columns else {
        throw .tooManyColumns(line: firstLine, limit: limits.columns)
      }
      let cellEnd = try scanCell()
      end = offset
      if cellEnd == .line { break }
      offset += 1
    }
    skipLineEnd()
    guard !isBlank else {
      cells.removeLast(cells.count - firstCell)
      textAfterQuote[rows.count] = nil
      blankRows += 1
      return
    }
    // The header is a row too.
    guard rows.count <= limits.rows else { throw .tooManyRows(limit: limits.rows) }
    rows.append(
      RowBounds(
        line: UInt32(firstLine), start: UInt32(start), end: UInt32(end),
        firstCell: UInt32(firstCell), cellCount: UInt32(cells.count - firstCell)))
  }

  private mutating func scanCell() throws(TableError) -> CellEnd {
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") { return try scanQuotedCell() }
    let start = offset
    let cellEnd = try scanPlain(from: start)
    append(start, offset)
    return cellEnd
  }

  /// Goes on to the next separator or line end, and stays on it.
  private mutating func scanPlain(from start: Int) throws(TableError) -> CellEnd {
    let position = end(from: offset)
    offset = position
    if position < bytes.count, bytes[position] == 0 { throw .nul(at: place(position)) }
    if isBlank { isBlank = bytes[start..<position].allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    guard position - start <= limits.cell else {
      throw .cellTooLong(at: place(start), limit: limits.cell)
    }
    return position < bytes.count && bytes[position] == separator ? .separator : .line
  }

  /// The first separator, line end or nought from a byte on.
  private func end(from start: Int) -> Int {
    // Of its own, so that the loop looks at nothing else; nearly every byte is above all that ends a
    // cell.
    let (bytes, separator) = (bytes, separator)
    let highest = max(separator, UInt8(ascii: "\r"))
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte <= highest,
        byte == separator || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r") || byte == 0
      {
        break
      }
      position &+= 1
    }
    return position
  }

  private mutating func scanQuotedCell() throws(TableError) -> CellEnd {
    let opening = place(offset)
    let start = offset + 1
    var (position, hasDoubledQuotes) = (start, false)
    while true {
      guard position < bytes.count else { throw .quoteNotClosed(at: opening) }
      guard position - start <= limits.cell else {
        throw .cellTooLong(at: opening, limit: limits.cell)
      }
      let byte = bytes[position]
      guard byte != 0 else { throw .nul(at: place(position)) }
      if byte == UInt8(ascii: "\"") {
        guard position + 1 < bytes.count, bytes[position + 1] == byte else { break }
        hasDoubledQuotes = true
        position += 1
      } else if byte == UInt8(ascii: "\n") || isLoneReturn(position) {
        (line, lineStart) = (line + 1, position + 1)
      }
      position += 1
    }
    if position > start { isBlank = false }
    append(start, position, hasDoubledQuotes: hasDoubledQuotes)
    offset = position + 1
    let after = offset
    let cellEnd = try scanPlain(from: after)
    if (after..<offset).contains(where: { bytes[$0] != UInt8(ascii: " ") }) {
      textAfterQuote[rows.count] = after - lineStart + 1
    }
    return cellEnd
  }

  private mutating func append(_ start: Int, _ end: Int, hasDoubledQuotes: Bool = false) {
    let mark = hasDoubledQuotes ? Cell.hasDoubledQuotes : 0
    cells.append(Cell(start: UInt32(start), end: UInt32(end) | mark))
  }

  private mutating func skipLineEnd() {
    guard offset < bytes.count else { return }
    let isPair =
      bytes[offset] == UInt8(ascii: "\r") && offset + 1 < bytes.count
      && bytes[offset + 1] == UInt8(ascii: "\n")
    offset += isPair ? 2 : 1
    line += 1
    lineStart = offset
  }

  private func isLoneReturn(_ position: Int) -> Bool {
    bytes[position] == UInt8(ascii: "\r")
      && !(position + 1 < bytes.count && bytes[position + 1] == UInt8(ascii: "\n"))
  }

  private func place(_ position: Int) -> TextPlace {
    TextPlace(line: line, column: position - lineStart + 1)
  }
}
