import Foundation
import Testing

/// Test data that others published, in a folder beside the package; tests that need it are skipped
/// where it is not there.
enum SharedData {
  static let reason: Comment = "the published data is not beside the package, in ../shared/data"

  static func file(_ path: String) -> String? {
    var root = URL(filePath: #filePath)
    for _ in 0..<3 { root.deleteLastPathComponent() }
    var parent = root.deletingLastPathComponent()
    // A worktree lies one folder deeper than the package itself.
    for _ in 0..<2 {
      let url = parent.appending(path: "shared/data").appending(path: path)
      if let text = try? String(contentsOf: url, encoding: .utf8) { return text }
      parent.deleteLastPathComponent()
    }
    return nil
  }
}
