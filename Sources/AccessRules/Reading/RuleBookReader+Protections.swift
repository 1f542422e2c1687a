extension RuleBookReader {
  /// Finds the steps that guarantees protect, and adds a table for the conditions of each guarantee
  /// that a decision depends on.
  ///
  /// - Precondition: there is no mistake in what was read.
  /// - Returns: The tables that were added; they need only tables of the text.
  mutating func addProtections() -> [Int] {
    let first = tables.count
    for fund in Set(guarantees.compactMap(\.dryFund)).sorted() {
      let protected = steps.indices.filter { step in
        let payer = payers[steps[step].payer]
        return payer.promiseLimit != nil && payer.fund.map { sameBytes($0, fund) } ?? false
      }
      guard !protected.isEmpty else { continue }
      let protection = protection(from: fund)
      for step in protected { steps[step].protection = protection }
    }
    return Array(first..<tables.count)
  }

  /// In which visits some guarantee says that a fund running dry changes nothing.
  private mutating func protection(from fund: String) -> Protection {
    var ofVisits: [(guarantee: Int, tests: [VariableTest])] = []
    for (index, guarantee) in guarantees.enumerated() {
      guard let dry = guarantee.dryFund, sameBytes(dry, fund) else { continue }
      let tests = guarantee.conditions.filter {
        !variesByLine($0.variable)
      }
      if tests.isEmpty { return .always }
      ofVisits.append((index, tests))
    }
    return .visits(ofVisits.map { addCondition(of: $0.guarantee, $0.tests) })
  }

  /// Adds the table that says whether a visit is one that a guarantee protects.
  private mutating func addCondition(of guarantee: Int, _ tests: [VariableTest]) -> VariableIndex {
    let variable = facts.count + outputs.count
    let words = [Vocabulary.no(language), Vocabulary.yes(language)]
    outputs.append(
      OutputDeclaration(
        name: "\(Vocabulary.protectedBy(language)) \(guarantee + 1)",
        domain: .choice(words, isOrdered: false), table: tables.count))
    articles.append(
      Article(
        label: "\(Vocabulary.guarantee(language)) \(guarantee + 1)", title: "",
        tables: [tables.count]))
    tables.append(
      DecisionTable(
        testing: tests, deciding: variable, article: articles.count - 1, guarantee: guarantee))
    return variable
  }
}
