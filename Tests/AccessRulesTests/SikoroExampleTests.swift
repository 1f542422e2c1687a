import AccessRules
import LedgerValues
import Testing

/// The examples that Sikoro's committee wrote beside its articles come out as it says.
@Suite struct SikoroExampleTests {
  @Test func `every example comes out`() throws {
    let book = try Sikoro.book()
    #expect(book.examples.count > 40)
    for example in book.examples {
      let decision = try book.decide(example.care)
      let found = Self.differences(decision, example.expected, book)
      #expect(found == [], "\(example.name): \(decision)")
    }
  }

  private static func differences(
    _ decision: Decision, _ expected: AccessRules.Expectation, _ book: RuleBook
  ) -> [String] {
    var found: [String] = []
    func look(_ what: String, _ isSo: Bool) { if !isSo { found.append(what) } }
    if case .undecided(let open) = decision.outcome {
      look("household", expected.household == open.household)
      look("questions", expected.questions == open.questions)
      return found
    }
    guard let shares = decision.shares, let household = expected.household else {
      return ["not decided"]
    }
    look("household", household == shares.household...shares.household)
    for payer in book.payers.map(\.code) {
      let wanted = expected.shares.first { $0.name == payer }?.amount ?? 0
      look(payer, shares.total(of: payer) == wanted)
      let promised = shares.lines.flatMap(\.shares)
        .filter { $0.payer == payer && $0.isCommitment }.reduce(Money.zero) { $0 + $1.amount }
      look(
        "promise of \(payer)",
        promised == expected.commitments.first { $0.name == payer }?.amount ?? 0)
    }
    look("cash", expected.cash.map { $0 == book.cash(for: shares.household) } ?? true)
    look("aids", decision.benefits.map(\.name) == expected.benefits.map(\.name))
    look("aid", decision.benefits.map(\.amount) == expected.benefits.map(\.amount))
    look("doubts", decision.doubts == expected.doubts)
    return found
  }
}
