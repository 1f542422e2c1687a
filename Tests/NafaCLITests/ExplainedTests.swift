import Foundation
import Testing

@testable import NafaCLI

/// Every error that can reach a user has a code, a sentence in both languages and a place here.
@Suite struct ExplainedTests {
  private static let diagnostics: [Diagnostic] =
    ExplainedErrors.all.flatMap { type in samples(of: type) }

  private static func samples<Error: Explained>(of type: Error.Type) -> [Diagnostic] {
    type.samples.map { Diagnostic($0) }
  }

  @Test func `a code is two words of small letters and stands for one thing`() throws {
    for diagnostic in Self.diagnostics {
      #expect(
        diagnostic.code.wholeMatch(of: /[a-z]+\.[a-z0-9]+(-[a-z0-9]+)*/) != nil,
        "\(diagnostic.code)")
    }
  }

  @Test func `a sentence begins small and has no full stop`() {
    for diagnostic in Self.diagnostics {
      for language in Language.allCases {
        let voice = Voice(language: language)
        for message in [diagnostic.message] + [diagnostic.remedy].compactMap(\.self) {
          let text = voice.say(message)
          #expect(!text.hasSuffix(".") && !text.contains("\n"), "\(text)")
          #expect(!text.isEmpty)
        }
      }
      #expect(diagnostic.message.french != diagnostic.message.english, "\(diagnostic.code)")
    }
  }

  @Test func `the pseudo-locale finds no word of a refusal outside the catalogue`() {
    let voice = Voice(language: .french, isPseudo: true)
    for diagnostic in Self.diagnostics {
      let renderer = DiagnosticRenderer(voice: voice)
      for line in renderer.text(of: diagnostic).split(separator: "\n") where line.contains("⟦") {
        let words = Pseudo.wordsOutside(String(line))
        #expect(!words.contains("the") && !words.contains("not"), "\(line)")
      }
    }
  }

  @Test func `every case of every explained error has a sample`() throws {
    let sources = try Self.sources()
    for type in ExplainedErrors.all { try Self.check(type, in: sources) }
  }

  private static func check<Error: Explained>(_ type: Error.Type, in sources: [String]) throws {
    let name = String(describing: type)
    let source = try #require(sources.first { $0.contains("enum \(name): Error") }, "\(name)")
    let body = try #require(source.components(separatedBy: "enum \(name): Error").dropFirst().first)
    let cases = body.components(separatedBy: "\n}").first.map(Self.cases) ?? []
    let sampled = Set(type.samples.map { String(String(describing: $0).prefix { $0 != "(" }) })
    #expect(Set(cases) == sampled, "\(name)")
    #expect(!cases.isEmpty)
  }

  /// The names of the cases declared at the first level of an enum's body.
  private static func cases(in body: String) -> [String] {
    body.components(separatedBy: "\n").flatMap { line -> [String] in
      guard line.hasPrefix("  case ") else { return [] }
      let names = line.dropFirst(7).replacing(/\([^)]*(\([^)]*\))?[^)]*\)/, with: "")
      return names.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
    }
  }

  private static func sources() throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }
}
