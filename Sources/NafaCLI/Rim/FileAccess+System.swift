import Glibc

extension FileAccess {
  /// One file is held in memory whole; a year of a large fund is a few megabytes.
  static let sizeBound = 256 << 20

  /// The files of the machine.
  public static func system() -> FileAccess {
    FileAccess(
      read: { (path) throws(FileError) in try Descriptor.reading(path).readAll() },
      pieces: { (path) throws(FileError) in try FilePieces(path).next },
      create: { (path, bytes) throws(FileError) in try Descriptor.creating(path, bytes) },
      canCreate: { (path) throws(FileError) in try checkRoom(for: path) },
      names: { (path) throws(FileError) in try names(in: path) },
      makeDirectory: { (path) throws(FileError) in
        if mkdir(path, 0o700) != 0, errno != EEXIST { throw FileError(path, errno) }
      },
      exists: { access($0, F_OK) == 0 })
  }

  /// A name that is free, in a folder that can be written.
  private static func checkRoom(for path: String) throws(FileError) {
    guard access(path, F_OK) != 0 else { throw .exists(path) }
    let folder =
      path.lastIndex(of: "/").map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    // A file where a folder is meant has no `.` in it.
    guard access(folder + "/.", W_OK | X_OK) == 0 else { throw FileError(folder, errno) }
  }

  private static func names(in path: String) throws(FileError) -> [String] {
    guard let directory = opendir(path) else { throw FileError(path, errno) }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}

extension FileError {
  /// What an error number of the system means for a path.
  init(_ path: String, _ code: Int32) {
    switch code {
    case ENOENT: self = .missing(path)
    case EEXIST: self = .exists(path)
    case EISDIR, ENOTDIR: self = .wrongKind(path)
    case EACCES, EPERM, EROFS: self = .notAllowed(path)
    case ENOSPC, EDQUOT, EFBIG: self = .full(path)
    // An output that is closed is one that nobody reads.
    case EPIPE, EBADF: self = .readerGone(path)
    default: self = .system(path, code: code)
    }
  }
}

/// A file that is read piece by piece.
private final class FilePieces {
  private let file: Descriptor
  private static let length = 1 << 20

  init(_ path: String) throws(FileError) {
    file = try .reading(path)
  }

  func next() throws(FileError) -> [UInt8] { try file.read(atMost: Self.length) }
}

/// An open file of the system, closed when it is no longer held.
struct Descriptor: ~Copyable {
  private let number: Int32
  private let path: String

  deinit {
    if number > 2 { close(number) }
  }

  /// Holds the places of the standard descriptors that are closed, before anything is opened: the next
  /// file would have the number of one, and the answer would be written into it.
  ///
  /// What holds a place can be read, and has nothing in it; writing there stays an error.
  static func holdStandard() {
    for number: Int32 in 0...2 where fcntl(number, F_GETFD) < 0 {
      guard open("/dev/null", O_RDONLY) == number else { exit(ExitStatus.fault.rawValue) }
    }
  }

  static func reading(_ path: String) throws(FileError) -> Descriptor {
    let number = open(path, O_RDONLY | O_CLOEXEC)
    guard number >= 0 else { throw FileError(path, errno) }
    return Descriptor(number: number, path: path)
  }

  /// One of the three that every program has; the path is what messages call it.
  static func standard(_ number: Int32) -> Descriptor {
    Descriptor(number: number, path: ["stdin", "stdout", "stderr"][Int(number)])
  }

  /// Writes under a passing name and gives the file its own once it is whole, so that an interrupted
  /// run leaves no half file that would be taken for a whole one. Neither name is taken from a file
  /// that has it.
  static func creating(_ path: String, _ bytes: [UInt8]) throws(FileError) {
    guard access(path, F_OK) != 0 else { throw .exists(path) }
    let passing = "\(path).\(getpid()).part"
    let number = open(passing, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard number >= 0 else { throw FileError(errno == EEXIST ? passing : path, errno) }
    let file = Descriptor(number: number, path: path)
    defer { unlink(passing) }
    try file.write(bytes)
    guard fsync(number) == 0, named(path, passing) else { throw FileError(path, errno) }
  }

  /// Gives a file its name, unless another has it.
  private static func named(_ path: String, _ passing: String) -> Bool {
    if link(passing, path) == 0 { return true }
    // Memory sticks know no second name of a file.
    return [EPERM, EOPNOTSUPP, ENOSYS].contains(errno) && access(path, F_OK) != 0
      && rename(passing, path) == 0
  }

  func readAll() throws(FileError) -> [UInt8] {
    var bytes: [UInt8] = []
    while true {
      let piece = try read(atMost: 1 << 16)
      if piece.isEmpty { return bytes }
      bytes.append(contentsOf: piece)
      guard bytes.count <= FileAccess.sizeBound else {
        throw .tooLarge(path, bound: FileAccess.sizeBound)
      }
    }
  }

  /// The next bytes; none at the end.
  func read(atMost length: Int) throws(FileError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: length) { buffer, count in
      var got = -1
      repeat {
        got = Glibc.read(number, buffer.baseAddress, length)
      } while got < 0 && errno == EINTR
      code = got < 0 ? errno : 0
      count = max(0, got)
    }
    guard code == 0 else { throw FileError(path, code) }
    return bytes
  }

  func write(_ bytes: [UInt8]) throws(FileError) {
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        Glibc.write(number, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count >= 0 else { throw FileError(path, errno) }
      written += count
    }
  }
}
