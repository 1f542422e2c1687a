import Foundation
import LedgerValues

/// Runs the steps of a document in order, each in a shell of its own, in a fresh folder.
///
/// Exported variables and the working folder last from step to step. The clock stands still within a
/// step and moves on by a minute for the next; the seed is the number of the step.
struct TranscriptRunner {
  private let folder: URL
  private let state: URL
  private let path: String

  static let clock = "2026-03-09T08:00:00Z"

  private init(programs: URL?) throws {
    let root = FileManager.default.temporaryDirectory.appending(path: "nafa-document-\(UUID())")
    folder = root.appending(path: "folder")
    state = root.appending(path: "state")
    for directory in [folder, state] {
      try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    }
    let system = "/usr/local/bin:/usr/bin:/bin"
    path = programs.map { "\($0.path):\(system)" } ?? system
    try Data().write(to: state.appending(path: "variables"))
    try Data(folder.path.utf8).write(to: state.appending(path: "folder"))
  }

  /// The answers of a document's steps. `programs` is the folder of `nafa`; `examples` the package's
  /// own, found by its name in the document's folder.
  static func answers(
    of transcript: Transcript, programs: URL?, examples: URL?
  ) throws -> [TranscriptAnswer] {
    let runner = try TranscriptRunner(programs: programs)
    defer { try? FileManager.default.removeItem(at: runner.folder.deletingLastPathComponent()) }
    if let examples {
      try FileManager.default.createSymbolicLink(
        at: runner.folder.appending(path: "Examples"), withDestinationURL: examples)
    }
    var answers: [TranscriptAnswer] = []
    for (index, step) in transcript.steps.enumerated() {
      answers.append(try runner.run(step, number: index + 1))
    }
    return answers
  }

  private func run(_ step: Transcript.Step, number: Int) throws -> TranscriptAnswer {
    let start = Moment(iso: step.clock ?? Self.clock)?.milliseconds ?? 0
    let script = """
      . "$STATE/variables"
      cd "$(cat "$STATE/folder")" || exit 70
      export NAFA_CLOCK=\(Moment(milliseconds: start + Int64(step.sinceClock) * 60_000))
      export NAFA_SEED=\(number)
      trap 'export -p >"$STATE/variables"; pwd >"$STATE/folder"' EXIT
      \(step.command)
      """
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", script]
    process.currentDirectoryURL = folder
    process.environment = [
      "PATH": path, "STATE": state.path, "HOME": folder.path, "LANG": "C.UTF-8",
      "NAFA_MACHINE": "document",
    ]
    process.standardInput = FileHandle.nullDevice
    // A file, not a pipe: a pipe that nobody reads stops the process at its capacity.
    let printed = state.appending(path: "printed")
    try Data().write(to: printed)
    let handle = try FileHandle(forWritingTo: printed)
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    try handle.close()
    var text = String(decoding: try Data(contentsOf: printed), as: UTF8.self)
    if text.hasSuffix("\n") { text.removeLast() }
    return TranscriptAnswer(printed: text, status: process.terminationStatus)
  }
}
