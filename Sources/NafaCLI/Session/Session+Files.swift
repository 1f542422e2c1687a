import BookStore

extension Session {
  /// The bytes of a file; `-` is standard input.
  func bytes(of path: String) throws(Diagnostic) -> [UInt8] {
    try explained { () throws(FileError) in
      path == "-" ? try environment.input.all() : try environment.files.read(path)
    }
  }

  /// A file piece by piece; `-` is standard input, whole.
  func pieces(of path: String) throws(Diagnostic) -> () throws(FileError) -> [UInt8] {
    try explained { () throws(FileError) in
      guard path == "-" else { return try environment.files.pieces(path) }
      var bytes = try environment.input.all()
      return {
        defer { bytes = [] }
        return bytes
      }
    }
  }

  /// The text of a file in the form NFC, without a byte order mark.
  ///
  /// - Throws: `file.not-utf-8` naming the first byte that is not.
  func text(of path: String) throws(Diagnostic) -> String {
    let bytes = try bytes(of: path)
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let text = String(validating: content, as: UTF8.self) else {
      throw Diagnostic(FileError.notUTF8(path, at: Self.firstInvalidByte(of: bytes)))
    }
    return NormalForm.composed(text)
  }

  /// Refuses a name under which no book or copy of one can be made: before the work, and in a dry run
  /// in its place.
  func checkNewBook(at path: String) throws(Diagnostic) {
    do throws(FileError) {
      try environment.files.canCreate(path)
    } catch .exists {
      throw Diagnostic(BookFault.exists, at: Diagnostic.Place(file: path))
    } catch {
      throw Diagnostic(error)
    }
  }

  private static func firstInvalidByte(of bytes: [UInt8]) -> Int {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput, .error: return offset
      }
    }
  }
}
