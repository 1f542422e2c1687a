import Foundation
import LedgerValues
import Testing

@testable import NafaCLI

extension FundFolder {
  /// What a shell saw.
  struct Finished {
    /// As `$?` has it: 128 and more where a signal ended it.
    let status: Int32
    let output: String
    let errors: String
  }

  /// Whether tests may mount file systems of their own here: as root, with `unshare`.
  static let mounts: Bool = {
    let folder = try? FundFolder(withBook: false)
    return (try? folder?.shell("unshare -m true").status) == 0
  }()

  static let noMounts: Comment = "only root may mount a disk that is full or cannot be written"

  /// Whether a program is here, with these options.
  static func has(_ words: String) -> Bool {
    let folder = try? FundFolder(withBook: false)
    return (try? folder?.shell("\(words) true").status) == 0
  }

  /// Runs a script in this folder, with the built `nafa` on its path and the folder's own clock.
  func shell(_ script: String) throws -> Finished {
    let process = try started(script)
    process.waitUntilExit()
    return try finished(process)
  }

  /// Starts a script; its output goes to files, since a pipe that nobody reads would stop it.
  func started(_ script: String) throws -> Process {
    let programs = try #require(DocumentTests.programs, "no nafa beside the tests")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = url
    process.standardInput = FileHandle.nullDevice
    process.environment = [
      "PATH": programs.path + ":"
        + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"),
      "LANG": "C.UTF-8", "HOME": url.path, "NAFA_BOOK": "b.nafa", "NAFA_ACTOR": "Awa",
      "NAFA_CLOCK": clock.description, "NAFA_SEED": String(seed), "NAFA_MACHINE": "folder",
      "SWIFT_BACKTRACE": "enable=no",
    ]
    for name in ["stdout", "stderr"] { try write(name, "") }
    process.standardOutput = try FileHandle(forWritingTo: URL(filePath: path("stdout")))
    process.standardError = try FileHandle(forWritingTo: URL(filePath: path("stderr")))
    try process.run()
    return process
  }

  func finished(_ process: Process) throws -> Finished {
    let bySignal = process.terminationReason == .uncaughtSignal
    return Finished(
      status: process.terminationStatus + (bySignal ? 128 : 0),
      output: try bare(bytes("stdout")), errors: try bare(bytes("stderr")))
  }
}
