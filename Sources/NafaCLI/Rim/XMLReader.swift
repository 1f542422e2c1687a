/// The program that reads XML for this one, in a process of its own: `nafa-xml`.
///
/// It has bounds of time, memory and depth, holds no book, and its answer is read line by line, so
/// that nothing a hostile document does reaches the process that holds the books.
public struct XMLReader {
  /// Begins to read a document; gives its answer piece by piece, an empty piece at the end.
  public var lines:
    (_ document: XMLInput) throws(XMLReaderError) -> () throws(XMLReaderError) -> [UInt8]

  public init(
    lines:
      @escaping (_ document: XMLInput) throws(XMLReaderError) -> () throws(XMLReaderError) ->
      [UInt8]
  ) {
    self.lines = lines
  }

  /// No such program.
  public static var none: XMLReader {
    XMLReader { (_) throws(XMLReaderError) in throw .missing("nafa-xml") }
  }
}

/// Where a document is.
public enum XMLInput: Hashable, Sendable {
  /// A file of the disk, of any size.
  case file(String)
  /// What came in on standard input, which cannot be read twice.
  case bytes([UInt8])
}

/// Why XML could not be read at all.
///
/// Cases are in order of precedence.
public enum XMLReaderError: Error, Hashable, Sendable {
  /// The program is not where it should be: beside this one.
  case missing(String)
  /// What came in on standard input found no place in memory from which it could be read.
  case noRoom
  /// It took longer than it may.
  case outOfTime
}
