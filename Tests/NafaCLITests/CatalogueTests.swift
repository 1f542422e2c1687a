import Foundation
import Testing

@testable import NafaCLI

/// No sentence is without its French. The type sees to it: a `Message` cannot be made without both,
/// and nothing but a `Message` can be said. These tests see to what the type cannot.
@Suite struct CatalogueTests {
  private static func sources() throws -> [(name: String, text: String)] {
    let folder = DocumentTests.package.appending(path: "Sources/NafaCLI")
    let files = try #require(
      FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .map { ($0.lastPathComponent, try String(contentsOf: $0, encoding: .utf8)) }
  }

  /// Sentences in one language, or in none.
  private static func faults(in text: String) -> [Substring] {
    text.matches(of: /\b(?:fr|en):\s*""/).map(\.output)
      + text.matches(of: /\bMessage\((?!\s*(?:fr:|unlike:|\)))[^)]{0,40}/).map(\.output)
      + text.matches(of: /\bfr:\s*"([^"\\]*)",\s*en:\s*"([^"\\]*)"/).compactMap { match in
        match.output.1 == match.output.2 && !same.contains(String(match.output.1))
          ? match.output.0 : nil
      }
  }

  /// Words that are the same in both languages.
  private static let same: Set<String> = [
    "…", "Arguments", "article", "code", "impossible", "JOURNAL", "MESSAGE", "Options",
    "questions", "tables", "Total", "verdict", "version",
  ]

  @Test func `no sentence of the catalogue lacks its French or its English`() throws {
    var count = 0
    for source in try Self.sources() {
      #expect(Self.faults(in: source.text) == [], "\(source.name)")
      count += source.text.matches(of: /\bfr:/).count
    }
    #expect(count > 400)
  }

  @Test(
    arguments: [
      "Message(fr: \"\", en: \"the fund\")", "Message(fr: \"le fonds\", en: \"\")",
      "Message(fr: \"the fund\", en: \"the fund\")", "Message(text)",
      "Message(\n      fr: \"the fund\",\n      en: \"the fund\")",
    ])
  func `a sentence without its French is found`(source: String) {
    #expect(Self.faults(in: source).count == 1)
  }

  @Test(
    arguments: [
      "Message(fr: \"le fonds\", en: \"the fund\")", "Message(fr: \"Total\", en: \"Total\")",
      "Message(\n  fr: \"\\(name)\", en: \"\\(name)\")",
    ])
  func `a sentence with both is not`(source: String) {
    #expect(Self.faults(in: source).isEmpty)
  }
}
