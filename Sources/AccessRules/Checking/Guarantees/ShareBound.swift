import LedgerValues

/// Proves that the household bears at most so much.
///
/// In each box of households, a payer that cannot be short and has no ceiling closes a line by
/// taking all of it; one that takes what exceeds a limit leaves no more than that of the bill.
struct ShareBound {
  private let check: GuaranteeCheck
  private let most: Int

  init(_ check: GuaranteeCheck, most: Int) {
    self.check = check
    self.most = most
  }

  func outcome() -> Verdict.Outcome {
    let condition = check.extended.conditions[check.index]
    let start = HouseholdSweep(check.book, check.program)
    guard let first = start.boxes(deciding: [condition].compactMap(\.self)) else {
      return .notProved(step: nil)
    }
    var open: [(sweep: HouseholdSweep, box: HouseholdSweep.Box)] = []
    for box in first where condition.map({ box.term($0) == 1 }) ?? true {
      open.append((start, box))
    }
    var leaking: [(HouseholdSweep, HouseholdSweep.Box)] = []
    for step in check.book.steps {
      let behaviour = StepBehaviour(step, check.book)
      guard isOfInterest(behaviour) else { continue }
      var rest: [(HouseholdSweep, HouseholdSweep.Box)] = []
      for (sweep, box) in open {
        guard let finer = refined(sweep, box, behaviour) else {
          return .notProved(step: step.number)
        }
        for (sweep, box) in finer {
          switch effect(of: behaviour, in: box) {
          case .closes: break
          case .leaks: leaking.append((sweep, box))
          case .neither: rest.append((sweep, box))
          }
        }
      }
      open = rest
    }
    let failing = leaking + open
    if failing.isEmpty { return .proved }
    let search = CounterexampleSearch(check)
    return search.refutation(failing.map { $0.0.household(in: $0.1) }, start) { care in
      guard let share = search.household(care), share.units > most else { return nil }
      return Counterexample(cases: [care], supposed: [], household: [share])
    } ?? .notProved(step: nil)
  }

  private enum Effect { case closes, leaks, neither }

  private func isOfInterest(_ behaviour: StepBehaviour) -> Bool {
    behaviour.leaks || behaviour.mayTakeAllItsRate
  }

  private func refined(
    _ sweep: HouseholdSweep, _ box: HouseholdSweep.Box, _ behaviour: StepBehaviour
  ) -> [(HouseholdSweep, HouseholdSweep.Box)]? {
    var sweep = sweep
    sweep.narrow(to: box)
    return sweep.boxes(deciding: behaviour.step.terms)?.map { (sweep, $0) }
  }

  private func effect(of behaviour: StepBehaviour, in box: HouseholdSweep.Box) -> Effect {
    if box.flaw != nil { return .leaks }
    let takesAll = behaviour.takesAllItsRate(in: box)
    guard let rate = behaviour.rate else {
      let isBound = takesAll && (limit(behaviour.step, box) ?? .max) <= most
      return behaviour.leaks(in: box) ? .leaks : isBound ? .closes : .neither
    }
    let points = box.term(rate)
    if behaviour.leaks(in: box) { return points > 0 ? .leaks : .neither }
    return points == Rate.whole.basisPoints && takesAll ? .closes : .neither
  }

  /// What a step that takes what exceeds leaves at most: its lowest limit, before what was paid.
  private func limit(_ step: PayerStep, _ box: HouseholdSweep.Box) -> Int? {
    guard case .excess(let limits) = step.take else { return nil }
    return limits.compactMap { limit in
      switch limit.limit {
      case .literal(let francs): francs
      case .parameter(let index): check.program.parameters[index]
      case .term(let variable): box.term(variable)
      case .fact, .portion: nil
      }
    }.min()
  }
}

/// Proves that the household pays the same whatever a fund can spend.
///
/// Every step that this fund pays must promise what it cannot pay, or find nothing left. The guarantee
/// itself is a reason to promise: where it protects a payer, the limit of a promise cuts nothing.
struct ShortageProof {
  private let check: GuaranteeCheck
  private let fund: String

  init(_ check: GuaranteeCheck, fund: String) {
    self.check = check
    self.fund = fund
  }

  // The optimiser of Swift 6.3.1 ends with an "ownership error" in this function.
  @_optimize(none)
  func outcome() -> Verdict.Outcome {
    let steps = check.book.steps.map { StepBehaviour($0, check.book) }
    let sweep = HouseholdSweep(check.book, check.program)
    var households: [[OpenCell]] = []
    var first: Int?
    for (place, step) in steps.enumerated() where canBeShort(step) {
      let closing = steps[..<place].filter { $0.mayTakeAllItsRate && $0.rate != nil }
      guard let open = open(step, after: closing, sweep) else {
        return .notProved(step: step.step.number)
      }
      if !open.isEmpty { first = first ?? step.step.number }
      households += open.map { sweep.household(in: $0) }
    }
    guard let first else { return .proved }
    return refuted(households, sweep) ?? .notProved(step: first)
  }

  private func canBeShort(_ step: StepBehaviour) -> Bool {
    step.payer.fund.map { sameBytes($0, fund) && !step.isReliable } ?? false
  }

  /// The boxes of households of whose lines a step takes a part that its fund may lack; nothing where
  /// they are too many.
  private func open(
    _ step: StepBehaviour, after closing: [StepBehaviour], _ sweep: HouseholdSweep
  ) -> [HouseholdSweep.Box]? {
    // Lines share roundings, so that a guarantee about some lines is proved for all of them.
    let condition = check.extended.conditionsOfCase[check.index]
    let terms = (condition.map { [$0] } ?? []) + (closing + [step]).flatMap(\.step.terms)
    return sweep.boxes(deciding: terms)?.filter { box in
      if box.flaw != nil { return true }
      if let condition, box.term(condition) == 0 { return false }
      let isClosed = closing.contains { earlier in
        earlier.takesAllItsRate(in: box)
          && earlier.rate.map { box.term($0) == Rate.whole.basisPoints } ?? false
      }
      let takes = step.rate.map { box.term($0) > 0 } ?? true
      return takes && !isClosed && !step.isReliable(in: box)
    }
  }

  private func refuted(
    _ households: [[OpenCell]], _ sweep: HouseholdSweep
  ) -> Verdict.Outcome? {
    let search = CounterexampleSearch(check)
    return search.refutation(households, sweep) { care in
      var dry = care
      dry.available[fund] = .zero
      guard let full = search.household(care), let short = search.household(dry), full != short
      else { return nil }
      return Counterexample(cases: [care, dry], supposed: [], household: [full, short])
    }
  }
}
