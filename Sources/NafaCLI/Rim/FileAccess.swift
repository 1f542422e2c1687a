/// The files that a run can read and make.
///
/// The book itself is not among them: SQLite opens it.
public struct FileAccess {
  /// The whole content of a file.
  public var read: (_ path: String) throws(FileError) -> [UInt8]
  /// A file piece by piece, for files of any size; an empty piece is its end.
  public var pieces: (_ path: String) throws(FileError) -> () throws(FileError) -> [UInt8]
  /// Makes a new file, for its owner alone (0600); one that exists is refused, never overwritten.
  public var create: (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
  /// Tells why a new file could not be made under this name, and makes nothing.
  public var canCreate: (_ path: String) throws(FileError) -> Void
  /// The names in a directory, in byte order.
  public var names: (_ directory: String) throws(FileError) -> [String]
  /// Makes a directory; one that exists is left as it is.
  public var makeDirectory: (_ path: String) throws(FileError) -> Void
  public var exists: (_ path: String) -> Bool

  public init(
    read: @escaping (_ path: String) throws(FileError) -> [UInt8],
    pieces: @escaping (_ path: String) throws(FileError) -> () throws(FileError) -> [UInt8],
    create: @escaping (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void,
    canCreate: @escaping (_ path: String) throws(FileError) -> Void,
    names: @escaping (_ directory: String) throws(FileError) -> [String],
    makeDirectory: @escaping (_ path: String) throws(FileError) -> Void,
    exists: @escaping (_ path: String) -> Bool
  ) {
    self.read = read
    self.pieces = pieces
    self.create = create
    self.canCreate = canCreate
    self.names = names
    self.makeDirectory = makeDirectory
    self.exists = exists
  }
}

/// Why a file could not be read or written.
///
/// Cases are in order of precedence.
public enum FileError: Error, Hashable, Sendable {
  /// There is no such file or directory.
  case missing(String)
  /// There is one already, and nothing is overwritten.
  case exists(String)
  /// It is a directory where a file was meant, or the other way round.
  case wrongKind(String)
  /// The system does not allow it.
  case notAllowed(String)
  /// The disk is full.
  case full(String)
  /// The program that was to read it has ended.
  case readerGone(String)
  /// The file is larger than the bound, in bytes.
  case tooLarge(String, bound: Int)
  /// The bytes are not UTF-8, from this one on.
  case notUTF8(String, at: Int)
  /// Anything else that the system said: its error number.
  case system(String, code: Int32)
}
