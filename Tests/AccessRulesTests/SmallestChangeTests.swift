import AccessRules
import LedgerTestSupport
import LedgerValues
import Testing

/// What is suggested to a household, against trying every value of every fact that can change.
@Suite struct SmallestChangeTests {
  @Test func `the nearest change of each fact that helps is found, and no other`() throws {
    let book = try Sikoro.book()
    var random = SeededGenerator(seed: 11)
    var (single, double, none) = (0, 0, 0)
    for _ in 0..<60 {
      var facts = FairnessTests.facts(&random)
      facts["Classe validée"] = .value(
        .choice(["A", "B", "C"][Int.random(in: 0..<3, using: &random)]))
      facts["Mois depuis validation"] = .value(.integer(Int.random(in: 0...40, using: &random)))
      let care = try Sikoro.child(facts, [Sikoro.line(1_000, "consultation")])
      let decision = try book.decide(care)
      guard let now = decision.shares?.household, now.isPositive else { continue }
      let found = book.smallestChanges(for: care, decision)
      let expected = try Self.nearest(book, care, below: now)
      if expected.isEmpty {
        #expect(found.allSatisfy { $0.facts.count == 2 && $0.household < now })
        if found.isEmpty { none += 1 } else { double += 1 }
      } else {
        #expect(found.flatMap(\.facts).map { "\($0.name) \($0.to)" } == expected)
        single += 1
      }
    }
    #expect(single > 8 && double > 0 && none > 4, "\(single) \(double) \(none)")
  }

  /// By fact that can change: the value nearest to today's by which the household pays less.
  private static func nearest(
    _ book: RuleBook, _ care: CareCase, below now: Money
  ) throws -> [String] {
    try book.facts.filter { $0.change != .fixed }.compactMap { declared in
      let state = care.facts[declared.name]?.state
      var values: [FactValue] = []
      switch (declared.domain, state) {
      case (.choice(let words, _), .value(.choice(let word))) where declared.change == .renewable:
        values = words.filter { $0 == word }.map(FactValue.choice)
      case (.choice(let words, _), .some) where declared.change == .free:
        values = words.map(FactValue.choice)
      case (.integer, .value(.integer(let days))):
        values = (days...days + 280).map(FactValue.integer)
      default: break
      }
      for value in values {
        var changed = care
        changed.facts[declared.name] = Fact(.value(value))
        if declared.change == .renewable {
          changed.facts["Mois depuis validation"] = Fact(.value(.integer(0)))
        }
        if let paid = try book.decide(changed).shares?.household, paid < now {
          return "\(declared.name) \(FactState.value(value))"
        }
      }
      return nil
    }
  }
}
