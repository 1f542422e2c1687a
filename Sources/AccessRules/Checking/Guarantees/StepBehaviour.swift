/// How a step and its payer behave, whatever the case.
struct StepBehaviour {
  let step: PayerStep
  let payer: Payer
  /// The term that says its percentage; nothing where it takes what exceeds a limit.
  let rate: VariableIndex?
  private let book: RuleBook

  init(_ step: PayerStep, _ book: RuleBook) {
    self.step = step
    self.book = book
    payer = book.payers[step.payer]
    rate = if case .rate(let variable) = step.take { variable } else { nil }
  }

  /// What earlier steps may have used up of what this one takes from.
  enum Resource: Hashable {
    case fund(String)
    /// The counters that count what a payer bore, and what it promised.
    case payer(String)
  }

  /// Whether the payer bears all that the rules give it, paid or promised, at any level of its fund,
  /// in every visit.
  var isReliable: Bool {
    payer.fund == nil || payer.shortage.first == .commitment(upTo: nil)
      || step.protection == .always
  }

  /// The same for the households of a box; a box in which it is not decided whether a guarantee
  /// protects the visit is one where none does.
  func isReliable(in box: HouseholdSweep.Box) -> Bool {
    isReliable || step.protection.terms.contains { box.term($0) == DecisionTable.passes }
  }

  /// Whether the household may bear a part that later payers do not see, in some visit.
  var leaks: Bool { !isReliable && payer.shortage.contains(.household) }

  func leaks(in box: HouseholdSweep.Box) -> Bool {
    !isReliable(in: box) && payer.shortage.contains(.household)
  }

  /// Whether there is no ceiling and nothing can be missing: what the percentage says is taken.
  func takesAllItsRate(in box: HouseholdSweep.Box) -> Bool {
    isReliable(in: box) && step.ceilings.isEmpty
  }

  /// Whether it is so in some visit, as far as the step alone tells.
  var mayTakeAllItsRate: Bool {
    step.ceilings.isEmpty && (isReliable || !step.protection.terms.isEmpty)
  }

  var depleted: Set<Resource> {
    var depleted: Set<Resource> = [.payer(payer.code)]
    if let fund = payer.fund { depleted.insert(.fund(fund)) }
    return depleted
  }

  /// What it takes depends on what earlier steps left of these.
  var used: Set<Resource> {
    var used = isReliable ? [] : depleted
    for ceiling in step.limits {
      if let fact = ceiling.counter, let counter = book.facts[fact].counter {
        used.insert(.payer(counter.payer))
      }
    }
    return used
  }
}
