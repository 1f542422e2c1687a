/// Finds the line of a file that names the columns, and what separates them.
struct HeaderSearch {
  struct Place {
    let line: Int
    let start: Int
    let separator: Separator
    let names: [String]
  }

  /// Bytes looked at in search of a header; a header is a line, not a file.
  private static let bound = 1 << 20

  private let bytes: [UInt8]
  private let encoding: TextEncoding
  private let limits: TableLimits

  init(_ bytes: [UInt8], encoding: TextEncoding, limits: TableLimits) {
    self.bytes = bytes
    self.encoding = encoding
    self.limits = limits
  }

  /// The first line that has every required column, else the first line that has text.
  ///
  /// - Throws: `empty`, or what `CellScanner` refuses in the header.
  func header(for format: TableFormat, from start: Int) throws(TableError) -> Place {
    let lines = try places(from: start, atMost: format.preamble + 1)
    let named = lines.first { (try? Header($0.names, columns: format.columns)) != nil }
    return named ?? lines[0]
  }

  /// The first lines that have text, each as a header it may be; at least one.
  ///
  /// - Throws: `empty`, or what `CellScanner` refuses in all of them.
  func places(from start: Int, atMost bound: Int) throws(TableError) -> [Place] {
    var (offset, line) = (start, 1)
    var places: [Place] = []
    var (looked, refusal) = (0, TableError?.none)
    while offset < bytes.count, offset - start < Self.bound, looked < bound {
      let end = lineEnd(from: offset)
      let content = bytes[offset..<end]
      if let separator = announced(content), looked == 0 {
        return [try place(line + 1, afterLineEnd(end), separator)]
      }
      if content.contains(where: { $0 > 0x20 }) {
        looked += 1
        do throws(TableError) {
          places.append(try place(line, offset, .mostFrequent(in: content)))
        } catch {
          // Free text before the header need not be well quoted.
          refusal = refusal ?? error
        }
      }
      offset = afterLineEnd(end)
      line += 1
    }
    guard places.isEmpty else { return places }
    throw refusal ?? .empty
  }

  /// `sep=;`, the line by which spreadsheets announce a separator.
  private func announced(_ line: ArraySlice<UInt8>) -> Separator? {
    guard line.count == 5, line.starts(with: "sep=".utf8), let last = line.last else { return nil }
    return Separator(rawValue: last)
  }

  private func place(
    _ line: Int, _ start: Int, _ separator: Separator
  ) throws(TableError) -> Place {
    var one = limits
    one.rows = 0
    let rest = try bytes.withUnsafeBufferPointer { (all) throws(TableError) in
      var scanner = CellScanner(
        all, separator: separator.rawValue, limits: one, from: start, line: line)
      try scanner.scanHeader()
      return scanner
    }
    let names = rest.cells.map { cell in
      encoding.cellText(bytes, cell).trimmingBlanks()
    }
    return Place(line: line, start: start, separator: separator, names: names)
  }

  private func lineEnd(from offset: Int) -> Int {
    bytes[offset...].firstIndex { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
      ?? bytes.count
  }

  private func afterLineEnd(_ end: Int) -> Int {
    guard end < bytes.count else { return end }
    let isPair =
      bytes[end] == UInt8(ascii: "\r") && end + 1 < bytes.count
      && bytes[end + 1] == UInt8(ascii: "\n")
    return end + (isPair ? 2 : 1)
  }
}
