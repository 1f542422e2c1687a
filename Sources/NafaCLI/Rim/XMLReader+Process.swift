import Glibc

extension XMLReader {
  /// `nafa-xml` beside a program, which is this one unless a test says otherwise.
  public static func beside(_ program: String = "/proc/self/exe") -> XMLReader {
    XMLReader { (document) throws(XMLReaderError) in
      let reader = folder(of: program) + "/nafa-xml"
      guard access(reader, X_OK) == 0 else { throw .missing(reader) }
      switch document {
      case .file(let path): return try XMLProcess(reader, reading: path).next
      case .bytes(let bytes):
        guard let file = UnnamedFile(of: bytes) else { throw .noRoom }
        // It is to be there until the process has opened it.
        return try withExtendedLifetime(file) { () throws(XMLReaderError) in
          try XMLProcess(reader, reading: file.path).next
        }
      }
    }
  }

  private static func folder(of program: String) -> String {
    guard let real = realpath(program, nil) else { return "." }
    defer { free(real) }
    let path = String(cString: real)
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}

/// A file in memory that has no name, and is gone once nobody has it open: a statement names people,
/// and a passing file on a disk could outlive a run that is killed.
private final class UnnamedFile {
  private let number: Int32

  /// By which a process that this one starts opens it.
  var path: String { "/proc/self/fd/\(number)" }

  init?(of bytes: [UInt8]) {
    let name = "/nafa-\(getpid())-\(UInt64.random(in: .min ... .max))"
    number = shm_open(name, O_RDWR | O_CREAT | O_EXCL, 0o600)
    guard number >= 0 else { return nil }
    // Nothing is in it yet: whoever finds the name before it is gone finds an empty file.
    shm_unlink(name)
    var written = 0
    while written < bytes.count {
      let count = bytes.withUnsafeBytes { buffer in
        write(number, buffer.baseAddress.map { $0 + written }, buffer.count - written)
      }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return nil }
      written += count
    }
  }

  deinit {
    if number >= 0 { close(number) }
  }
}

/// A running `nafa-xml`; what it has not said when this is let go is not waited for.
private final class XMLProcess {
  private let process: pid_t
  private let output: Int32
  private let deadline: Int
  private var isWaitedFor = false
  private static let pieceLength = 1 << 16
  /// Seconds in all, beyond those of its own bound; a process that hangs uses none of these.
  private static let patience = 900

  /// - Throws: `missing` where it does not start.
  init(_ program: String, reading path: String) throws(XMLReaderError) {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { throw .missing(program) }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, path, O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, ends[1], 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var identifier: pid_t = 0
    let words = [strdup(program), nil]
    // Where the system's libraries are is all it needs to know.
    let variables = [
      getenv("LD_LIBRARY_PATH").flatMap { strdup("LD_LIBRARY_PATH=" + String(cString: $0)) }, nil,
    ]
    defer { for word in words + variables { free(word) } }
    let status = posix_spawn(&identifier, program, &actions, nil, words, variables)
    close(ends[1])
    guard status == 0 else {
      close(ends[0])
      throw .missing(program)
    }
    process = identifier
    output = ends[0]
    deadline = Self.seconds() + Self.patience
  }

  deinit {
    close(output)
    if !isWaitedFor {
      kill(process, SIGKILL)
      wait()
    }
  }

  /// The next bytes that it says. It is waited for only when it has said all: the other way round, it
  /// would wait for a reader, and this for its end.
  func next() throws(XMLReaderError) -> [UInt8] {
    var about = pollfd(fd: output, events: Int16(POLLIN), revents: 0)
    while true {
      let left = deadline - Self.seconds()
      guard left > 0 else { throw .outOfTime }
      let ready = poll(&about, 1, Int32(min(left, 60)) * 1_000)
      if ready > 0 { break }
    }
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.pieceLength) { buffer, count in
      var got = -1
      repeat {
        got = read(output, buffer.baseAddress, Self.pieceLength)
      } while got < 0 && errno == EINTR
      count = max(0, got)
    }
    if bytes.isEmpty, !isWaitedFor {
      wait()
      isWaitedFor = true
    }
    return bytes
  }

  private func wait() {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
  }

  private static func seconds() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return time.tv_sec
  }
}
