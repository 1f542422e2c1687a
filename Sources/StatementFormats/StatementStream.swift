import LedgerValues
import TabularText

/// Reads a file of statements of any size as its bytes come in, in memory that does not grow with it.
///
///     var stream = StatementStream(StatementOptions(), keepsLines: false)
///     while let bytes = next() { try stream.take(bytes) }
///     let summary = try stream.summary()
///
/// With lines kept, memory grows with the file; see `StatementFile.sizeBound`.
public struct StatementStream {
  private let options: StatementOptions
  private var gathering: StatementGathering
  private var reader: (any StatementReader)?
  private var rest: [UInt8] = []
  private var origin = 0
  private var utf16: UTF16Text?
  /// The first byte of a file, until the second shows whether they are a mark.
  private var mark: [UInt8]? = []
  /// The text made of a file in UTF-16, where its lines are kept: their places are found by it.
  private var text: [UInt8] = []

  private let headLength: Int

  /// What the format, the profile and the order of days are seen from, unless said otherwise.
  public static let headLength = 4 << 20
  /// Longer than this, nothing is a line or a row.
  private static let restBound = 32 << 20
  /// How much is read at once. The places of so many cells fit into the processor's caches, and the
  /// next piece's take the same memory.
  static let pieceLength = 1 << 17

  public init(
    _ options: StatementOptions = StatementOptions(), keepsLines: Bool,
    headLength: Int = Self.headLength
  ) {
    self.options = options
    self.headLength = headLength
    gathering = StatementGathering(keepsLines: keepsLines)
  }

  /// Reads what `nafa-xml` says of a CAMT document, in the place of the document itself.
  ///
  /// - Parameter entries: Where the document's entries stand in its bytes; see `CamtEntries`.
  public init(ofXMLWithLines keepsLines: Bool, entries: [Range<Int>] = []) {
    self.init(keepsLines: keepsLines, headLength: 0)
    reader = CamtStatementReader(keepsLines: keepsLines, entries: entries)
  }

  /// Takes the next bytes of the file.
  ///
  /// - Throws: `StatementError`, by its precedence. Rows that cannot be read do not throw.
  public mutating func take(_ bytes: [UInt8]) throws(StatementError) {
    let bytes = decoded(bytes)
    if rest.isEmpty { rest = bytes } else { rest += bytes }
    guard rest.count >= headLength else { return }
    try read(isLast: false)
  }

  /// UTF-8 of the next bytes, whatever they are in.
  private mutating func decoded(_ bytes: [UInt8]) -> [UInt8] {
    guard var first = mark else {
      guard utf16 != nil else { return bytes }
      return transcoded(bytes[...])
    }
    if first.isEmpty { first = bytes } else { first += bytes }
    guard first.count > 1 else {
      mark = first
      return []
    }
    mark = nil
    guard let encoding = TextEncoding.marked(first) else { return first }
    utf16 = UTF16Text(encoding)
    return transcoded(first[2...])
  }

  private mutating func transcoded(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let made = utf16?.utf8(of: bytes) ?? []
    if gathering.keepsLines { text += made }
    return made
  }

  /// All that the file says, once its last bytes are taken.
  public consuming func reading() throws(StatementError) -> StatementReading {
    let reader = try finish()
    let reading = StatementReading(
      profile: reader.profile, encoding: reader.encoding,
      statements: gathering.statements.map(\.statement), leftOut: gathering.leftOut,
      tally: gathering.tally)
    guard let utf16 else { return reading }
    return reading.placed(by: UTF16Places(text), encoding: utf16.encoding)
  }

  /// What the file says in figures, once its last bytes are taken.
  public consuming func summary() throws(StatementError) -> StatementSummary {
    let reader = try finish()
    return StatementSummary(
      format: reader.format, profile: reader.profile,
      encoding: utf16?.encoding ?? reader.encoding,
      statements: gathering.statements.map(\.figures), tally: gathering.tally,
      rejected: gathering.leftOut.filter { $0.fate.rejection != nil })
  }

  private mutating func finish() throws(StatementError) -> any StatementReader {
    // A file of one byte, or none.
    if let mark { rest += mark }
    mark = nil
    return try read(isLast: true)
  }

  @discardableResult
  private mutating func read(isLast: Bool) throws(StatementError) -> any StatementReader {
    var reader = try knownReader(isWhole: isLast)
    let bytes = rest
    rest = []
    var (start, end, length) = (0, 0, Self.pieceLength)
    repeat {
      // A little that would be left goes with the rest.
      end = bytes.count - start < 2 * length ? bytes.count : start + length
      let piece = FilePiece(
        bytes: Array(bytes[start..<end]), origin: origin + start,
        isLast: isLast && end == bytes.count,
        following: bytes.count - end)
      let used = try reader.read(piece, into: &gathering)
      start += used
      // What does not end in a piece is read again with more of the file.
      length = used == 0 ? length * 2 : Self.pieceLength
    } while end < bytes.count
    self.reader = reader
    guard !isLast else { return reader }
    guard bytes.count - start <= Self.restBound else {
      throw .table(
        .cellTooLong(at: TextPlace(line: 1, column: origin + start + 1), limit: Self.restBound))
    }
    rest = Array(bytes[start...])
    origin += start
    return reader
  }

  private mutating func knownReader(isWhole: Bool) throws(StatementError) -> any StatementReader {
    // Taken out, so that the lines it holds are nobody else's, and are added to where they are.
    if let reader = reader.take() { return reader }
    return try FormatSearch(options, keepsLines: gathering.keepsLines)
      .reader(of: rest, isWhole: isWhole)
  }
}
