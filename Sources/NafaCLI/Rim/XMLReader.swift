/// The program that reads XML for this one, in a process of its own: `nafa-xml`.
///
/// It has bounds of time, memory and depth, holds no book, and its answer is read line by line, so
/// that nothing a hostile document does reaches the process that holds the books.
public struct XMLReader {
  /// Begins to read a file; gives its answer piece by piece, an empty piece at the end.
  public var lines: (_ path: String) throws(XMLReaderError) -> () throws(XMLReaderError) -> [UInt8]

  public init(
    lines: @escaping (_ path: String) throws(XMLReaderError) -> () throws(XMLReaderError) -> [UInt8]
  ) {
    self.lines = lines
  }

  /// No such program.
  public static var none: XMLReader {
    XMLReader { (_) throws(XMLReaderError) in throw .missing("nafa-xml") }
  }
}

/// Why XML could not be read at all.
///
/// Cases are in order of precedence.
public enum XMLReaderError: Error, Hashable, Sendable {
  /// The program is not where it should be: beside this one.
  case missing(String)
  /// It took longer than it may.
  case outOfTime
}
