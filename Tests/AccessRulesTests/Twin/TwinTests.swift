import AccessRules
import Foundation
import LedgerValues
import Testing

@Suite struct TwinTests {
  /// More rounds where `NAFA_ROUNDS` says so; the optimised run of the heavy suites does.
  static let rounds =
    ProcessInfo.processInfo.environment["NAFA_ROUNDS"].flatMap { Int($0) } ?? 400

  @Test func `the engine and its twin agree`() throws {
    var tally: [String: Int] = [:]
    for seed in 1...UInt64(Self.rounds) {
      var generator = TwinGenerator(seed: seed)
      let (book, text, counters) = generator.makeBook()
      let reading = RuleBook.read(text)
      guard let ruleBook = reading.book else {
        Issue.record("seed \(seed): \(reading.mistakes)\n\(text)")
        return
      }
      #expect(RuleBook.read(lines: ruleBook.lines).book?.digest == ruleBook.digest)
      for _ in 0..<3 {
        let (twin, care) = try generator.makeCase(book, counters: counters)
        let decision = TwinDecision(book, twin)
        let expected = decision.outcome()
        let found = try outcome(ruleBook, book, care)
        count(book, twin, expected, decision.worldCount, &tally)
        guard found == expected else {
          Issue.record("seed \(seed): \(found), twin \(expected)\n\(text)\n\(care)")
          return
        }
      }
    }
    for (name, number) in tally.sorted(by: { $0.key < $1.key }) { print("\(name): \(number)") }
    for name in Self.interesting {
      #expect(tally[name, default: 0] >= Self.rounds / 100, "\(name) is too rare")
    }
  }

  static let interesting = [
    "decided", "decided in doubt", "flawed", "impossible", "undecided", "with ceilings",
    "with commitments", "with excess", "with impossible lines", "with several worlds",
    "with short funds", "undecided with questions", "undecided without questions",
  ]

  private func count(
    _ book: TwinBook, _ care: TwinCase, _ outcome: TwinOutcome, _ worlds: Int,
    _ tally: inout [String: Int]
  ) {
    func add(_ name: String, _ isSo: Bool = true) { if isSo { tally[name, default: 0] += 1 } }
    switch outcome {
    case .decided(let shares, let inDoubt):
      add(inDoubt ? "decided in doubt" : "decided")
      add("with commitments", shares.francs.keys.contains { $0[2] == 1 })
    case .flawed: add("flawed")
    case .impossible: add("impossible")
    case .undecided(let questions, _, _, _):
      add("undecided")
      add(questions.isEmpty ? "undecided without questions" : "undecided with questions")
    }
    add("with several worlds", worlds > 1)
    add("with impossible lines", !book.impossible.isEmpty)
    add("with ceilings", book.steps.contains { !$0.ceilings.isEmpty })
    add("with short funds", care.available.contains { $0 < 200 })
    add(
      "with excess",
      book.steps.contains { if case .excess = $0.take { true } else { false } })
  }

  /// The engine's decision in the twin's terms.
  private func outcome(
    _ ruleBook: RuleBook, _ book: TwinBook, _ care: CareCase
  ) throws -> TwinOutcome {
    let decision: Decision
    do throws(CareCaseError) {
      decision = try ruleBook.decide(care)
    } catch {
      guard case .impossible = error else { throw error }
      return .impossible
    }
    func facts(_ names: [String]) -> [Int] {
      names.compactMap { name in book.facts.firstIndex { $0.name == name } }
    }
    switch decision.outcome {
    case .flawed: return .flawed
    case .undecided(let undecided):
      #expect(undecided.isExact)
      return .undecided(
        questions: facts(undecided.questions), unanswerable: facts(undecided.unanswerable),
        least: Int(undecided.household.lowerBound.units),
        most: Int(undecided.household.upperBound.units))
    case .decided(let shares):
      var francs: [[Int]: Int] = [:]
      for (line, lineShares) in shares.lines.enumerated() {
        for share in lineShares.shares {
          francs[[line, share.step - 1, share.isCommitment ? 1 : 0], default: 0] +=
            Int(share.amount.units)
        }
      }
      return .decided(
        TwinShares(francs: francs, household: Int(shares.household.units)),
        inDoubt: !decision.doubts.isEmpty)
    }
  }
}
