/// A CSV file: a header, and rows that know their line and bytes in the file.
///
///     let table = try Table.read(bytes, as: TableFormat(columns: [Column("day", "jour")]))
///     for row in table.rows { row["day"] }
///
/// Reading keeps the file's bytes and the places of cells in them; a cell becomes text when it is
/// asked for. What a cell means is not known here.
public struct Table: Sendable {
  let storage: TableStorage

  public var header: Header { storage.header }
  public var encoding: TextEncoding { storage.encoding }
  public var separator: Separator { storage.separator }
  /// Line of the header, counted from 1.
  public var headerLine: Int { storage.headerLine }
  /// Rows that hold nothing but separators and blanks; they are not among the others.
  public var blankRows: Int { storage.blankRows }

  /// Every row after the header, those with a fault too.
  public var everyRow: Rows {
    Rows(storage: storage, indices: min(storage.firstRow, storage.rows.count)..<storage.rows.count)
  }

  /// The rows that have as many cells as the header.
  public var rows: [Row] { everyRow.filter { $0.fault == nil } }

  /// The rows left out of `rows`; each says why.
  public var refusedRows: [Row] {
    storage.faults.keys.sorted().map { Row(storage: storage, index: $0) }
  }

  /// Reads a whole file.
  ///
  /// - Parameters:
  ///   - normalize: Brings a text that is not ASCII into Unicode's form NFC.
  /// - Throws: `TableError`, by its precedence. Rows with a fault do not throw; see `refusedRows`.
  /// - Complexity: a constant number of steps per byte.
  public static func read(
    _ bytes: [UInt8], as format: TableFormat,
    normalize: @escaping @Sendable (String) -> String = { $0 }
  ) throws(TableError) -> Table {
    var reader = try TableReader(head: bytes, as: format, normalize: normalize)
    return try reader.rows(in: bytes, isLast: true).table
  }
}

extension Table {
  /// The cells of the first lines that have text, to learn what kind of table a file is.
  ///
  /// - Throws: What `read(_:as:normalize:)` throws before it looks for columns.
  public static func firstLines(
    of bytes: [UInt8], atMost bound: Int, encoding: TextEncoding? = nil,
    limits: TableLimits = TableLimits(), normalize: (String) -> String = { $0 }
  ) throws(TableError) -> [[String]] {
    let start = try textStart(of: bytes, limits)
    if encoding == nil, let fault = TextEncoding.utf8.firstFault(in: bytes[...]) {
      throw .notUTF8(at: TextPlace(offset: fault, in: bytes))
    }
    return try HeaderSearch(bytes, encoding: encoding ?? .utf8, limits: limits)
      .places(from: start, atMost: bound).map { $0.names.map(normalize) }
  }

  /// Where text begins: after a byte order mark.
  static func textStart(of bytes: [UInt8], _ limits: TableLimits) throws(TableError) -> Int {
    guard bytes.count <= limits.file else {
      throw .tooLarge(bytes: bytes.count, limit: limits.file)
    }
    if TextEncoding.marked(bytes) != nil { throw .utf16 }
    let start = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    guard bytes[start...].contains(where: { $0 > 0x20 || $0 == 0 }) else { throw .empty }
    if Self.lowest(of: bytes) == 0, let nul = bytes.firstIndex(of: 0) {
      throw .nul(at: TextPlace(offset: nul, in: bytes))
    }
    return start
  }

  /// A loop without a way out of it, which compilers make into many bytes a step.
  private static func lowest(of bytes: [UInt8]) -> UInt8 {
    bytes.withUnsafeBufferPointer { bytes in
      var lowest = UInt8.max
      for byte in bytes { lowest = min(lowest, byte) }
      return lowest
    }
  }

  /// UTF-8; else the legacy encoding that makes most words of the header, where that is allowed.
  static func encoding(
    of bytes: [UInt8], from start: Int, _ format: TableFormat
  ) throws(TableError) -> TextEncoding {
    guard let fault = TextEncoding.utf8.firstFault(in: bytes[...]) else { return .utf8 }
    var best: (columns: Int, encoding: TextEncoding)? = nil
    for encoding in format.allowsLegacy ? TextEncoding.candidates(for: bytes) : [] {
      let place = try HeaderSearch(bytes, encoding: encoding, limits: format.limits)
        .header(for: format, from: start)
      guard let header = try? Header(place.names, columns: format.columns) else { continue }
      if header.positions.count > best?.columns ?? 0 { best = (header.positions.count, encoding) }
    }
    guard let best else { throw .notUTF8(at: TextPlace(offset: fault, in: bytes)) }
    return best.encoding
  }
}

extension TextPlace {
  /// The place of a byte of a file, or of a piece that begins on a later line; costs a pass over
  /// what stands before it.
  init(offset: Int, in bytes: [UInt8], line first: Int = 1) {
    var (line, lineStart) = (first, bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0)
    for index in 0..<offset {
      let isLineEnd =
        bytes[index] == UInt8(ascii: "\n")
        || (bytes[index] == UInt8(ascii: "\r")
          && !(index + 1 < bytes.count && bytes[index + 1] == UInt8(ascii: "\n")))
      if isLineEnd { (line, lineStart) = (line + 1, index + 1) }
    }
    self.init(line: line, column: offset - lineStart + 1)
  }
}
