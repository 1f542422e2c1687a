import Glibc

/// Small files that lie beside a database: read whole, written whole or not at all.
public enum SideFile {
  /// All bytes of a file; nothing where there is no file.
  ///
  /// - Throws: `cantOpen`, `disk`; `other` where the file is longer than the limit.
  public static func read(
    _ path: String, limit: Int = 64 << 20
  ) throws(StorageFault) -> [UInt8]? {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno == ENOENT else { throw StorageFault(.cantOpen) }
      return nil
    }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Glibc.read(descriptor, &block, block.count)
      guard count >= 0 else { throw StorageFault(.disk) }
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: block.prefix(count))
      guard bytes.count <= limit else {
        throw StorageFault(.other, message: "longer than \(limit) bytes")
      }
    }
  }

  /// Writes a file that nobody else on the machine may read. It is put in its place when it is on the
  /// disk: after a power cut the old one or the new one is there, whole.
  ///
  /// - Throws: `cantOpen`, `full`, `disk`.
  public static func write(_ bytes: [UInt8], to path: String) throws(StorageFault) {
    let draft = path + ".new"
    let descriptor = open(draft, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw StorageFault(.cantOpen) }
    let isWritten = write(bytes, to: descriptor) && fsync(descriptor) == 0
    let error = errno
    let isClosed = close(descriptor) == 0
    guard isWritten, isClosed, rename(draft, path) == 0 else {
      unlink(draft)
      throw StorageFault(error == ENOSPC || error == EDQUOT ? .full : .disk)
    }
  }

  /// Takes a file away; nothing happens where there is none.
  public static func remove(_ path: String) {
    unlink(path)
  }

  /// The paths of the files in the folder of a path, in the order of their names.
  public static func neighbours(of path: String) -> [String] {
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "./"
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var paths: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { paths.append(folder + name) }
    }
    return paths.sorted()
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Bool {
    bytes.withUnsafeBytes { buffer in
      var done = 0
      while done < buffer.count {
        guard let start = buffer.baseAddress else { return false }
        let count = Glibc.write(descriptor, start + done, buffer.count - done)
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }
}
