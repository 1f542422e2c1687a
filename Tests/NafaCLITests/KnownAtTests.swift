import LedgerValues
import Testing

@testable import NafaCLI

/// What the book knew: at a record, or at a moment.
@Suite struct KnownAtTests {
  private static let reports = [
    ["fund", "list"], ["trial-balance"], ["journal"], ["ledger", "5711"], ["passbook", "M0001-3"],
  ]

  @Test(arguments: reports)
  func `a moment is the last record at or before it`(report: [String]) throws {
    let folder = try FundFolder()
    try folder.write("c.csv", FundFolder.oneContribution)
    let before = try #require(
      folder.checkpoint.split(separator: "\"").dropFirst(3).first)
    let record = try #require(before.split(separator: " ").first)
    #expect(folder.run(["import", "c.csv"]).status == .done)
    func read(_ knownAt: String) -> Ran { folder.run(report + ["--known-at", knownAt]) }
    let expected = read(String(record))
    #expect(expected.status == .done && expected.output.contains(before), "\(expected.output)")
    let moment = Moment(milliseconds: FundFolder.clock.milliseconds - 1)
    #expect(read(moment.description).output == expected.output)
    let now = folder.run(report).output
    #expect(read(FundFolder.clock.description).output == now)
    #expect(!now.contains(before))
  }

  @Test func `before the first record nothing was known`() throws {
    let folder = try FundFolder()
    let ran = folder.run(["fund", "list", "--known-at", "2020-01-01T00:00Z"])
    #expect(ran.status == .refused, "\(ran.output)")
    let none = folder.run(["fund", "list", "--known-at", "hier"])
    #expect(none.status == .usage && none.errors.contains("value.known-at"))
  }
}
