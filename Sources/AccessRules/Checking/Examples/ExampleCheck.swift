import LedgerValues

extension RuleBook {
  /// Decides every example, and says what comes out otherwise than the committee says; in their
  /// order.
  public func exampleOutcomes() -> [ExampleOutcome] {
    examples.indices.map { place in
      ExampleOutcome(
        example: place, differences: ExampleCheck(examples[place], self).differences())
    }
  }
}

/// Holds one example against what the rule book decides.
struct ExampleCheck {
  private let example: Example
  private let book: RuleBook
  private var expected: Expectation { example.expected }

  init(_ example: Example, _ book: RuleBook) {
    self.example = example
    self.book = book
  }

  private typealias Difference = ExampleOutcome.Difference

  func differences() -> [ExampleOutcome.Difference] {
    let words = Words(book)
    let decision: Decision
    do throws(CareCaseError) {
      decision = try book.decide(example.care)
    } catch {
      return [Difference(name: example.name, expected: words.decided, found: words.impossible)]
    }
    switch decision.outcome {
    case .flawed:
      return [Difference(name: example.name, expected: words.decided, found: words.flawed)]
    case .undecided(let open): return undecided(open, words) + terms(words)
    case .decided(let shares): return decided(decision, shares, words) + terms(words)
    }
  }

  private func difference(_ name: String, _ expected: String, _ found: String) -> [Difference] {
    sameBytes(expected, found)
      ? [] : [Difference(name: name, expected: expected, found: found)]
  }

  private func undecided(_ open: Undecided, _ words: Words) -> [Difference] {
    // In which order they are asked is not what an example is about.
    let asked = [expected.questions, open.questions].map { names in
      book.facts.map(\.name).filter { name in names.contains { sameBytes($0, name) } }
    }
    return difference(words.ask, asked[0].joined(separator: ", "), asked[1].joined(separator: ", "))
      + (expected.household.map {
        difference(words.household, words.francs($0), words.francs(open.household))
      } ?? [])
      + (expected.needsDecision
        ? [Difference(name: example.name, expected: words.decided, found: words.undecided)] : [])
  }

  private func decided(
    _ decision: Decision, _ shares: CostShares, _ words: Words
  ) -> [Difference] {
    let household = shares.household...shares.household
    var found = difference(words.ask, expected.questions.joined(separator: ", "), "")
    if let expected = expected.household {
      found += difference(words.household, words.francs(expected), words.francs(household))
    }
    // Where all is said to the franc, who is not named bears nothing.
    let isComplete =
      !expected.shares.isEmpty && expected.household.map { $0.lowerBound == $0.upperBound } ?? false
    for payer in book.payers {
      let wanted = expected.shares.first { sameBytes($0.name, payer.code) }?.amount
      guard let wanted = wanted ?? (isComplete ? .zero : nil) else { continue }
      found += difference(
        payer.code, words.francs(wanted), words.francs(shares.total(of: payer.code)))
    }
    for promise in expected.commitments {
      let promised = shares.lines.flatMap(\.shares)
        .filter { sameBytes($0.payer, promise.name) && $0.isCommitment }
        .reduce(Money.zero) { $0 + $1.amount }
      found += difference(
        "\(words.commitment) \(promise.name)", words.francs(promise.amount), words.francs(promised))
    }
    for aid in expected.benefits {
      let given = decision.benefits.first { sameBytes($0.name, aid.name) }?.amount ?? .zero
      found += difference(aid.name, words.francs(aid.amount), words.francs(given))
    }
    if let cash = expected.cash {
      found += difference(
        words.cash, words.francs(cash), words.francs(book.cash(for: shares.household)))
    }
    return found
      + difference(
        words.doubt, expected.doubts.joined(separator: ", "),
        decision.doubts.joined(separator: ", "))
  }

  /// What tables decide, in every line and whatever is not known.
  private func terms(_ words: Words) -> [Difference] {
    guard !expected.terms.isEmpty, let question = try? Question(example.care, book) else {
      return []
    }
    return expected.terms.flatMap { test in
      var exploration = Exploration(
        deciding: book.tables(deciding: [test.variable], in: question.program), question, book)
      exploration.run()
      let domain = book.domain(of: test.variable)
      let codes = Set(
        exploration.branches.flatMap { branch in
          branch.terms.map { $0[test.variable - book.facts.count] }
        })
      let wanted = test.condition.codes(in: domain.codes, question.program.parameters)
      let passing = codes.filter(wanted.contains)
      guard codes != passing || codes.isEmpty else { return [Difference]() }
      return [
        Difference(
          name: book.name(of: test.variable), expected: test.text,
          found: codes.sorted().map { book.spelled($0, of: test.variable) }.joined(separator: ", "))
      ]
    }
  }
}

extension ExampleCheck {
  /// The rule book's own words for what may come out.
  struct Words {
    private let language: RuleBookLanguage

    init(_ book: RuleBook) {
      language = book.language
    }

    var household: String { Vocabulary.household(language) }
    var ask: String { Vocabulary.ask(language) }
    var doubt: String { Vocabulary.doubtColumn(language) }
    var cash: String { Vocabulary.cash(language) }
    var commitment: String { Vocabulary.commitment(language) }
    var aid: String { Vocabulary.aid(language) }
    var impossible: String { Vocabulary.impossible(language) }
    var decided: String { language == .french ? "décidé" : "decided" }
    var undecided: String { language == .french ? "pas décidé" : "not decided" }
    var flawed: String { language == .french ? "pas de réponse" : "no answer" }

    func francs(_ amount: Money) -> String {
      NumberText.spelled(Int(amount.units), in: .money(0...0))
    }

    /// `313 F`, `0 F..750 F`.
    func francs(_ amounts: ClosedRange<Money>) -> String {
      amounts.lowerBound == amounts.upperBound
        ? francs(amounts.lowerBound)
        : "\(francs(amounts.lowerBound))..\(francs(amounts.upperBound))"
    }
  }
}
