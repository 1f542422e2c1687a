/// A column that a reader asks for by its canonical English name.
///
/// Names are compared folded (`FoldedName`): without case, accents and punctuation.
public struct Column: Hashable, Sendable {
  public let name: String
  /// Other names of the same column, French ones foremost.
  public let aliases: [String]
  public let isRequired: Bool
  /// Whether the first of the names that is there is meant, where a file has several of them; else
  /// such a file is refused.
  public let prefersFirstName: Bool
  /// The name and the aliases, folded once.
  let foldedNames: [FoldedName]

  public init(_ name: String, _ aliases: String..., isRequired: Bool = true) {
    self.init(name, aliases: aliases, isRequired: isRequired)
  }

  public init(
    _ name: String, aliases: [String], isRequired: Bool = true, prefersFirstName: Bool = false
  ) {
    self.name = name
    self.aliases = aliases
    self.isRequired = isRequired
    self.prefersFirstName = prefersFirstName
    foldedNames = ([name] + aliases).map { FoldedName($0) }
  }
}

/// How much of a table is read at most, so that no file can take all memory.
public struct TableLimits: Hashable, Sendable {
  public var rows: Int
  public var columns: Int
  /// Bytes of one cell.
  public var cell: Int
  /// Bytes of the file.
  public var file: Int

  public init(
    rows: Int = 1_000_000, columns: Int = 256, cell: Int = 65_536, file: Int = 512 << 20
  ) {
    self.rows = rows
    self.columns = columns
    self.cell = cell
    // Offsets are kept in 31 bits.
    self.file = min(file, Int(Int32.max))
  }
}

/// What a reader expects of a table.
public struct TableFormat: Hashable, Sendable {
  public var columns: [Column]
  /// The most lines that may stand before the header; the header is then the first line that has
  /// every required column.
  public var preamble: Int
  /// Whether text that is not UTF-8 is read in the legacy encoding that makes the header's words.
  public var allowsLegacy: Bool
  public var limits: TableLimits

  public init(
    columns: [Column], preamble: Int = 0, allowsLegacy: Bool = false,
    limits: TableLimits = TableLimits()
  ) {
    self.columns = columns
    self.preamble = preamble
    self.allowsLegacy = allowsLegacy
    self.limits = limits
  }

  /// Whether names have every required column, asked before a header is made of them.
  public func isHeaded(by names: [String]) -> Bool {
    let folded = Set(names.map { FoldedName($0) })
    return columns.allSatisfy { column in
      !column.isRequired || column.foldedNames.contains(where: folded.contains)
    }
  }
}
