import HealthFund
import LedgerValues
import Testing

/// Each name that a line may have, and what is accepted and disputed of it.
@Suite struct ClaimMatcherTests {
  typealias Samples = ClaimSamples

  private func names(_ result: ClaimResult) -> [[ClaimDiscrepancy]] {
    result.findings.map(\.discrepancies)
  }

  @Test func `a line that is what the book has is accepted in full`() throws {
    let result = Samples.result(
      [Samples.care(1), Samples.care(1, 1, "FER", fee: 400, household: 100)],
      [
        Samples.line(1, "v-1 "),
        Samples.line(2, "V-1", "FER", fee: 400, charged: 100, amount: 300),
      ])
    #expect(names(result) == [[], []])
    #expect(result.clean.map(\.accepted.accepted) == [750, 300])
    #expect(result.unclaimed.isEmpty)
  }

  @Test func `one line may claim a whole visit, in parts that make its amount`() throws {
    let care = [Samples.care(1), Samples.care(1, 1, "FER", fee: 400, household: 100)]
    let whole = Samples.line(1, "V-1", nil, fee: 1_400, charged: 350, amount: 1_050)
    let result = Samples.result(care, [whole])
    let match = try #require(result.clean.first?.accepted)
    #expect(match.parts.map(\.amount) == [750, 300])
    #expect(result.unclaimed.isEmpty)
    let again = Samples.result(care, [whole, Samples.line(2, "V-1")])
    #expect(names(again) == [[], [.duplicate(of: Samples.lineID(1))]])
  }

  @Test func `what no visit stands for is named, and nothing of it is accepted`() {
    let care = [
      Samples.care(1, isUndone: true), Samples.care(2, at: "CSREF-C1"), Samples.care(3),
      Samples.care(4, accepted: 750, by: Samples.lineID(77)),
    ]
    let result = Samples.result(
      care,
      [
        Samples.line(1, "V-1"), Samples.line(2, "V-2"), Samples.line(3, "V-3", "SUTURE"),
        Samples.line(4, "V-4"), Samples.line(5, "V-9", on: 11), Samples.line(6, "V-3"),
        Samples.line(7, "V-3"),
      ])
    #expect(
      names(result) == [
        [.undoneVisit], [.otherProvider("CSREF-C1")], [.otherService],
        [.duplicate(of: Samples.lineID(77))], [.unknownVisit], [],
        [.duplicate(of: Samples.lineID(6))],
      ])
    for finding in result.doubtful {
      #expect(finding.accepted.accepted == 0)
      #expect(finding.accepted.disputed == 750)
    }
  }

  @Test func `a number that is wrong or missing is named where all else is one visit's`() {
    let care = [Samples.care(1), Samples.care(2, on: 12), Samples.care(3, on: 12)]
    let result = Samples.result(
      care,
      [Samples.line(1, "V-10"), Samples.line(2, nil, on: 12), Samples.line(3, nil, of: nil)])
    #expect(names(result) == [[.otherNumber(recorded: "V-1")], [.unknownVisit], [.unknownVisit]])
    #expect(result.findings[0].accepted.accepted == 750)
    let twice = Samples.result([care[0]], [Samples.line(1, nil), Samples.line(2, "V-10")])
    #expect(names(twice) == [[.unknownVisit], [.unknownVisit]])
  }

  @Test func `what differs is named, and what is owed may be accepted of it`() {
    let result = Samples.result(
      [
        Samples.care(1), Samples.care(2), Samples.care(3), Samples.care(4, household: 0),
        Samples.care(5), Samples.care(6), Samples.care(7),
      ],
      [
        Samples.line(1, "V-1", of: "moussa"), Samples.line(2, "V-2", on: 11),
        Samples.line(3, "V-3", fee: 1_500, amount: 1_250),
        Samples.line(4, "V-4", charged: 250, amount: 750),
        Samples.line(5, "V-5", charged: 500, amount: 500),
        Samples.line(6, "V-6", amount: 800), Samples.line(7, "V-7"),
      ])
    #expect(
      names(result) == [
        [.otherPerson], [.otherDay(recorded: Samples.day(10))], [.otherFee(recorded: 1_000)],
        [.chargedAlthoughFree(250)], [.otherShare(recorded: 250)], [.otherAmount(owed: 750)], [],
      ])
    let accepted = result.findings.map(\.accepted)
    #expect(accepted.map(\.accepted) == [750, 750, 750, 750, 500, 750, 750])
    #expect(accepted.map(\.disputed) == [0, 0, 500, 0, 0, 50, 0])
    #expect(accepted.map(\.overcharged) == [0, 0, 0, 250, 250, 0, 0])
    #expect(result.findings.map(\.disputed).map(\.accepted) == [0, 0, 0, 0, 0, 0, 0])
  }

  @Test func `two equal services of a visit go to the lines of their fee`() {
    let care = [Samples.care(1, 0, fee: 1_000), Samples.care(1, 1, fee: 2_000, household: 500)]
    let lines = [
      Samples.line(1, "V-1", fee: 2_000, charged: 500, amount: 1_500), Samples.line(2, "V-1"),
    ]
    let result = Samples.result(care, lines)
    #expect(names(result) == [[], []])
    #expect(result.findings.map { $0.care.map(\.id.line) } == [[1], [0]])
  }

  @Test func `visits that no line claims are listed up to the day asked`() {
    let care = [
      Samples.care(1), Samples.care(2, fee: 1_000, household: 1_000),
      Samples.care(3, isUndone: true), Samples.care(4, at: "CSREF-C1"),
      Samples.care(5, accepted: 750, by: Samples.lineID(7)), Samples.care(6, on: 31),
      Samples.care(7, on: 12),
    ]
    let matcher = ClaimMatcher(provider: Samples.provider, care: care)
    let result = matcher.result(lines: [Samples.line(1, "V-7")], through: Samples.day(30))
    #expect(result.unclaimed.map(\.visit) == ["V-1"])
  }

  @Test func `a match is read as it was written`() {
    let finding = Samples.result(
      [Samples.care(4, household: 0)], [Samples.line(1, "V-4", fee: 1_250, amount: 1_250)]
    ).findings[0]
    for match in [finding.accepted, finding.disputed] {
      #expect(ClaimMatch(json: match.json) == match)
    }
    #expect(ClaimMatch(json: ["claim": "#900", "line": 1]) == nil)
  }
}
