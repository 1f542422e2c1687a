/// Reads a table piece by piece, in memory that does not grow with the file: its header first, then
/// the whole rows of each piece.
public struct TableReader: Sendable {
  public let header: Header
  public let separator: Separator
  /// Line of the header, counted from 1.
  public let headerLine: Int
  public var encoding: TextEncoding { watch.encoding }
  private let limits: TableLimits
  private let normalize: @Sendable (String) -> String
  private var watch: EncodingWatch
  /// Bytes before the header, which only the first piece has.
  private var skipped: Int
  private var line: Int
  private var origin = 0
  private var isFirst = true
  /// How many rows the piece before had.
  private var usualRows = 0

  /// Finds the header.
  ///
  /// - Parameters:
  ///   - head: The first bytes of the file, up to the end of a line, or all of them.
  ///   - encoding: The encoding, where it is known; else UTF-8, or where the format allows it the
  ///     legacy encoding that makes the words of the header.
  /// - Throws: `TableError`, by its precedence.
  public init(
    head: [UInt8], as format: TableFormat, encoding: TextEncoding? = nil,
    normalize: @escaping @Sendable (String) -> String = { $0 }
  ) throws(TableError) {
    let start = try Table.textStart(of: head, format.limits)
    var known = encoding
    if known == nil { known = try Table.encoding(of: head, from: start, format) }
    let encoding = known ?? .utf8
    let place = try HeaderSearch(head, encoding: encoding, limits: format.limits)
      .header(for: format, from: start)
    header = try Header(place.names.map(normalize), columns: format.columns)
    separator = place.separator
    headerLine = place.line
    limits = format.limits
    self.normalize = normalize
    watch = EncodingWatch(encoding, allowsLegacy: format.allowsLegacy)
    skipped = place.start
    line = place.line
  }

  /// The rows that a piece holds whole, and how many of its bytes they are; the next piece begins
  /// with the bytes that are left.
  ///
  /// - Throws: `notUTF8`, and what stands in the way of finding rows: `nul` ... `quoteNotClosed`.
  public mutating func rows(
    in piece: [UInt8], isLast: Bool
  ) throws(TableError) -> (table: Table, used: Int) {
    let whole = isLast || piece.count > longestRow ? piece.count : Self.endOfLines(in: piece)
    guard isLast || whole > skipped else {
      let nothing = CellScanner(
        UnsafeBufferPointer(start: nil, count: 0), separator: separator.rawValue, limits: limits,
        from: 0, line: line)
      return (table(of: piece, nothing), 0)
    }
    try watch.take(piece, upTo: whole, line: isFirst ? 1 : line)
    let (start, firstLine) = (skipped, line)
    let scanner = try piece.withUnsafeBufferPointer { (all) throws(TableError) in
      var scanner = CellScanner(
        UnsafeBufferPointer(rebasing: all[..<whole]), separator: separator.rawValue,
        limits: limits, from: start, line: firstLine, rows: max(whole / shortestRow, usualRows),
        columns: header.names.count)
      try scanner.scan(isLast: isLast || whole == piece.count && whole > longestRow)
      return scanner
    }
    let table = table(of: piece, scanner)
    isFirst = false
    skipped = 0
    usualRows = scanner.rows.count
    line = scanner.line
    origin += scanner.offset
    return (table, scanner.offset)
  }

  private func table(of piece: [UInt8], _ scanner: CellScanner) -> Table {
    Table(
      storage: TableStorage(
        bytes: piece, origin: origin, hasHeader: isFirst, encoding: encoding,
        separator: separator, header: header, headerLine: headerLine, scanner: scanner,
        normalize: normalize))
  }

  /// A guess, so that room for the rows of the first piece is nearly always made once.
  private var shortestRow: Int { 16 + 4 * header.names.count }

  /// More bytes than this without a row's end break a limit of the row's cells.
  private var longestRow: Int { limits.columns * (limits.cell + 3) }

  /// After the last line feed; after the last return where there is none, unless a feed may follow.
  public static func endOfLines(in piece: [UInt8]) -> Int {
    if let feed = piece.lastIndex(of: UInt8(ascii: "\n")) { return feed + 1 }
    let lone = piece.dropLast().lastIndex(of: UInt8(ascii: "\r"))
    return lone.map { $0 + 1 } ?? 0
  }
}
