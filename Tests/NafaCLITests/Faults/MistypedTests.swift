import Testing

@testable import NafaCLI

/// What a hand slips on: nothing is taken for nothing, and nothing is left out unsaid.
@Suite struct MistypedTests {
  @Test(arguments: [
    ("transfer 500 --from 5711 --to 5211 --fund GEN --voucher", " ", "value.empty"),
    ("reverse 20 --reason", "  ", "value.empty"),
    ("passbook", "M0001-4", "code.check-digit"), ("passbook", "p0001-4", "code.check-digit"),
    ("passbook", "Nobody", "person.unknown"), ("ledger", "5799", "account.unknown"),
    ("ledger 5711 --fund", "ABC", "fund.unknown"),
    ("trial-balance --fund", "ABC", "fund.unknown"),
  ])
  func `a slip is refused, and names what it is`(line: String, last: String, code: String) throws {
    let folder = try FundFolder()
    let before = try folder.bytes("b.nafa")
    let ran = folder.run(line.split(separator: " ").map(String.init) + [last])
    #expect(ran.status == (code == "value.empty" ? .usage : .refused))
    #expect(ran.errors.contains("\n  \(code)\n"), "\(ran.errors)")
    #expect(ran.output == "")
    #expect(try folder.bytes("b.nafa") == before)
  }

  @Test func `rows of a statement that cannot be read are named one by one`() throws {
    let folder = try FundFolder()
    var rows = try FundFolder.lines("wallet.csv")
    rows[1] = rows[1].replacing(/\d\d:\d\d/, with: "25:00", maxReplacements: 1)
    rows[2] = "2025-02-30" + rows[2].dropFirst(10)
    try folder.write("w.csv", rows.joined(separator: "\n"))
    let ran = folder.run(["--dry-run", "reconcile", "import", "5521", "w.csv"])
    #expect(ran.status == .findings)
    #expect(ran.errors.contains("row.not-a-time at w.csv:2, column heure"), "\(ran.errors)")
    #expect(ran.errors.contains("row.not-a-day at w.csv:3, column date"), "\(ran.errors)")
  }

  @Test func `a statement of which no row can be read is refused, row by row`() throws {
    let folder = try FundFolder()
    let header = try #require(try FundFolder.lines("wallet.csv").first)
    try folder.write("w.csv", header + "\n2025-02-30,09:43,A1,Épargne,200,0,200\n")
    let ran = folder.run(["reconcile", "import", "5521", "w.csv"])
    #expect(ran.status == .refused)
    #expect(ran.errors.contains("row.not-a-day at w.csv:2, column date"), "\(ran.errors)")
    try folder.write("w.csv", header + "\n")
    let empty = folder.run(["reconcile", "import", "5521", "w.csv"])
    #expect(empty.errors.contains("the file has no statement line"), "\(empty.errors)")
  }
}
