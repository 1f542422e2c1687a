import LedgerValues

/// Two cases that differ in one variable, side by side through the waterfall.
///
/// Until a step tells them apart nothing differs. From then on there is a *block* of lines, those
/// that such steps take of, of which the lower case has no more left in sum; on every other line
/// both have the same. A step keeps this so where
///
/// - it gives the lower case no less: no lower percentage, no lower ceiling, no higher limit, and no
///   promise cut that is not cut in the higher case;
/// - all lines of the block have one percentage in it, or it takes of none of them, since sums are
///   compared and not lines;
/// - lines that one case shares a rounding on, the other does too;
/// - what earlier steps used up of its fund and counters, they used up for the good of the lower
///   case: then the lower case has less left to pay by as much as there is less to take from. That
///   is lost when a step that takes of something else comes in between;
/// - it leaves nothing to the household that a later payer could have borne.
struct Dominance {
  private let check: GuaranteeCheck
  private let variable: VariableIndex
  private let pairs: CasePairs
  private let low: Int
  private let high: Int

  init(_ check: GuaranteeCheck, _ variable: VariableIndex, low: Int, high: Int) {
    self.check = check
    self.variable = variable
    self.low = low
    self.high = high
    pairs = CasePairs(check, variable, low: low, high: high)
  }

  /// Where the proof fails, and the households it fails for.
  struct Failure {
    let step: Int
    let sweep: HouseholdSweep
    let households: [[OpenCell]]
  }

  /// What the steps before have done.
  private struct State {
    var block: [StepBehaviour] = []
    /// Used up more in the lower case, and for its good.
    var owed: Set<StepBehaviour.Resource> = []
    /// Used up more in the lower case, perhaps for nothing.
    var spent: Set<StepBehaviour.Resource> = []
  }

  /// Nothing where the proof goes through.
  func failure() -> Failure? {
    var state = State()
    for step in check.book.steps {
      if let failure = failure(StepBehaviour(step, check.book), &state) { return failure }
    }
    return nil
  }

  private func failure(_ step: StepBehaviour, _ state: inout State) -> Failure? {
    let one = pairs.boxes(ofLines: 1, step.step.terms)
    guard let boxes = one.boxes else { return fail(step, one.sweep, []) }
    let adverse = boxes.filter { $0.flaw != nil || !pairs.favoursLower(step, $0, lines: 1) }
    guard adverse.isEmpty else { return fail(step, one.sweep, adverse) }
    let isSame = boxes.allSatisfy { pairs.isSame(step, $0) }
    if isSame, state.block.isEmpty { return nil }
    let two = pairs.boxes(ofLines: 2, state.block.flatMap(\.step.terms) + step.step.terms)
    guard let boxes = two.boxes else { return fail(step, two.sweep, []) }
    let touching = boxes.filter { box in
      pairs.isIn(state.block, box, line: 0) && pairs.takes(step, box, line: 0)
    }
    let used = step.used
    let isShared = !used.isDisjoint(with: state.owed.union(state.spent))
    if isSame, touching.isEmpty, !isShared { return nil }
    if step.leaks || !used.isDisjoint(with: state.spent) { return fail(step, two.sweep, touching) }
    let uneven = boxes.filter { box in
      !pairs.isEven(step, over: state.block, box) || !pairs.roundsAlike(step, box)
        || !pairs.hasOneLimit(step, box)
    }
    guard uneven.isEmpty else { return fail(step, two.sweep, uneven) }
    if !touching.isEmpty || isShared {
      state.spent.formUnion(state.owed.subtracting(step.depleted))
    }
    state.block.append(step)
    // Where a payer may be short, its counters count what it did not bear.
    state.owed.formUnion(step.depleted)
    if !step.isReliable {
      state.owed.remove(.payer(step.payer.code))
      state.spent.insert(.payer(step.payer.code))
    }
    return nil
  }

  private func fail(
    _ step: StepBehaviour, _ sweep: HouseholdSweep, _ boxes: [HouseholdSweep.Box]
  ) -> Failure {
    let households = boxes.isEmpty ? [sweep.household()] : boxes.map { sweep.household(in: $0) }
    return Failure(step: step.step.number, sweep: sweep, households: households)
  }
}
