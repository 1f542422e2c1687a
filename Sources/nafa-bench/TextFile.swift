import Glibc

enum TextFile {
  /// The text of a file; empty where it cannot be read.
  static func read(_ path: String) -> String { String(decoding: bytes(path), as: UTF8.self) }

  /// The bytes of a file; none where it cannot be read.
  static func bytes(_ path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var status = stat()
    // Files of the system tell no size: a file ends where nothing more is read.
    let room = max(65_536, fstat(file, &status) == 0 ? Int(status.st_size) : 0)
    var bytes: [UInt8] = []
    while true {
      let block = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = max(0, Glibc.read(file, buffer.baseAddress, room))
      }
      guard !block.isEmpty else { return bytes }
      bytes = bytes.isEmpty ? block : bytes + block
    }
  }
}
