import AccessRules
import BookStore
import DoubleEntry
import Foundation
import HealthFund
import LedgerValues
import Testing

/// Where the repository is, from this file's own place.
let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
  .deletingLastPathComponent().deletingLastPathComponent()

/// The acts of a folder of input files, with the files' digests.
func readFolder(_ folder: URL) throws -> (acts: [PlacedAct], sources: [(String, Digest)]) {
  var acts: [PlacedAct] = []
  var sources: [(String, Digest)] = []
  for file in FundFile.allCases {
    let bytes = [UInt8](try Data(contentsOf: folder.appending(path: "\(file.rawValue).csv")))
    let reading = try file.read(bytes)
    #expect(reading.refusals == [])
    acts += reading.acts
    sources.append((file.rawValue, SHA256.digest(of: bytes)))
  }
  return (acts, sources)
}

@Suite struct SikoroTests {
  @Test func `the year of Sikoro is imported once, and nothing is refused`() throws {
    let folder = packageRoot.appending(path: "Examples/sikoro")
    let book = try Book.create(
      at: .memory, settings: BookSettings(start: try day("2025-01-01")), context: try .fixed())
    let text = try String(contentsOf: folder.appending(path: "reglement.md"), encoding: .utf8)
    let reading = RuleBook.read(text)
    _ = try book.adopt(try #require(reading.book))
    let (acts, sources) = try readFolder(folder)
    let report = try book.importing(acts, sources: sources)
    for refusal in report.refusals.prefix(20) {
      Issue.record("\(refusal.file) \(refusal.line): \(refusal.refusal)")
    }
    #expect(report.record != nil)
    let again = try book.importing(acts, sources: sources)
    #expect(again.records == 0)
    let proof = try book.verify(.deep)
    #expect(proof.findings == [])
    #expect(proof.counts.records == (try book.recordCount()))
    print(report.files)
  }
}
