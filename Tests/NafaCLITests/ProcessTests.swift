import Foundation
import Testing

@testable import NafaCLI

/// The program as a process: what a shell sees.
@Suite struct ProcessTests {
  struct Finished {
    let status: Int32
    let output: String
    let errors: String
  }

  private func run(
    _ arguments: [String], _ variables: [String: String] = [:], in directory: URL
  ) throws -> Finished {
    try Self.run("nafa", arguments, variables, in: directory)
  }

  /// Runs a built program; its output goes to files, since a pipe that nobody reads would stop it.
  static func run(
    _ name: String, _ arguments: [String], _ variables: [String: String] = [:], in directory: URL
  ) throws -> Finished {
    let process = Process()
    process.executableURL = try program(name)
    process.arguments = arguments
    process.environment = variables
    process.currentDirectoryURL = directory
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (directory.appending(path: "out"), directory.appending(path: "err"))
    for file in [output, errors] { try Data().write(to: file) }
    process.standardOutput = try FileHandle(forWritingTo: output)
    process.standardError = try FileHandle(forWritingTo: errors)
    try process.run()
    process.waitUntilExit()
    return Finished(
      status: process.terminationStatus, output: try String(contentsOf: output, encoding: .utf8),
      errors: try String(contentsOf: errors, encoding: .utf8))
  }

  static func program(_ name: String = "nafa") throws -> URL {
    // The tests are in the directory of the products, as a bundle or beside the program itself.
    let main = Bundle.main.bundleURL
    let program = [main, main.deletingLastPathComponent()].map { $0.appending(path: name) }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
    return try #require(program, "no \(name) in or beside \(main.path)")
  }

  static func withDirectory(_ body: (URL) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: "nafa-\(UUID())")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    try body(directory)
  }

  @Test func `a process answers on standard output and leaves with its status`() throws {
    try Self.withDirectory { directory in
      let help = try run(["--help"], ["LANG": "fr_FR.UTF-8"], in: directory)
      #expect(help.status == 0 && help.errors.isEmpty)
      #expect(help.output.contains("Pour commencer"))
      let wrong = try run(["demmo"], in: directory)
      #expect(wrong.status == 2 && wrong.output.isEmpty)
      #expect(wrong.errors.contains("did you mean demo?"))
    }
  }

  @Test func `files are made for their owner alone, once`() throws {
    try Self.withDirectory { directory in
      let made = try run(["demo", "d", "--households", "1"], in: directory)
      #expect(made.status == 0)
      let file = directory.appending(path: "d/visits.csv")
      let attributes = try FileManager.default.attributesOfItem(atPath: file.path)
      #expect((attributes[.posixPermissions] as? NSNumber)?.intValue == 0o600)
      let names = try FileManager.default.contentsOfDirectory(
        atPath: directory.appending(path: "d").path)
      #expect(!names.contains { $0.hasSuffix(".part") })
      #expect(try run(["demo", "d", "--households", "1"], in: directory).status == 5)
    }
  }

  @Test func `a full disk under the answer is a fault`() throws {
    let full = try #require(FileHandle(forWritingAtPath: "/dev/full") as FileHandle?)
    try Self.withDirectory { directory in
      let process = Process()
      process.executableURL = try Self.program()
      process.arguments = ["help"]
      process.environment = [:]
      process.standardOutput = full
      let errors = directory.appending(path: "err")
      try Data().write(to: errors)
      process.standardError = try FileHandle(forWritingTo: errors)
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 5)
      #expect(try String(contentsOf: errors, encoding: .utf8).contains("file.disk-full"))
    }
  }
}
