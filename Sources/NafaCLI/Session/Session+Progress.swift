extension Session {
  /// Shows how far long work is, on a terminal only.
  func progress(_ title: Message, total: Int) -> Progress {
    let shows = environment.errors.isTerminal && environment.variables[.terminal] != "dumb"
    return Progress(
      voice.say(title), total: total,
      write: shows ? { try? self.environment.errors.write($0) } : nil)
  }
}

/// A line that says how far long work is, and leaves nothing behind.
final class Progress {
  private let title: String
  private let total: Int
  private let write: (([UInt8]) -> Void)?
  private var percent = -1

  init(_ title: String, total: Int, write: (([UInt8]) -> Void)?) {
    self.title = title
    self.total = max(total, 1)
    self.write = write
  }

  /// So much of the total is done; written where the percentage changes.
  func advance(to done: Int) {
    let reached = min(100, max(0, done) * 100 / total)
    guard let write, reached != percent else { return }
    percent = reached
    write(Array("\r\u{1B}[K\(title) \(reached)%".utf8))
  }

  deinit {
    if percent >= 0 { write?(Array("\r\u{1B}[K".utf8)) }
  }
}
