import Foundation
import LedgerValues
import SampleFund
import Testing

@testable import NafaCLI

/// A folder of its own with the book of a small fund in it, for a test to do its worst.
///
/// The book is made once and copied; clock, seed and machine are fixed, so that everything said about
/// it is the same on every machine.
final class FundFolder {
  let url: URL
  var clock = FundFolder.clock
  var seed: UInt64 = 2
  var isTerminal = false
  /// What a person types, line by line.
  var typed: [String] = []
  var isPseudo = false
  var listensForStop: () -> (@Sendable () -> Bool)? = { nil }

  static let households = 8
  /// The day after the book was made.
  static let clock = Moment(milliseconds: 1_767_686_400_000)
  static let files = files(households: households)

  /// Those of the year, without the folders of the months.
  static func files(households: Int, seed: UInt64 = 3) -> [(name: String, text: String)] {
    SampleFund.files(households: households, seed: seed).filter { !$0.name.contains("/") }
  }

  private static let template = Result { try makeTemplate() }

  init(withBook: Bool = true) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "nafa-faults-\(UUID())")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    if withBook { try Data(Self.template.get()).write(to: url.appending(path: "b.nafa")) }
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  private static func makeTemplate() throws -> [UInt8] {
    let folder = try FundFolder(withBook: false)
    folder.clock = Moment(milliseconds: clock.milliseconds - 86_400_000)
    folder.seed = 1
    for file in files { try folder.write(file.name, file.text) }
    for words in [["new", "--start", "2025-01-01"], ["import", "."]] {
      let ran = folder.run(words)
      try #require(ran.status == .done, "\(ran.errors)")
    }
    return try [UInt8](Data(contentsOf: folder.url.appending(path: "b.nafa")))
  }

  func path(_ name: String) -> String {
    name.hasPrefix("/") || name == "-" ? name : url.path + (name == "." ? "" : "/" + name)
  }

  func write(_ name: String, _ text: String) throws {
    try write(name, Array(text.utf8))
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let file = URL(filePath: path(name))
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func bytes(_ name: String) throws -> [UInt8] {
    try [UInt8](Data(contentsOf: URL(filePath: path(name))))
  }

  /// The lines of one of the fund's files, its header first.
  static func lines(_ name: String) throws -> [String] {
    let file = try #require(files.first { $0.name == name })
    return file.text.split(separator: "\n").map(String.init)
  }

  /// Runs one command line in this process, with the files of this folder under their bare names.
  @discardableResult
  func run(_ words: [String], _ language: Language = .english, book: String = "b.nafa") -> Ran {
    var (output, errors): ([UInt8], [UInt8]) = ([], [])
    let now = clock
    var environment = Environment(
      clock: { now }, random: .seeded(seed), machine: "folder",
      input: Environment.Input(
        isTerminal: isTerminal, line: { self.typed.isEmpty ? nil : self.typed.removeFirst() },
        all: { [] }),
      output: Environment.Output(isTerminal: isTerminal) { (bytes) throws(FileError) in
        output += bytes
      },
      errors: Environment.Output(isTerminal: isTerminal) { (bytes) throws(FileError) in
        errors += bytes
      },
      files: access)
    environment.isInjected = true
    environment.listensForStop = listensForStop
    environment.variables = [
      .book: path(book), .actor: "Awa", .language: "C.UTF-8", .terminal: "dumb",
    ]
    if isPseudo { environment.variables[.pseudo] = "1" }
    environment.arguments = ["--lang", language.rawValue] + words
    let status = Nafa.run(environment)
    return Ran(status: status, output: bare(output), errors: bare(errors))
  }

  /// What was said, without the folder's own name, which differs from run to run.
  func bare(_ bytes: [UInt8]) -> String {
    String(decoding: bytes, as: UTF8.self).replacing(url.path + "/", with: "")
  }

  private var access: FileAccess {
    var access = FileAccess.system()
    let system = access
    access.read = { (path) throws(FileError) in try system.read(self.path(path)) }
    access.pieces = { (path) throws(FileError) in try system.pieces(self.path(path)) }
    access.create = { (path, bytes) throws(FileError) in
      try system.create(self.path(path), bytes)
    }
    access.canCreate = { (path) throws(FileError) in try system.canCreate(self.path(path)) }
    access.names = { (path) throws(FileError) in try system.names(self.path(path)) }
    access.makeDirectory = { (path) throws(FileError) in
      try system.makeDirectory(self.path(path))
    }
    access.exists = { system.exists(self.path($0)) }
    return access
  }

  /// Fails unless the book is whole and ends as it did: `#385 …`.
  func expectUnchanged(
    _ checkpoint: String, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    clock = Self.clock
    let verified = run(["verify", "-O", "json"])
    #expect(verified.status == .done, "\(verified.errors)", sourceLocation: sourceLocation)
    #expect(self.checkpoint == checkpoint, sourceLocation: sourceLocation)
  }

  /// Where the book's chain ends.
  var checkpoint: String {
    run(["status", "-O", "json"]).output.split(separator: "\n")
      .first { $0.contains("\"checkpoint\"") }.map(String.init) ?? "none"
  }
}
