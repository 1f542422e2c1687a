import TabularText

/// A file that holds statements, in whatever form.
public enum StatementFile {
  /// Bytes of a file that is taken into memory whole, to be kept in the books; above it, a statement
  /// is to be asked for month by month. Figures alone are made of a file of any size.
  public static let sizeBound = 64 << 20
  /// More statements than this in one file are a mistake in it.
  public static let statementBound = 100_000

  /// Reads a file in whichever format it is: MT940 and MT942, OFX, QIF by their first lines; CSV by
  /// the profile whose columns it has, or by the one that is named.
  ///
  /// - Throws: `StatementError`, by its precedence. Rows that cannot be read do not throw.
  public static func read(
    _ bytes: [UInt8], _ options: StatementOptions = StatementOptions()
  ) throws(StatementError) -> StatementReading {
    guard bytes.count <= sizeBound else {
      throw .tooLarge(bytes: bytes.count, limit: sizeBound)
    }
    var stream = StatementStream(options, keepsLines: true)
    try stream.take(bytes)
    // Given up, so that its lines are not copied.
    return try (consume stream).reading()
  }
}

/// What a file of statements does not say itself.
public struct StatementOptions: Sendable {
  /// The name of the profile of a table; else its columns tell which.
  public var profile: String?
  public var profiles = StatementProfile.builtIn
  /// How days are written, where the file does not show it.
  public var dayOrder: DayOrder?
  /// Minutes east of UTC in which the file writes its hours.
  public var zoneMinutes = 0
  /// Brings a text that is not ASCII into Unicode's form NFC.
  public var normalize: @Sendable (String) -> String = { $0 }

  public init() {}
}
