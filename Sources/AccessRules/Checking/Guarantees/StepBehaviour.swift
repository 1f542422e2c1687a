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

  /// Whether the payer bears all that the rules give it, paid or promised, at any level of its fund.
  var isReliable: Bool { payer.fund == nil || payer.shortage.first == .commitment(upTo: nil) }

  /// Whether the household may bear a part that later payers do not see.
  var leaks: Bool { !isReliable && payer.shortage.contains(.household) }

  /// Whether there is no ceiling and nothing can be missing: what the percentage says is taken.
  var takesAllItsRate: Bool { isReliable && step.ceilings.isEmpty }

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
