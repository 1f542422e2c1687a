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

  private static let roomBound = 1 << 22

  private let bytes: UnsafeBufferPointer<UInt8>
  private let separator: UInt8
  private var ends: CellEnds
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
    ends = CellEnds(bytes, separator: separator, from: offset)
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
    while true {
      guard cells.count - firstCell < limits.columns else {
        throw .tooManyColumns(line: firstLine, limit: limits.columns)
      }
      if offset < bytes.count, bytes[offset] == UInt8(ascii: "\"") {
        try scanQuotedCell()
      } else {
        try scanPlainCell()
      }
      guard offset < bytes.count, bytes[offset] == separator else { break }
      offset += 1
    }
    let end = offset
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
        line: UInt32(truncatingIfNeeded: firstLine), start: UInt32(truncatingIfNeeded: start),
        end: UInt32(truncatingIfNeeded: end), firstCell: UInt32(truncatingIfNeeded: firstCell),
        cellCount: UInt32(truncatingIfNeeded: cells.count - firstCell)))
  }

  @inline(__always)
  private mutating func scanPlainCell() throws(TableError) {
    let start = offset
    try scanPlain(from: start)
    append(start, offset)
  }

  /// Goes on to the next separator or line end, and stays on it.
  @inline(__always)
  private mutating func scanPlain(from start: Int) throws(TableError) {
    let position = ends.next(from: start)
    offset = position
    if position < bytes.count, bytes[position] == 0 { throw .nul(at: place(position)) }
    if isBlank { isBlank = bytes[start..<position].allSatisfy { $0 == 0x20 || $0 == 0x09 } }
    guard position &- start <= limits.cell else {
      throw .cellTooLong(at: place(start), limit: limits.cell)
    }
  }

  private mutating func scanQuotedCell() throws(TableError) {
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
    try scanPlain(from: after)
    if (after..<offset).contains(where: { bytes[$0] != UInt8(ascii: " ") }) {
      textAfterQuote[rows.count] = after - lineStart + 1
    }
  }

  private mutating func append(_ start: Int, _ end: Int, hasDoubledQuotes: Bool = false) {
    let mark = hasDoubledQuotes ? Cell.hasDoubledQuotes : 0
    cells.append(
      Cell(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end) | mark))
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
