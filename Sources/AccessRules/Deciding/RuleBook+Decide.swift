public import LedgerValues

extension RuleBook {
  /// Decides a case.
  ///
  /// - Throws: The first of `notInForce`, `wrongLineCount`, `feeOutOfBounds`, `missingFund`,
  ///   `unknownFact`, then fact by fact `missingCounter`, `wrongType`, `neverNotApplicable`,
  ///   `outOfRange`; then `impossible`.
  public func decide(_ care: CareCase) throws(CareCaseError) -> Decision {
    let question = try Question(care, self)
    let possibilities = Possibilities(question, self)
    if possibilities.isImpossible {
      throw .impossible(facts: question.forbiddenFacts.map { facts[$0].name })
    }
    var outcome = possibilities.outcome()
    var doubts: [String] = []
    // A question that can be asked is asked; a doubt is about what cannot be known.
    if case .undecided(let undecided) = outcome, undecided.questions.isEmpty, doubt != nil {
      let inDoubt = Possibilities(question, self, inDoubt: true)
      if let shares = inDoubt.inFavourOfTheHousehold() {
        (outcome, doubts) = (.decided(shares), undecided.unanswerable)
      }
    }
    return Decision(
      ruleBook: digest, day: care.day, outcome: outcome,
      asksBeforeCare: possibilities.asksBeforeCare(),
      suppositions: question.suppositions.map { facts[$0].name }, doubts: doubts)
  }

  /// What is paid in cash of an amount: the nearest multiple of the coins at hand.
  ///
  /// Nothing stays nothing.
  public func cash(for amount: Money) -> Money {
    amount.rounded(to: cashStep, .nearest)
  }

  /// The counters that the book must answer before it can decide a visit on this rule book.
  public var counters: [FactDeclaration] { facts.filter { $0.counter != nil } }
}
