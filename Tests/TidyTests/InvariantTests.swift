import Foundation
import Testing

/// `Docs/Invariants.md`: a table with a row for each numbered invariant, its guards and their tests.
///
///     | I3 | amounts are bounded integers | type `init(bounded:)`; schema `posting_bound` | `one posting …` |
///     | I22 | who signs did not prepare | not yet | not yet |
///
/// A guard names its layer and, in code spans, what stands in `Sources`; the layer `property` names
/// tests. A test is a function's name in `Tests`.
struct InvariantPage {
  static let numbers = 1...28
  static let layers: Set<String> = ["type", "command", "schema", "verify", "property"]
  /// The ones that the schema guards in any case.
  static let bySchema: Set<Int> = [1, 3, 4, 5, 8, 9, 10, 13, 18]

  struct Guard: Equatable {
    let layer: String
    let names: [String]
  }

  struct Row: Equatable {
    let number: Int
    /// Nothing where the page says "not yet".
    let guards: [Guard]?
    let tests: [String]?
  }

  private(set) var rows: [Row] = []
  private(set) var findings: [String] = []

  init(_ text: String) {
    for line in text.split(separator: "\n") where line.hasPrefix("| I") {
      let cells = Self.cells(of: line)
      guard cells.count == 4, let number = Int(cells[0].dropFirst()) else {
        findings.append("not a row of four cells: \(line)")
        continue
      }
      rows.append(
        Row(
          number: number, guards: Self.isOpen(cells[2]) ? nil : Self.guards(in: cells[2]),
          tests: Self.isOpen(cells[3]) ? nil : Self.codeSpans(in: cells[3])))
    }
  }

  /// What is wrong with the page, beside the sources and tests that it names.
  func findings(sources: String, testNames: Set<String>) -> [String] {
    let numbers = rows.map(\.number)
    var findings = findings
    if numbers != Array(Self.numbers) {
      findings.append("the rows are \(numbers), not I1 to I\(Self.numbers.upperBound) in order")
    }
    for row in rows {
      findings += guardFindings(row, sources, testNames).map { "I\(row.number): \($0)" }
      findings += testFindings(row, testNames).map { "I\(row.number): \($0)" }
    }
    return findings
  }

  private func guardFindings(
    _ row: Row, _ sources: String, _ testNames: Set<String>
  ) -> [String] {
    guard let guards = row.guards else { return [] }
    var findings: [String] = []
    let layers = Set(guards.map(\.layer))
    if layers.count < 2 { findings.append("one guard is not two") }
    if Self.bySchema.contains(row.number), !layers.contains("schema") {
      findings.append("the schema does not guard it")
    }
    for item in guards {
      if !Self.layers.contains(item.layer) { findings.append("no layer is called \(item.layer)") }
      if item.names.isEmpty { findings.append("the guard \(item.layer) names nothing") }
      let exists = { item.layer == "property" ? testNames.contains($0) : sources.contains($0) }
      findings += item.names.filter { !exists($0) }.map { "no such guard: \($0)" }
    }
    return findings
  }

  private func testFindings(_ row: Row, _ testNames: Set<String>) -> [String] {
    guard let tests = row.tests else {
      return row.guards == nil ? [] : ["guards without a test"]
    }
    let missing = tests.filter { !testNames.contains($0) }.map { "no such test: \($0)" }
    return tests.isEmpty ? ["neither a test nor \"not yet\""] : missing
  }

  /// The names of the test functions in some files.
  static func testNames(in files: [PackageFile]) -> Set<String> {
    Set(
      files.flatMap { file in
        file.text.matches(of: /func (?:`([^`]+)`|(\w+))\(/)
          .map { String($0.output.1 ?? $0.output.2 ?? "") }
      })
  }

  /// Splits at bars that no backslash escapes, outside code spans.
  private static func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isCode = false
    for character in line {
      if character == "`" { isCode.toggle() }
      if character == "|", !isCode {
        cells.append("")
      } else {
        cells[cells.count - 1].append(character)
      }
    }
    return cells.dropFirst().dropLast().map { $0.trimmingCharacters(in: .whitespaces) }
  }

  private static func isOpen(_ cell: String) -> Bool { cell.hasPrefix("not yet") }

  private static func guards(in cell: String) -> [Guard] {
    cell.split(separator: ";").map { item in
      let layer = item.drop { $0 == " " }.prefix { $0 != " " }
      return Guard(layer: String(layer), names: codeSpans(in: String(item)))
    }
  }

  private static func codeSpans(in text: String) -> [String] {
    text.matches(of: /`([^`]+)`/).map { String($0.output.1) }
  }
}

@Suite struct InvariantTests {
  static let isWritten = PackageFolder.exists("Docs/Invariants.md")

  @Test(.enabled(if: isWritten, "Docs/Invariants.md is not written yet"))
  func `every invariant has the guards and tests that its page names`() throws {
    let page = InvariantPage(try PackageFolder.file("Docs/Invariants.md").text)
    let sources = try PackageFolder.files(in: ["Sources"]).map(\.text).joined(separator: "\n")
    let tests = InvariantPage.testNames(in: try PackageFolder.swiftFiles(in: ["Tests"]))
    #expect(page.findings(sources: sources, testNames: tests) == [])
  }

  @Test func `sources name no invariant that does not exist`() throws {
    let files = try PackageFolder.files(in: ["Sources"])
    #expect(files.contains { $0.text.contains("INVARIANT I3") })
    for file in files {
      for match in file.text.matches(of: /INVARIANT I(\d+)/) {
        let number = Int(match.output.1) ?? 0
        #expect(InvariantPage.numbers.contains(number), "\(file.path): I\(number)")
      }
    }
  }

  private static let sources = "init(bounded:) posting_bound sums(of:) entryIsWhole"
  private static let testNames: Set<String> = ["a test", "another | test", "a property"]

  private func page(_ changes: [Int: String] = [:]) -> String {
    "# Invariants\n\n| | invariant | guards | tests |\n|---|---|---|---|\n"
      + InvariantPage.numbers.map { number in
        let whole = "type `init(bounded:)`; schema `posting_bound` | `a test`, `another | test`"
        return changes[number] ?? "| I\(number) | words, and `code` | \(whole) |"
      }.joined(separator: "\n")
  }

  private func findings(_ changes: [Int: String] = [:]) -> [String] {
    InvariantPage(page(changes)).findings(sources: Self.sources, testNames: Self.testNames)
  }

  @Test func `a whole page has no findings, nor have open rows`() {
    #expect(findings() == [])
    #expect(findings([22: "| I22 | a | not yet | not yet |"]) == [])
    #expect(
      findings([23: "| I23 | a | type `init(bounded:)`; property `a property` | `a test` |"]) == [])
    #expect(
      findings([2: "| I2 | a | verify `sums(of:)`; command `entryIsWhole` | `a test` |"]) == [])
  }

  @Test(arguments: [
    (7, "", "the rows are"), (7, "| I8 | a | not yet | not yet |", "the rows are"),
    (7, "| I7 | a | not yet |", "not a row of four cells"),
    (7, "| I7 | a | type `init(bounded:)` | `a test` |", "one guard is not two"),
    (7, "| I7 | a | type `gone`; verify `sums(of:)` | `a test` |", "no such guard: gone"),
    (7, "| I7 | a | type `sums(of:)`; property `gone` | `a test` |", "no such guard: gone"),
    (7, "| I7 | a | type; verify `sums(of:)` | `a test` |", "names nothing"),
    (7, "| I7 | a | hope `sums(of:)`; verify `sums(of:)` | `a test` |", "no layer is called hope"),
    (7, "| I7 | a | type `sums(of:)`; verify `sums(of:)` | `gone` |", "no such test: gone"),
    (7, "| I7 | a | type `sums(of:)`; verify `sums(of:)` | |", "neither a test nor"),
    (7, "| I7 | a | type `sums(of:)`; verify `sums(of:)` | not yet |", "guards without a test"),
    (9, "| I9 | a | type `sums(of:)`; verify `sums(of:)` | `a test` |", "schema does not guard"),
  ])
  func `a page that is wrong is found out`(number: Int, row: String, finding: String) {
    #expect(findings([number: row]).contains { $0.contains(finding) })
  }

  @Test func `names of tests are read from their functions`() {
    let text = "  @Test func `a test`() {}\n  func other(a: Int) {}\n// `no test`\n"
    let file = PackageFile(path: "Tests/A.swift", text: text)
    #expect(InvariantPage.testNames(in: [file]) == ["a test", "other"])
  }
}
