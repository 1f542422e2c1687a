import LedgerValues
import TabularText

/// What a file says, gathered while it is read: counts always, each row and line only where they are
/// wanted, so that a file of any size can be looked at in little memory.
struct StatementGathering {
  /// Whether lines and rows are kept, or figures and counts alone.
  let keepsLines: Bool
  private(set) var tally = RowTally()
  /// Each row of the file that became no line; without lines, only the first ones that cannot be
  /// taken.
  private(set) var leftOut: [RowOutcome] = []
  private(set) var statements: [StatementDraft] = []

  init(keepsLines: Bool) {
    self.keepsLines = keepsLines
  }

  /// Rows that cannot be taken are named up to this number where rows are not kept.
  private static let namedBound = 1_000

  mutating func add(_ row: RowOutcome) {
    tally.add(row)
    if case .line = row.fate { return }
    if keepsLines || (row.fate.rejection != nil && leftOut.count < Self.namedBound) {
      leftOut.append(row)
    }
  }

  /// A row that became a line: all that is said of it is what the line says.
  mutating func addLine(_ amount: Money?) { tally.addLine(amount) }

  mutating func add(_ drafts: [StatementDraft]) { statements += drafts }

  mutating func add(_ draft: StatementDraft) { statements.append(draft) }
}

/// A part of a file: what one reading of the file gave, and what was left of the one before.
struct FilePiece {
  let bytes: [UInt8]
  /// Offset in the file of the first of the bytes.
  let origin: Int
  let isLast: Bool
  /// How many bytes of the file are known to follow.
  let following: Int

  /// The part that ends with a line, or all where nothing follows.
  var wholeLines: Int { isLast ? bytes.count : TableReader.endOfLines(in: bytes) }
}

/// Reads one format, piece by piece.
protocol StatementReader {
  /// `csv`, `mt940`, `camt.053.001.02`: what the file is.
  var format: String { get }
  /// The name and version of the profile, or the format's, as records keep it.
  var profile: String { get }
  var encoding: TextEncoding { get }

  /// Reads what a piece holds whole, and gives its statements with the last one.
  ///
  /// - Returns: How many bytes it used; the next piece begins with those that are left.
  mutating func read(
    _ piece: FilePiece, into gathering: inout StatementGathering
  ) throws(StatementError) -> Int
}
