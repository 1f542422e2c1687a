import Foundation

/// A file of the package, by its path from the package's folder.
struct PackageFile: Sendable {
  let path: String
  let text: String

  var name: String { path.split(separator: "/").last.map(String.init) ?? path }
  var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

  /// The folder under `Sources` or `Tests` that holds it: the name of its target.
  var target: String {
    let parts = path.split(separator: "/")
    return parts.count > 1 ? String(parts[1]) : ""
  }
}

/// The package on disk, found from where this file was compiled.
enum PackageFolder {
  static let url: URL = {
    var url = URL(filePath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url
  }()

  static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: url.appending(path: path).path)
  }

  static func file(_ path: String) throws -> PackageFile {
    let text = try String(contentsOf: url.appending(path: path), encoding: .utf8)
    return PackageFile(path: path, text: text)
  }

  /// What stands at the top level.
  static func entries() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: url.path).sorted()
  }

  /// The files below some folders, or those files themselves, whose name ends in one of the given
  /// ways; every file of UTF-8 text where none is given.
  static func files(in roots: [String], endings: [String] = []) throws -> [PackageFile] {
    var paths: [String] = []
    for root in roots where exists(root) {
      let below = FileManager.default.enumerator(atPath: url.appending(path: root).path)
      let names = (below?.allObjects as? [String] ?? []).map { "\(root)/\($0)" }
      paths += names.isEmpty ? [root] : names
    }
    return paths.sorted().compactMap { path in
      guard endings.isEmpty || endings.contains(where: path.hasSuffix) else { return nil }
      return try? file(path)
    }
  }

  static func swiftFiles(in roots: [String]) throws -> [PackageFile] {
    try files(in: roots, endings: [".swift"])
  }
}
