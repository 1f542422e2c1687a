import Foundation
import Testing

@testable import NafaCLI

/// `Docs/Refusals.md` shows every code that the program can say, in its own words; `Docs/Commands.md`
/// every command.
///
/// With `UPDATE_GALLERY=1` the sentences are rewritten and codes that are missing are added at the
/// end, and the run fails: the change is read, sorted in by hand, and the tests are run again.
@Suite struct GalleryTests {
  private static let updates = ProcessInfo.processInfo.environment["UPDATE_GALLERY"] == "1"

  private static func text(of path: String) throws -> String {
    try String(contentsOf: DocumentTests.package.appending(path: path), encoding: .utf8)
  }

  /// One sample of each code, in the order in which the program knows its errors.
  private static let samples: [Diagnostic] = {
    var seen: Set<String> = []
    let values = ValueProblem.samples.map { problem in
      Diagnostic(UsageError.badValue("?", .option("option"), problem))
    }
    return (ExplainedErrors.all.flatMap { diagnostics(of: $0) } + values)
      .filter { seen.insert($0.code).inserted }
  }()

  private static func diagnostics<Error: Explained>(of type: Error.Type) -> [Diagnostic] {
    type.samples.map { Diagnostic($0) }
  }

  @Test func `the page of refusals has every code, each once, and no other`() throws {
    var gallery = Gallery(try Self.text(of: "Docs/Refusals.md"))
    if Self.updates {
      for diagnostic in Self.samples { gallery.show(diagnostic) }
      try Data(gallery.text.utf8)
        .write(to: DocumentTests.package.appending(path: "Docs/Refusals.md"))
      Issue.record("the page was rewritten: read the change, and run again")
    }
    let shown = gallery.sections.map(\.code)
    #expect(Set(shown).count == shown.count)
    #expect(Set(shown) == Set(Self.samples.map(\.code)))
  }

  @Test func `a refusal is shown in the words of the program`() throws {
    let gallery = Gallery(try Self.text(of: "Docs/Refusals.md"))
    for diagnostic in Self.samples {
      #expect(gallery.said(diagnostic.code) == Gallery.words(of: diagnostic), "\(diagnostic.code)")
    }
  }

  @Test
  func `a refusal is provoked on the page or by a test that it names, or says that it is not`()
    throws
  {
    let names = try Self.testNames()
    for section in Gallery(try Self.text(of: "Docs/Refusals.md")).sections {
      let isProvoked =
        section.console.contains { $0 == "  \(section.code)" }
        || section.console.contains { $0.hasPrefix("  \(section.code) at ") }
      let named = section.tests
      #expect(isProvoked || !named.isEmpty || section.isNotProvoked, "\(section.code)")
      #expect(!isProvoked || !section.isNotProvoked, "\(section.code)")
      for name in named { #expect(names.contains(name), "\(section.code): \(name)") }
    }
  }

  private static func testNames() throws -> Set<String> {
    let tests = DocumentTests.package.appending(path: "Tests")
    let files = try #require(
      FileManager.default.enumerator(at: tests, includingPropertiesForKeys: nil))
    return try files.compactMap { $0 as? URL }.filter { $0.pathExtension == "swift" }
      .reduce(into: []) { names, file in
        let text = try String(contentsOf: file, encoding: .utf8)
        for match in text.matches(of: /func `([^`]+)`\(/) { names.insert(String(match.1)) }
      }
  }

  @Test func `the page of commands has every command, by both its names`() throws {
    let lines = Set(try Self.text(of: "Docs/Commands.md").split(separator: "\n").map(String.init))
    func look(at commands: [Command], after path: [Command]) {
      for command in commands where !command.isHidden {
        let path = path + [command]
        let english = path.map { $0.word(in: .english) }.joined(separator: " ")
        let french = path.map { $0.word(in: .french) }.joined(separator: " ")
        let marks = String(repeating: "#", count: path.count + 2)
        #expect(lines.contains("\(marks) \(english) · \(french)"), "\(english)")
        #expect(lines.contains("$ nafa \(english) --help"))
        look(at: command.subcommands, after: path)
      }
    }
    look(at: Commands.all, after: [])
  }
}

/// The page of refusals: what is before the first code, and a section for each.
struct Gallery {
  /// From a code's heading to the next heading.
  struct Section {
    let code: String
    var lines: [String]

    /// The lines of its console blocks.
    var console: [String] { fenced("console").flatMap(\.self) }

    /// The tests that the section says it is provoked by.
    var tests: [String] {
      lines.filter { $0.hasPrefix("Provoked by the test") }
        .flatMap { $0.matches(of: /`([^`]+)`/).map { String($0.1) } }
    }

    /// Whether the section says that nothing provokes the refusal.
    var isNotProvoked: Bool { lines.contains { $0.hasPrefix("Not provoked: ") } }

    func fenced(_ kind: String) -> [[String]] {
      var blocks: [[String]] = []
      var rest = lines[...]
      while let start = rest.firstIndex(of: "```\(kind)") {
        let end = rest[start...].firstIndex(of: "```") ?? rest.endIndex
        blocks.append(Array(rest[(start + 1)..<end]))
        rest = rest[min(end + 1, rest.endIndex)...]
      }
      return blocks
    }
  }

  private var head: [String] = []
  private(set) var sections: [Section] = []
  /// Headings of groups, before the section that they open.
  private var headings: [Int: [String]] = [:]

  init(_ text: String) {
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      if let match = line.wholeMatch(of: /### `(.+)`/) {
        sections.append(Section(code: String(match.1), lines: [line]))
      } else if line.hasPrefix("## "), !sections.isEmpty {
        headings[sections.count, default: []].append(line)
      } else if headings[sections.count] != nil {
        headings[sections.count]?.append(line)
      } else if sections.isEmpty {
        head.append(line)
      } else {
        sections[sections.count - 1].lines.append(line)
      }
    }
  }

  var text: String {
    var lines = head
    for (index, section) in sections.enumerated() {
      lines += headings[index] ?? []
      lines += section.lines
    }
    return (lines + (headings[sections.count] ?? [])).joined(separator: "\n")
  }

  /// What the section of a code says that the program says.
  func said(_ code: String) -> String? {
    sections.first { $0.code == code }?.fenced("text").first?.joined(separator: "\n")
  }

  /// Puts the words of the program into a code's section, which is added where it is missing.
  mutating func show(_ diagnostic: Diagnostic) {
    let words = Self.words(of: diagnostic).split(separator: "\n").map(String.init)
    guard let index = sections.firstIndex(where: { $0.code == diagnostic.code }) else {
      let block = ["### `\(diagnostic.code)`", "", "```text"] + words + ["```", ""]
      return sections.append(Section(code: diagnostic.code, lines: block))
    }
    let lines = sections[index].lines
    guard let start = lines.firstIndex(of: "```text"),
      let end = lines[start...].firstIndex(of: "```")
    else { return }
    sections[index].lines.replaceSubrange((start + 1)..<end, with: words)
  }

  /// What the program says of it, in French and in English.
  static func words(of diagnostic: Diagnostic) -> String {
    let said = Language.allCases.map { language in
      DiagnosticRenderer(voice: Voice(language: language)).text(of: diagnostic)
    }
    return String(said.joined().dropLast())
  }
}
