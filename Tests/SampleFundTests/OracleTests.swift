import Foundation
import Testing

/// The Python check over the input files and the strict book of these tests know nothing of each
/// other, and agree.
@Suite struct OracleTests {
  static let python = ["/usr/bin/python3", "/usr/local/bin/python3", "/opt/homebrew/bin/python3"]
    .first { FileManager.default.isExecutableFile(atPath: $0) }

  @Test(
    .enabled(if: OracleTests.python != nil, "needs python3"),
    arguments: [Sample.sikoro, Sample(households: 30, seed: 8)])
  func `the Python check finds the totals of the strict book`(sample: Sample) throws {
    let directory = FileManager.default.temporaryDirectory
      .appending(path: "nafa-oracle-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    for (name, text) in sample.files where !name.contains("/") {
      try Data(text.utf8).write(to: directory.appending(path: name))
    }
    let totals = try Self.totals(of: directory)
    let book = try StrictBook(sample.files, duesFirst: true)
    var cash: [String: Int] = [:]
    for (place, amount) in book.cash {
      cash["cash " + place.prefix { $0 != " " }, default: 0] += amount
    }
    for (name, amount) in cash { #expect(totals[name] == amount, "\(name)") }
    #expect(totals["cash"] == cash.values.reduce(0, +))
    var savings: [String: Int] = [:]
    for (person, amount) in book.savings {
      savings["savings " + (try #require(book.people[person]))["group"], default: 0] += amount
    }
    for (name, amount) in savings { #expect(totals[name] == amount, "\(name)") }
    #expect(totals["care"] == book.rows("visits.csv").reduce(0) { $0 + $1.francs("fee") })
    #expect((totals["dues"] ?? 0) > 0)
  }

  private static func totals(of directory: URL) throws -> [String: Int] {
    let script = ExampleFilesTests.sikoro.appending(path: "../../Tests/Oracle/totals.py")
    let output = directory.appending(path: "totals.csv")
    try Data().write(to: output)
    let process = Process()
    process.executableURL = URL(filePath: try #require(python))
    process.arguments = [script.path(), directory.path()]
    // To a file, not to a pipe: nobody would empty a pipe before the process ends.
    process.standardOutput = try FileHandle(forWritingTo: output)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let text = try String(contentsOf: output, encoding: .utf8)
    return Dictionary(
      uniqueKeysWithValues: Rows(text).rows.map { ($0["name"], $0.francs("amount")) })
  }
}
