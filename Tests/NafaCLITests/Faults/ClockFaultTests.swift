import LedgerValues
import Testing

@testable import NafaCLI

/// Clocks that are wrong, or may be.
@Suite struct ClockFaultTests {
  private func folder(days: Int64) throws -> FundFolder {
    let folder = try FundFolder()
    try folder.write("c.csv", FundFolder.oneContribution)
    folder.clock = Moment(milliseconds: FundFolder.clock.milliseconds + days * 86_400_000)
    return folder
  }

  @Test(arguments: [40, 399, 4_000])
  func `a clock far ahead needs a person`(days: Int64) throws {
    let folder = try folder(days: days)
    let checkpoint = folder.checkpoint
    for words in [["import", "c.csv"], ["import", "c.csv", "--yes"]] {
      let ran = folder.run(words)
      #expect(ran.status == .decision && ran.output.isEmpty)
      #expect(ran.errors.contains("the clock is \(Money(days + 1).formattedBare(.english)) days"))
      #expect(ran.errors.contains("clock.ahead at b.nafa"))
    }
    let french = folder.run(["import", "c.csv"], .french)
    #expect(french.errors.contains("vérifiez la date de la machine"))
    folder.expectUnchanged(checkpoint)
  }

  @Test func `forty days are nothing to ask about`() throws {
    let folder = try folder(days: 39)
    #expect(folder.run(["import", "c.csv"]).status == .done)
  }

  @Test func `a person says that the day is right`() throws {
    let folder = try folder(days: 100)
    let checkpoint = folder.checkpoint
    folder.isTerminal = true
    folder.typed = ["n"]
    #expect(folder.run(["import", "c.csv"]).status == .decision)
    folder.typed = []
    #expect(folder.run(["import", "c.csv"]).status == .decision)
    #expect(folder.checkpoint == checkpoint)
    folder.typed = ["y"]
    let ran = folder.run(["import", "c.csv"])
    #expect(ran.status == .done)
    #expect(ran.errors.hasPrefix("The last record is 101 days old. Is today 16 April 2026? [y/N] "))
  }

  @Test func `a clock more than 400 days ahead needs the day typed`() throws {
    let folder = try folder(days: 500)
    let checkpoint = folder.checkpoint
    folder.isTerminal = true
    folder.typed = ["y"]
    #expect(folder.run(["import", "c.csv", "--yes"]).status == .decision)
    #expect(folder.checkpoint == checkpoint)
    folder.typed = ["2027-05-21"]
    let ran = folder.run(["import", "c.csv", "--yes"], .french)
    #expect(ran.status == .done, "\(ran.errors)")
    #expect(ran.errors.contains("2027-05-21"))
  }

  @Test func `a clock behind is noted and reorders nothing`() throws {
    let folder = try folder(days: -31)
    let ran = folder.run(
      ["contribute", "M0001-3", "500", "--receipt", "R1-900001", "--into", "5711"])
    #expect(ran.status == .done)
    #expect(
      ran.errors == """
        nafa: note: the clock says 2025-12-06T08:00:00.000Z, before the last record, \
        2026-01-05T08:00:00.000Z
          clock.behind
          remedy: set the machine's clock right

        """)
    let french = folder.run(["reverse", "#386", "--reason", "essai"], .french)
    #expect(french.errors.contains("l'horloge dit 2025-12-06T08:00:00.000Z"))
    #expect(folder.run(["verify"]).status == .done)
  }
}
