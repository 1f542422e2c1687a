/// What all rows of a table share; one object, so that a row is two words.
@usableFromInline
final class TableStorage: Sendable {
  let bytes: [UInt8]
  let encoding: TextEncoding
  let separator: Separator
  let header: Header
  let headerLine: Int
  let blankRows: Int
  /// Offset in the file of the first of the bytes.
  let origin: Int
  /// Index of the first row after the header.
  let firstRow: Int
  let cells: [CellScanner.Cell]
  let rows: [CellScanner.RowBounds]
  let faults: [Int: RowFault]
  let normalize: @Sendable (String) -> String

  init(
    bytes: [UInt8], origin: Int, hasHeader: Bool, encoding: TextEncoding, separator: Separator,
    header: Header, headerLine: Int, scanner: CellScanner,
    normalize: @escaping @Sendable (String) -> String
  ) {
    self.origin = origin
    firstRow = hasHeader ? 1 : 0
    self.bytes = bytes
    self.encoding = encoding
    self.separator = separator
    self.header = header
    self.headerLine = headerLine
    self.normalize = normalize
    blankRows = scanner.blankRows
    cells = scanner.cells
    rows = scanner.rows
    faults = Self.faults(in: scanner, from: firstRow, expecting: header.names.count)
  }

  /// Empty cells beyond the header's last column lose nothing and are no fault.
  private static func faults(
    in scanner: CellScanner, from first: Int, expecting expected: Int
  ) -> [Int: RowFault] {
    var faults: [Int: RowFault] = [:]
    let mayHaveTextAfterQuote = !scanner.textAfterQuote.isEmpty
    for index in scanner.rows.indices.dropFirst(first) {
      let row = scanner.rows[index]
      let found = Int(row.cellCount)
      guard found != expected || mayHaveTextAfterQuote else { continue }
      if let column = scanner.textAfterQuote[index] {
        faults[index] = .textAfterQuote(column: column)
      } else if found < expected {
        faults[index] = .cells(found: found, expected: expected)
      } else if found > expected {
        let extra = scanner.cells[Int(row.firstCell) + expected..<Int(row.firstCell) + found]
        guard extra.contains(where: { !$0.range.isEmpty }) else { continue }
        faults[index] = .cells(found: found, expected: expected)
      }
    }
    return faults
  }
}

extension CellScanner.Cell {
  var range: Range<Int> { Int(start)..<Int(end & ~Self.hasDoubledQuotes) }
}

extension TextEncoding {
  /// The text of a cell, doubled quotation marks made single.
  func cellText(_ bytes: [UInt8], _ cell: CellScanner.Cell) -> String {
    guard cell.end & CellScanner.Cell.hasDoubledQuotes != 0 else { return text(bytes[cell.range]) }
    var content: [UInt8] = []
    var isSecond = false
    for byte in bytes[cell.range] {
      let isQuote = byte == UInt8(ascii: "\"")
      if isQuote && isSecond {
        isSecond = false
      } else {
        content.append(byte)
        isSecond = isQuote
      }
    }
    return text(content)
  }
}

extension String {
  /// Without spaces, tabs and no-break spaces at either end.
  func trimmingBlanks() -> String {
    let isBlank = { (scalar: Unicode.Scalar) in
      scalar == " " || scalar == "\t" || scalar == "\u{a0}" || scalar == "\u{202f}"
    }
    guard let first = unicodeScalars.first, let last = unicodeScalars.last,
      isBlank(first) || isBlank(last)
    else { return self }
    guard let start = unicodeScalars.firstIndex(where: { !isBlank($0) }),
      let end = unicodeScalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(unicodeScalars[start...end])
  }
}
