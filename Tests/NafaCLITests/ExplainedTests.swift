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
    for type in ExplainedErrors.all { try Self.check(type) }
  }

  private static func check<Error: Explained>(_ type: Error.Type) throws {
    // `HealthFund.RowRefusal.Reason`: its module is its directory.
    let path = String(reflecting: type).split(separator: ".").map(String.init)
    let (module, name) = (try #require(path.first), try #require(path.last))
    // Two types of one module may have an enum of the same name inside.
    let around = path.dropFirst().dropLast()
    let declared = try sources(of: module).lazy
      .filter { source in around.allSatisfy { source.contains("struct \($0): ") } }
      .map { cases(of: name, in: $0) }.first { !$0.isEmpty }
    let sampled = Set(type.samples.map { String(String(describing: $0).prefix { $0 != "(" }) })
    #expect(declared == sampled, "\(path.joined(separator: "."))")
  }

  /// The names of the cases in the body of an enum, which its indentation delimits.
  private static func cases(of name: String, in source: String) -> Set<String> {
    let lines = source.split(separator: "\n", omittingEmptySubsequences: false)
    guard let head = lines.firstIndex(where: { $0.contains("enum \(name): ") }) else { return [] }
    let indent = String(lines[head].prefix { $0 == " " })
    let body = lines[(head + 1)...].prefix { $0 != indent + "}" }
    let cases = body.filter { $0.hasPrefix(indent + "  case ") }
    return Set(
      cases.flatMap { line in
        let names = line.dropFirst(indent.count + 7).replacing(/\(.*?\)(?=,|$| )/, with: "")
        // A raw value after the name is not part of it.
        return names.split(separator: ",").map { name in
          String(name.drop { $0 == " " }.prefix { $0 != " " })
        }
      })
  }

  private static func sources(of module: String) throws -> [String] {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources/\(module)")
    let files = try #require(
      FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { try String(contentsOf: $0, encoding: .utf8) }
  }

  @Test func `the reader of cases reads them`() {
    let source = """
      public enum Sample: Error {
        /// One.
        case one, two(Int)
        case three(String, of: Array<Int>)
        case four(a: Int, b: Int)

        enum Inner: Error {
          case five
        }
      }
      """
    #expect(Self.cases(of: "Sample", in: source) == ["one", "two", "three", "four"])
    #expect(Self.cases(of: "Inner", in: source) == ["five"])
  }
}
