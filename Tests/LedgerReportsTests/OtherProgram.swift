import Foundation
import Testing

/// Another accounting program on this machine, run on a file of ours.
///
/// Where the program is not installed its tests are skipped, and the run says so.
struct OtherProgram {
  let path: String

  init?(_ name: String) {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    let paths = folders.map { "\($0)/\(name)" }
    guard let path = paths.first(where: FileManager.default.isExecutableFile(atPath:)) else {
      return nil
    }
    self.path = path
  }

  static func isInstalled(_ name: String) -> Bool { OtherProgram(name) != nil }

  /// Runs it on a text without a locale, so that nothing depends on one, and returns what it said.
  func run(on text: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("nafa-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let journal = folder.appendingPathComponent("books.journal")
    let output = folder.appendingPathComponent("output")
    try Data(text.utf8).write(to: journal)
    try Data().write(to: output)
    // A file, not a pipe: a pipe that nobody reads while the program runs fills up and hangs.
    let handle = try FileHandle(forWritingTo: output)
    let process = Process()
    process.executableURL = URL(fileURLWithPath: path)
    process.arguments = ["-f", journal.path] + arguments
    process.environment = ["LC_ALL": "C", "HOME": folder.path]
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    try handle.close()
    let said = String(decoding: try Data(contentsOf: output), as: UTF8.self)
    return (process.terminationStatus, said)
  }

  /// Runs it, and reads a balance per line: an account, a comma, an amount in francs.
  func balances(of text: String, _ arguments: [String]) throws -> [String: Int64] {
    let (status, output) = try run(on: text, arguments)
    try #require(status == 0, "\(output)")
    var balances: [String: Int64] = [:]
    for line in output.split(separator: "\n") {
      let cells = line.split(separator: ",").map { $0.filter { $0 != "\"" } }
      try #require(cells.count == 2, "\(line)")
      if cells[0] == "account" { continue }
      let amount = cells[1].hasSuffix(" XOF") ? String(cells[1].dropLast(4)) : cells[1]
      let francs: Int64 = try #require(Int64(amount), "\(line)")
      balances[cells[0]] = francs
    }
    return balances
  }
}
