/// A place in a text file as an editor shows it: line and byte column, both counted from 1.
public struct TextPlace: Hashable, Sendable {
  public let line: Int
  public let column: Int

  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}

/// A column that a table lacks, and the name in it that may have been meant.
public struct MissingColumn: Hashable, Sendable {
  public let name: String
  /// A column of the file whose name is at most two letters away.
  public let suggestion: String?

  public init(name: String, suggestion: String? = nil) {
    self.name = name
    self.suggestion = suggestion
  }
}

/// Why a file cannot be read as a table.
///
/// Cases are in order of precedence: when several hold, the first is thrown. Of several places the
/// first in the file is named.
public enum TableError: Error, Hashable, Sendable {
  /// The file has no byte, or nothing but a byte order mark and blanks.
  case empty
  /// The file is larger than a table may be.
  case tooLarge(bytes: Int, limit: Int)
  /// The file is UTF-16, as a spreadsheet's "Unicode text": to be saved as UTF-8 CSV.
  case utf16
  /// The bytes are not UTF-8 text, nor the legacy encoding where that is allowed.
  case notUTF8(at: TextPlace)
  /// A NUL byte: the file is not text, or is damaged.
  case nul(at: TextPlace)
  /// A line has more cells than a table may have columns.
  case tooManyColumns(line: Int, limit: Int)
  /// A cell is longer than a cell may be, in bytes.
  case cellTooLong(at: TextPlace, limit: Int)
  /// The table has more rows than the caller takes at once.
  case tooManyRows(limit: Int)
  /// A quotation mark opens a cell and none closes it.
  case quoteNotClosed(at: TextPlace)
  /// Two columns have the same name, or names for the same thing; numbers counted from 1.
  case duplicateColumn(String, first: Int, second: Int)
  /// Columns that are needed are not there.
  case missingColumns([MissingColumn], found: [String])
}

/// Why one row is left out; the others are not.
public enum RowFault: Hashable, Sendable {
  /// The row has more or fewer cells than the header.
  case cells(found: Int, expected: Int)
  /// Text follows the quotation mark that closes a cell; column counted from 1.
  case textAfterQuote(column: Int)
}
