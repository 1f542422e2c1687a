import Foundation
import LedgerSQLite
import LedgerValues
import Testing

@testable import BookStore

/// `Docs/Format.md` is run: its script and its commands check a real book, and its vectors are those of
/// the golden one.
@Suite struct FormatPageTests {
  let scratch: Scratch
  let page: String

  init() throws {
    scratch = try Scratch()
    page = try String(
      contentsOf: packageRoot.appending(path: "Docs/Format.md"), encoding: .utf8)
    try fullBook(at: scratch.path("a.nafa"))
  }

  func block(_ language: String) throws -> String {
    let parts = page.components(separatedBy: "```\(language)\n")
    try #require(parts.count == 2)
    return try #require(parts[1].components(separatedBy: "```").first)
  }

  static func has(_ programs: String...) -> Bool {
    let folders = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    return programs.allSatisfy { program in
      folders.contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
    }
  }

  /// Runs a program with its output in a file, and gives what it printed.
  func run(_ arguments: String...) throws -> (output: String, status: Int32) {
    let output = scratch.path("output")
    try scratch.write([], to: "output")
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let handle = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
    process.standardOutput = handle
    process.standardError = handle
    try process.run()
    process.waitUntilExit()
    let text = String(decoding: try scratch.bytes(of: "output"), as: UTF8.self)
    return (text, process.terminationStatus)
  }

  func digest(_ name: String, _ sequence: Int) throws -> String {
    let book = try Book.open(scratch.path(name), forWriting: false, context: try .fixed())
    return try book.record(RecordKey(site: 1, sequence: sequence)).digest.hex
  }

  @Test(.enabled(if: has("python3"), "python3 is not installed"))
  func `the script in Python recomputes the chain, also after a person was forgotten`() throws {
    try scratch.write(Array(try block("python").utf8), to: "check.py")
    let book = try openFullBook(scratch.path("a.nafa"))
    for _ in 1...2 {
      let head = try book.checkpoint().record
      let result = try run("python3", scratch.path("check.py"), scratch.path("a.nafa"))
      #expect(result.status == 0)
      #expect(
        result.output == "\(try book.recordCount()) \(try digest("a.nafa", head.sequence))\n")
      let household = try #require(try book.households().last)
      let person = try #require(try book.persons(of: household.identifier).last)
      guard person.details != nil else { break }
      _ = try book.forget(person: person.code, reason: "asked for it")
    }
  }

  @Test(
    .enabled(if: has("python3"), "python3 is not installed"),
    arguments: [
      "UPDATE record SET actor = 'other' WHERE seq = 99",
      "UPDATE detail SET bytes = x'00'", "DELETE FROM record WHERE seq = 99",
    ])
  func `the script in Python finds what was changed`(sql: String) throws {
    try scratch.write(Array(try block("python").utf8), to: "check.py")
    try tamper(scratch.path("a.nafa"), dropping: ["record_u", "record_d", "detail_u"], sql)
    #expect(try run("python3", scratch.path("check.py"), scratch.path("a.nafa")).status != 0)
  }

  @Test(.enabled(if: has("sqlite3", "sha256sum"), "sqlite3 or sha256sum is not installed"))
  func `sqlite3 and sha256sum alone recompute a record`() throws {
    try scratch.write(Array(try block("sh").utf8), to: "one.sh")
    for sequence in [1, 2, 30, 150, 270] {
      let result = try run("sh", scratch.path("one.sh"), scratch.path("a.nafa"), "\(sequence)")
      let digest = try digest("a.nafa", sequence)
      #expect(result.output == "\(digest)\n\(digest)\n")
    }
  }

  @Test func `the page's vectors are those of the golden book`() throws {
    let line = try block("text").replacing("\n", with: "")
    let first = SHA256.digest(of: Array(line.utf8)).hex
    #expect(page.contains("its digest is `\(first)`"))
    #expect(page.contains("`\(GoldenBookTests.head)`"))
    let golden = try String(contentsOf: GoldenBookTests.file, encoding: .utf8)
    #expect(golden.contains("x'\(first)'"))
    let head = try #require(Digest(hex: GoldenBookTests.head))
    let checkpoint = Checkpoint(
      record: RecordKey(site: 1, sequence: GoldenBookTests.count), digest: head)
    #expect(page.contains("`\(checkpoint)`"))
  }

  /// The kinds that the page lists with their members are those that a book can have, and no record of
  /// the full book has a member that its row does not name.
  @Test func `the page names every kind of record and every member`() throws {
    let section = try #require(page.components(separatedBy: "## 6. ").last)
    var members: [String: Set<String>] = [:]
    for line in section.components(separatedBy: "### ")[0].split(separator: "\n") {
      let names = line.matches(of: /`([a-z0-9_]+)`/).map { String($0.output.1) }
      guard line.hasPrefix("| `"), let kind = names.first else { continue }
      members[kind] = Set(names)
    }
    #expect(Set(members.keys) == Set(RecordKind.allCases.map(\.rawValue)))
    let book = try openFullBook(scratch.path("a.nafa"))
    var missing: Set<String> = []
    let everywhere: Set<String> = ["injected", "clock_behind"]
    try book.eachRecord { (record) throws(BookError) in
      let names = Set((record.body.object ?? [:]).keys).subtracting(everywhere)
      let unnamed = names.subtracting(members[record.kind.rawValue] ?? [])
      for name in unnamed { missing.insert("\(record.kind.rawValue).\(name)") }
    }
    #expect(missing == [])
  }
}
