import Testing

@testable import NafaCLI

@Suite struct CountCommandTests {
  private static let witnesses = ["--witness", "Awa", "--witness", "Moussa"]
  private static let line =
    ["count", "5711", "--voucher", "PV-1", "--on", "2025-12-30"] + witnesses

  @Test func `a person is asked for each note and coin, again where no number was said`() throws {
    let folder = try FundFolder()
    folder.isTerminal = true
    folder.typed = ["1", "", "deux", "2", "", "", "", "", "", "", "", "", "", "3", "o"]
    let ran = folder.run(Self.line, .french)
    #expect(ran.status == .done, "\(ran.errors)")
    #expect(ran.errors.contains("Billets de"))
    #expect(ran.errors.contains("Un nombre entier"))
    #expect(folder.typed.isEmpty)
    #expect(ran.output.contains(/14.015/))
  }

  @Test func `a person who breaks off has counted nothing`() throws {
    let folder = try FundFolder()
    folder.isTerminal = true
    folder.typed = ["1", "2"]
    #expect(folder.run(Self.line).errors.contains("question.declined"))
  }

  @Test(arguments: [
    "10000", "10000x", "x3", "10000x-1", "10000x3,", "10000x3,10000x2", "25x1", "10000x1.5",
    "10000x99999999999",
  ])
  func `pieces that are none are refused before anything is opened`(text: String) throws {
    let ran = TestMachine().run(Self.line + ["--notes", text])
    #expect(ran.status == .usage && ran.errors.contains("value.pieces"), "\(ran.errors)")
  }

  @Test func `a script says the pieces, a dry run writes nothing`() throws {
    let folder = try FundFolder()
    #expect(folder.run(Self.line).errors.contains("usage.option-missing"))
    let line = Self.line + ["--notes", "500x0", "-O", "json"]
    let before = try folder.bytes("b.nafa")
    #expect(folder.run(line + ["--dry-run"]).status == .done)
    #expect(try folder.bytes("b.nafa") == before)
    let ran = folder.run(line)
    #expect(ran.output.contains("\"counted\": 0") && ran.output.contains("\"checkpoint\""))
    let one = folder.run(Array(line.dropLast(4).dropLast(2)) + ["--notes", "500x0"])
    #expect(one.errors.contains("count.one-witness"), "\(one.errors)")
  }
}
