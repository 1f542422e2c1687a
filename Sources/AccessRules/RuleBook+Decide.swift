public import LedgerValues

extension RuleBook {
  /// Decides a case.
  ///
  /// - Throws: The first of `notInForce`, `wrongLineCount`, `feeOutOfBounds`, `missingFund`,
  ///   `unknownFact`, then fact by fact `missingCounter`, `wrongType`, `neverNotApplicable`,
  ///   `outOfRange`.
  public func decide(_ care: CareCase) throws(CareCaseError) -> Decision {
    let question = try Question(care, self)
    var exploration = Exploration(question, self)
    exploration.run()
    return Decision(
      ruleBook: digest, day: care.day, outcome: exploration.outcome(),
      asksBeforeCare: exploration.asksBeforeCare(),
      suppositions: question.suppositions.map { facts[$0].name })
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
