import Glibc

/// A file piece by piece, so that no more of it than a piece is in memory; its end is an empty piece.
struct FilePieces {
  /// Bytes of the whole file.
  let size: Int
  private let file: Int32
  private static let length = 1 << 17

  init(_ path: String) throws(BenchError) {
    file = open(path, O_RDONLY)
    var status = stat()
    guard file >= 0, fstat(file, &status) == 0 else { throw BenchError("\(path): cannot be read") }
    size = Int(status.st_size)
  }

  /// Puts the next piece behind the bytes that are left of the one before.
  ///
  /// - Returns: Whether the file has ended.
  func append(to bytes: inout [UInt8]) -> Bool {
    let piece = [UInt8](unsafeUninitializedCapacity: Self.length) { buffer, count in
      count = max(0, read(file, buffer.baseAddress, Self.length))
    }
    bytes += piece
    if piece.isEmpty { close(file) }
    return piece.isEmpty
  }
}
