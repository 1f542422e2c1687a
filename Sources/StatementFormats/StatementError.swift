public import LedgerValues
public import TabularText

/// Why a file cannot be read as statements.
///
/// Cases are in order of precedence.
public enum StatementError: Error, Hashable, Sendable {
  /// The file is larger than what the books keep of one file; bytes.
  case tooLarge(bytes: Int, limit: Int)
  /// The file is of a kind that is not read here; it can be saved as CSV.
  case formatNotRead(UnreadFormat)
  /// No profile has this name.
  case unknownProfile(String, known: [String])
  /// A line of a profile's file cannot be read; line 0 where the key is missing.
  case profileText(line: Int, key: String)
  /// The XML is not a CAMT document, or not one that is safe to read.
  case xml(XMLFault, at: TextPlace)
  /// `nafa-xml` ended before the document did: the document passes what it may use, or it is broken.
  case xmlReaderStopped
  case table(TableError)
  /// All days of the file may be read in two orders: the caller must say which.
  case dayOrderUnknown
  /// No profile has these columns; the nearest one and what it lacks.
  case noProfile(header: [String], nearest: String, missing: [MissingColumn])
  /// Several profiles have these columns equally well: one must be named.
  case severalProfiles([String])
  /// The statement is in another currency than the book's.
  case otherCurrency(Currency, expected: Currency)
  /// The file holds more statements than any export does.
  case tooManyStatements(limit: Int)
  /// The file holds statements of several accounts where one is wanted.
  case severalStatements(count: Int)
  /// A stored statement lacks something or has it wrong; the key is named.
  case malformed(key: String)
}

/// Why `nafa-xml` does not read a document.
///
/// Cases are in no order: the first met in the document is said.
public enum XMLFault: String, Hashable, Sendable, CaseIterable {
  /// A tag is not closed, or closed by another; or the file is cut.
  case notWellFormed = "not_well_formed"
  /// It defines or uses entities, which could read other files or grow without end.
  case entities
  /// Elements within elements beyond any statement.
  case tooDeep = "too_deep"
  /// A text beyond any of a statement.
  case tooLong = "too_long"
  /// An encoding that banks do not write.
  case encoding
  /// Well-formed, and no CAMT.052, 053 or 054.
  case otherDocument = "other_document"
}

/// Kinds of files that statements come in and that are refused by name.
public enum UnreadFormat: String, Hashable, Sendable, CaseIterable {
  case spreadsheet = "XLSX"
  case oldSpreadsheet = "XLS"
  case pdf = "PDF"
  case archive = "ZIP"
  /// CAMT and other XML, which another program reads.
  case xml = "XML"

  /// Known by the first bytes.
  public init?(_ bytes: [UInt8]) {
    if bytes.starts(with: Array("%PDF-".utf8)) {
      self = .pdf
    } else if bytes.starts(with: [0x50, 0x4b, 0x03, 0x04]) {
      // A workbook is an archive whose first entries name its parts.
      let start = String(decoding: bytes.prefix(4_096), as: UTF8.self)
      self =
        start.contains("[Content_Types].xml") || start.contains("xl/") ? .spreadsheet : .archive
    } else if bytes.starts(with: [0xd0, 0xcf, 0x11, 0xe0]) {
      self = .oldSpreadsheet
    } else if Self.isXML(bytes) {
      self = .xml
    } else {
      return nil
    }
  }

  /// In UTF-16 too, with its mark or without: what reads XML says that it wants another encoding.
  private static func isXML(_ bytes: [UInt8]) -> Bool {
    guard let encoding = UTF16Text.encoding(ofMarkup: bytes) else { return isPlainXML(bytes) }
    var text = UTF16Text(encoding)
    let mark = TextEncoding.marked(bytes) == nil ? 0 : 2
    return isPlainXML(text.utf8(of: bytes.dropFirst(mark).prefix(4_096)))
  }

  private static func isPlainXML(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? 3 : 0
    let first = bytes.dropFirst(start).drop { $0 <= 0x20 }
    let isMarkup = first.starts(with: "<?xml".utf8) || first.starts(with: "<Document".utf8)
    return isMarkup && !OFXScanner.isLikely(bytes)
  }
}
