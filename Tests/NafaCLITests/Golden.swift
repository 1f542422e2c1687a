import Foundation
import Testing

/// A file of expected outputs, a block each under `== name`.
///
/// With `UPDATE_GOLDEN=1` the blocks are rewritten from what was said, and the run fails, so that
/// nobody is green by rewriting: the change is read, and the tests are run again.
final class Golden: @unchecked Sendable {
  private let url: URL
  private let lock = NSLock()
  private var blocks: [String: String] = [:]
  private static let updates = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

  init(_ name: String) {
    url = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/\(name)")
    let text = (try? String(contentsOf: url, encoding: .utf8)) ?? ""
    for block in text.split(separator: "== ", omittingEmptySubsequences: true) where block != "" {
      let parts = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = parts.first, let said = parts.last, parts.count == 2 else { continue }
      blocks[String(name)] = String(said.dropLast(said.hasSuffix("\n\n") ? 1 : 0))
    }
  }

  func expect(
    _ name: String, _ said: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let expected = lock.withLock { blocks[name] }
    if Self.updates { return update(name, said, sourceLocation) }
    #expect(said == expected, "\(name)", sourceLocation: sourceLocation)
  }

  func expectOnly(_ names: [String], sourceLocation: SourceLocation = #_sourceLocation) {
    let known = lock.withLock { Set(blocks.keys) }
    #expect(known.subtracting(names) == [], sourceLocation: sourceLocation)
  }

  private func update(_ name: String, _ said: String, _ sourceLocation: SourceLocation) {
    lock.withLock {
      guard blocks[name] != said else { return }
      blocks[name] = said
      let text = blocks.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
        .map { "== \($0.key)\n\($0.value)" }.joined(separator: "\n")
      try? FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try? Data((text + "\n").utf8).write(to: url)
      Issue.record("\(name) was rewritten: read the change", sourceLocation: sourceLocation)
    }
  }
}
