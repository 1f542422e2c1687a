import AccessRules
import Foundation
import Testing

@Suite struct TwinTests {
  /// More rounds where `NAFA_ROUNDS` says so; the optimised run of the heavy suites does.
  static let rounds =
    ProcessInfo.processInfo.environment["NAFA_ROUNDS"].flatMap { Int($0) } ?? 400

  @Test func `the engine and its twin agree`() throws {
    var tally = TwinTally()
    try Self.compare(1...UInt64(Self.rounds), cases: 3, &tally)
    tally.report(atLeast: Self.rounds / 200)
  }

  /// Decides cases of books drawn by seed with the engine and with the twin.
  static func compare(_ seeds: ClosedRange<UInt64>, cases: Int, _ tally: inout TwinTally) throws {
    for seed in seeds {
      var generator = TwinGenerator(seed: seed, hasPromises: true)
      let (book, text, counters) = generator.makeBook()
      let reading = RuleBook.read(text)
      guard let ruleBook = reading.book else {
        Issue.record("seed \(seed): \(reading.mistakes)\n\(text)")
        return
      }
      #expect(RuleBook.read(lines: ruleBook.lines).book?.digest == ruleBook.digest)
      for _ in 0..<cases {
        let (twin, care) = try generator.makeCase(book, counters: counters)
        let decision = TwinDecision(book, twin)
        let expected = decision.outcome()
        let found = try TwinReading(ruleBook, book, care)
        tally.count(book, twin, care, expected, found, worlds: decision.worldCount)
        guard found.agrees(with: expected, hasOpenAmount: decision.hasOpenAmount) else {
          Issue.record("seed \(seed): \(found.outcome), twin \(expected)\n\(text)\n\(care)")
          return
        }
      }
    }
  }
}

/// A million cases, in an optimised build.
@Suite struct TwinCampaign {
  @Test(arguments: 0..<4) func `the engine and its twin agree on a quarter of a million`(
    part: Int
  ) throws {
    var tally = TwinTally()
    let first = 1_000_000 + UInt64(part) * 12_500
    try TwinTests.compare(first...first + 12_499, cases: 20, &tally)
    #expect(tally.cases == 250_000)
    tally.report(atLeast: 100)
  }
}
