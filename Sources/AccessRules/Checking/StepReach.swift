/// Which fee lines the steps of a waterfall take of, over every household.
struct StepReach {
  let book: RuleBook
  let program: Program

  init(_ book: RuleBook, _ program: Program) {
    self.book = book
    self.program = program
  }

  /// Whether a step takes a part of any line of anybody.
  func takes(_ step: PayerStep) -> Bool {
    guard case .rate = step.take else { return true }
    return meet([step])
  }

  /// Whether it makes no difference which of two steps comes first: they never take of the same
  /// line, of the same fund, or under a limit that counts the other's payer.
  func areApart(_ one: PayerStep, _ other: PayerStep) -> Bool {
    let payers = [one, other].map { book.payers[$0.payer] }
    if one.payer == other.payer { return false }
    if let fund = payers[0].fund, let second = payers[1].fund, sameBytes(fund, second) {
      return false
    }
    func counts(_ step: PayerStep, _ payer: Payer) -> Bool {
      step.ceilings.contains { ceiling in
        let counter = ceiling.counter.flatMap { book.facts[$0].counter }
        return counter.map { sameBytes($0.payer, payer.code) } ?? false
      }
    }
    let counted = counts(one, payers[1]) || counts(other, payers[0])
    return !counted && !meet([one, other])
  }

  /// Whether there is a line of which each of some steps takes a part; yes where nobody can tell.
  func meet(_ steps: [PayerStep]) -> Bool {
    var rates: [VariableIndex] = []
    for step in steps {
      guard case .rate(let variable) = step.take else { return true }
      rates.append(variable)
    }
    guard let boxes = HouseholdSweep(book, program).boxes(deciding: rates) else { return true }
    return boxes.contains { box in box.flaw != nil || rates.allSatisfy { box.term($0) > 0 } }
  }
}
