import Testing

@testable import NafaCLI

/// What `nafa reconcile import` says of files that banks hand out.
@Suite struct StatementCommandTests {
  let folder: FundFolder

  init() throws {
    folder = try FundFolder()
  }

  private func taken(_ name: String, _ text: String) throws -> Ran {
    try folder.write(name, text)
    folder.seed += 1
    return folder.run(["reconcile", "import", "5523", name])
  }

  @Test func `a statement that is cut is taken, and called so`() throws {
    let ran = try taken(
      "a.sta", ":20:X\n:25:A\n:60F:C250101XOF5,\n:61:2501010101C25,NTRFA1\n:62M:C250101XOF30,\n")
    #expect(ran.status == .findings, "\(ran.errors)")
    #expect(ran.output.contains("cut at line 5: the page"), "\(ran.output)")
    #expect(folder.run(["reconcile", "list", "5523"]).output.contains("25"))
  }

  @Test func `a file of which no row can be read says why`() throws {
    let ran = try taken(
      "a.ofx",
      "<OFX><STMTRS><STMTTRN><DTPOSTED>20250301<TRNAMT>50<FITID>A</STMTTRN></STMTRS></OFX>\n")
    #expect(ran.status == .refused && ran.errors.contains("row.no-currency"), "\(ran.errors)")
  }
}
