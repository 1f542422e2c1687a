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

  @Test func `daily statements after one another are taken as one, every row accounted for`() throws
  {
    func day(_ number: Int, _ opening: Int, _ amount: Int) -> String {
      """
      :20:X
      :25:A
      :60F:C25010\(number)XOF\(opening),
      :61:25010\(number)C\(amount),NTRFR\(number)
      :62F:C25010\(number)XOF\(opening + amount),
      -

      """
    }
    let ran = try taken("days.sta", day(2, 100, 20) + day(3, 120, 30))
    #expect(ran.status == .done, "\(ran.errors)")
    let figures = ran.output.split(separator: "\n").map {
      $0.split(separator: " ").map(String.init)
    }
    #expect(figures.contains(["new", "2", "50"]) && figures.contains(["read", "2", "50"]))
    #expect(figures.contains(["opening", "100", "F", "CFA"]), "\(ran.output)")
    #expect(figures.contains(["closing", "150", "F", "CFA"]), "\(ran.output)")
    let report = folder.run(["reconcile", "parse", "days.sta", "-O", "csv"]).output
    #expect(report.split(separator: "\n").count { $0.hasPrefix("A,XOF") } == 2, "\(report)")
  }

  @Test func `a file of which no row can be read says why`() throws {
    let ran = try taken(
      "a.ofx",
      "<OFX><STMTRS><STMTTRN><DTPOSTED>20250301<TRNAMT>50<FITID>A</STMTTRN></STMTRS></OFX>\n")
    #expect(ran.status == .refused && ran.errors.contains("row.no-currency"), "\(ran.errors)")
  }
}
