import LedgerValues
import Reconciliation
import Testing

@Suite struct OracleTests {
  @Test func `over many months no confirmed match is wrong, and few are missed`() throws {
    var (truths, confirmed, suggested, wrong) = (0, 0, 0, 0)
    var missed: [Oracle.Kind: Int] = [:]
    var reached: [Oracle.Kind: Int] = [:]
    for seed in UInt64(1)...24 {
      let oracle = Oracle(seed: seed, payments: 600)
      let result = try Matcher().result(lines: oracle.lines, movements: oracle.movements)
      let score = oracle.score(result)
      #expect(score.wrongConfirmed.isEmpty, "seed \(seed)")
      truths += score.truths
      confirmed += score.confirmed
      suggested += score.suggested
      wrong += score.wrongSuggested.count
      missed.merge(score.missed, uniquingKeysWith: +)
      for truth in oracle.truths { reached[truth.kind, default: 0] += 1 }
    }
    #expect(confirmed * 100 >= truths * 85, "\(confirmed) of \(truths)")
    // What is missed is mostly what the statement has twice, which nobody but a person can settle.
    #expect((confirmed + suggested) * 100 >= truths * 98, "\(suggested) of \(truths), \(missed)")
    #expect(wrong * 1_000 <= suggested * 5, "\(wrong) of \(suggested)")
    for kind in Oracle.Kind.allCases { #expect(reached[kind, default: 0] > 20, "\(kind)") }
  }
}
