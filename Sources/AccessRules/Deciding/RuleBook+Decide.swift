public import LedgerValues

extension RuleBook {
  /// Decides a case.
  ///
  /// - Throws: The first of `notInForce`, `wrongLineCount`, `feeOutOfBounds`, `missingFund`,
  ///   `unknownFact`, then fact by fact `missingCounter`, `wrongType`, `neverNotApplicable`,
  ///   `outOfRange`; then `impossible`.
  public func decide(_ care: CareCase) throws(CareCaseError) -> Decision {
    let question = try Question(care, self)
    var exploration = Exploration(question, self)
    exploration.run()
    if exploration.isExact, exploration.branches.isEmpty {
      throw .impossible(facts: question.forbiddenFacts.map { facts[$0].name })
    }
    var outcome = exploration.outcome()
    var doubts: [String] = []
    // A question that can be asked is asked; a doubt is about what cannot be known.
    if case .undecided(let undecided) = outcome, undecided.questions.isEmpty, doubt != nil {
      var inDoubt = Exploration(question, self, inDoubt: true)
      inDoubt.run()
      if let shares = inDoubt.inFavourOfTheHousehold() {
        (outcome, doubts) = (.decided(shares), undecided.unanswerable)
      }
    }
    return Decision(
      ruleBook: digest, day: care.day, outcome: outcome,
      asksBeforeCare: exploration.asksBeforeCare(),
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
