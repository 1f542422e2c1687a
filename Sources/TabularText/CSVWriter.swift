/// Writes tables that programs read back and spreadsheets do not run.
///
///     var csv = CSVWriter(header: ["account", "balance"])
///     csv.append(["5211", "12500"])
///     csv.text  // account,balance⏎5211,12500⏎
///
/// A cell that begins with `=`, `+`, `-`, `@`, a tab or a carriage return would run as a formula in
/// a spreadsheet; it is written behind an apostrophe, unless it is a plain number.
public struct CSVWriter: Sendable {
  /// UTF-8 without a byte order mark; lines end in LF.
  public private(set) var bytes: [UInt8] = []
  private let separator: Separator
  private let columns: Int

  public init(header: [String], separator: Separator = .comma) {
    self.separator = separator
    columns = header.count
    append(header)
  }

  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Appends a row.
  ///
  /// - Precondition: it has as many cells as the header.
  public mutating func append(_ cells: [String]) {
    precondition(cells.count == columns, "\(cells.count) cells under \(columns) columns")
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(separator.rawValue) }
      append(cell)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ cell: String) {
    let guarded = Self.runsAsFormula(cell) ? "'" + cell : cell
    let needsQuotes = guarded.utf8.contains {
      $0 == separator.rawValue || $0 == 0x22 || $0 == 0x0a || $0 == 0x0d
    }
    // A lone empty cell would be a blank line, which readers skip.
    guard needsQuotes || (columns == 1 && cell.isEmpty) else {
      bytes.append(contentsOf: guarded.utf8)
      return
    }
    bytes.append(UInt8(ascii: "\""))
    for byte in guarded.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func runsAsFormula(_ cell: String) -> Bool {
    guard let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
    return !isPlainNumber(cell.utf8)
  }

  /// A sign, digits, and at most one point or comma between digits.
  private static func isPlainNumber(_ text: String.UTF8View) -> Bool {
    let digits = text.drop { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "+") }
    guard text.count - digits.count <= 1 else { return false }
    let parts = digits.split(maxSplits: 1, omittingEmptySubsequences: false) {
      $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",")
    }
    return parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { (48...57).contains($0) }
    }
  }
}
