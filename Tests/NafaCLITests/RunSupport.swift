import LedgerValues
import Testing

@testable import NafaCLI

/// A machine that exists only in a test: its files, its terminal, what was written to it.
final class TestMachine {
  var files: [String: [UInt8]] = [:]
  var directories: Set<String> = []
  /// What a person types, line by line.
  var typed: [String] = []
  var output: [UInt8] = []
  var errors: [UInt8] = []
  /// Where set, writing the answer fails so.
  var outputFailure: FileError?
  var variables: [Environment.Variable: String] = [.language: "C.UTF-8"]
  var isTerminal = false
  var columns: Int?
  var xml = XMLReader.none

  func environment(_ arguments: [String]) -> Environment {
    let now = Moment(milliseconds: 1_773_043_200_000)
    var environment = Environment(
      clock: { now }, random: .seeded(1), machine: "test",
      input: Environment.Input(
        isTerminal: isTerminal,
        line: { self.typed.isEmpty ? nil : self.typed.removeFirst() },
        all: { () throws(FileError) in self.files["-"] ?? [] }),
      output: Environment.Output(isTerminal: isTerminal, columns: columns) {
        (bytes) throws(FileError) in
        if let failure = self.outputFailure { throw failure }
        self.output += bytes
      },
      errors: Environment.Output(isTerminal: isTerminal) { (bytes) throws(FileError) in
        self.errors += bytes
      },
      files: access)
    environment.arguments = arguments
    environment.xml = xml
    environment.variables = variables
    return environment
  }

  private var access: FileAccess {
    FileAccess(
      read: { (path) throws(FileError) in
        guard let bytes = self.files[path] else { throw .missing(path) }
        return bytes
      },
      pieces: { (path) throws(FileError) in
        guard var bytes = self.files[path] else { throw .missing(path) }
        return {
          defer { bytes = [] }
          return bytes
        }
      },
      create: { (path, bytes) throws(FileError) in
        guard self.files[path] == nil else { throw .exists(path) }
        self.files[path] = bytes
      },
      canCreate: { (path) throws(FileError) in
        if self.files[path] != nil || self.directories.contains(path) { throw .exists(path) }
      },
      names: { (directory) throws(FileError) in
        self.files.keys.filter { $0.hasPrefix(directory + "/") }
          .map { String($0.dropFirst(directory.utf8.count + 1)) }.sorted()
      },
      makeDirectory: { (path) throws(FileError) in self.directories.insert(path) },
      exists: { path in
        self.directories.contains(path)
          || self.files.keys.contains { $0 == path || $0.hasPrefix(path + "/") }
      })
  }

  /// Runs one command line, its words separated by blanks.
  @discardableResult
  func run(_ line: String) -> Ran {
    run(line.split(separator: " ").map(String.init))
  }

  @discardableResult
  func run(_ arguments: [String]) -> Ran {
    (output, errors) = ([], [])
    let status = Nafa.run(environment(arguments))
    return Ran(
      status: status, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  /// A session of a command that takes nothing, to ask questions and read files with.
  func session(_ words: String = "") throws -> Session {
    let environment = environment(words.split(separator: " ").map(String.init))
    let language = ArgumentParser.peek(GlobalOptions.language, in: environment.arguments)
    let invocation = try ArgumentParser.parse(
      environment.arguments, commands: [], language: language ?? .english)
    return try Session(invocation, Voice(language: language ?? .english), environment)
  }

  var said: String { String(decoding: errors, as: UTF8.self) }
}

/// What a run left behind.
struct Ran {
  let status: NafaCLI.ExitStatus
  let output: String
  let errors: String
}
