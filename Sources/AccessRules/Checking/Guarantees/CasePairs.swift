import LedgerValues

/// Pairs of cases that differ in one variable: each line of a bill is looked at in both.
///
/// Line 2n of a box is the nth line of the bill in the lower case, line 2n + 1 in the higher one.
struct CasePairs {
  private let check: GuaranteeCheck
  private let variable: VariableIndex
  private let low: Int
  private let high: Int

  init(_ check: GuaranteeCheck, _ variable: VariableIndex, low: Int, high: Int) {
    self.check = check
    self.variable = variable
    self.low = low
    self.high = high
  }

  /// The boxes of all pairs of cases with so many lines, as some terms are decided, that the
  /// guarantee is about.
  func boxes(
    ofLines lines: Int, _ terms: [VariableIndex]
  ) -> (sweep: HouseholdSweep, boxes: [HouseholdSweep.Box]?) {
    let ofLine = check.book.facts.indices.filter { check.book.facts[$0].subject == .line }
    var apart: [[VariableIndex: Int]] = []
    for line in 0..<lines {
      for side in 0...1 {
        var own = Dictionary(uniqueKeysWithValues: ofLine.map { ($0, line) })
        own[variable] = side
        apart.append(own)
      }
    }
    var sweep = HouseholdSweep(check.book, check.program, apart: apart)
    for line in apart.indices {
      sweep.narrow(variable, line: line, to: [line % 2 == 0 ? low : high])
    }
    let condition = check.extended.conditions[check.index]
    let tables = check.tables(
      deciding: [condition].compactMap(\.self) + terms, supposing: variable)
    let boxes = sweep.boxes(deciding: tables)?.filter { box in
      box.flaw != nil
        || apart.indices.allSatisfy { line in
          condition.map { box.term($0, line: line) == 1 } ?? true
        }
    }
    return (sweep, boxes)
  }

  private func rate(_ step: StepBehaviour, _ box: HouseholdSweep.Box, line: Int, _ side: Int)
    -> Int?
  {
    step.rate.map { term($0, box, line: line, side) }
  }

  /// What is decided, or supposed where the variable is a term that a step reads itself.
  private func term(
    _ term: VariableIndex, _ box: HouseholdSweep.Box, line: Int, _ side: Int
  ) -> Int {
    guard term == variable else { return box.term(term, line: 2 * line + side) }
    return check.program.bins[variable].starts[side == 0 ? low : high]
  }

  /// The terms that limit a step: ceilings, and where it takes what exceeds, the limits of that.
  private func ceilings(_ step: StepBehaviour) -> [VariableIndex] {
    step.step.ceilings.compactMap(\.limit.term)
  }

  private func excess(_ step: StepBehaviour) -> [VariableIndex] {
    guard case .excess(let limits) = step.step.take else { return [] }
    return limits.compactMap(\.limit.term)
  }

  /// Whether a step treats a line alike in both cases.
  func isSame(_ step: StepBehaviour, _ box: HouseholdSweep.Box) -> Bool {
    let terms = [step.rate].compactMap(\.self) + ceilings(step) + excess(step)
    return isProtected(step, box, line: 0, 0) == isProtected(step, box, line: 0, 1)
      && terms.allSatisfy { term($0, box, line: 0, 0) == term($0, box, line: 0, 1) }
  }

  /// Whether a guarantee keeps the limit of the payer's promises from cutting in a case.
  private func isProtected(
    _ step: StepBehaviour, _ box: HouseholdSweep.Box, line: Int, _ side: Int
  ) -> Bool {
    step.step.protection.terms.contains {
      term($0, box, line: line, side) == DecisionTable.passes
    }
  }

  /// Whether a step gives the lower case no less, whatever its fund can spend.
  func favoursLower(_ step: StepBehaviour, _ box: HouseholdSweep.Box, lines: Int) -> Bool {
    (0..<lines).allSatisfy { line in
      let lower = { (variable: VariableIndex) in term(variable, box, line: line, 0) }
      let higher = { (variable: VariableIndex) in term(variable, box, line: line, 1) }
      let gives = [step.rate].compactMap(\.self) + ceilings(step)
      let isKept =
        isProtected(step, box, line: line, 0) || !isProtected(step, box, line: line, 1)
      return isKept && gives.allSatisfy { lower($0) >= higher($0) }
        && excess(step).allSatisfy { lower($0) <= higher($0) }
    }
  }

  /// Whether a step takes of a line, in either case.
  func takes(_ step: StepBehaviour, _ box: HouseholdSweep.Box, line: Int) -> Bool {
    (0...1).contains { side in rate(step, box, line: line, side).map { $0 > 0 } ?? true }
  }

  func isIn(_ block: [StepBehaviour], _ box: HouseholdSweep.Box, line: Int) -> Bool {
    block.contains { takes($0, box, line: line) }
  }

  /// Whether two lines of the block have one percentage in a step, or it takes of neither.
  func isEven(
    _ step: StepBehaviour, over block: [StepBehaviour], _ box: HouseholdSweep.Box
  ) -> Bool {
    guard box.flaw == nil else { return false }
    guard isIn(block, box, line: 0), isIn(block, box, line: 1) else { return true }
    return (0...1).allSatisfy { side in
      rate(step, box, line: 0, side) == rate(step, box, line: 1, side)
    }
  }

  /// Whether lines of one percentage in the higher case are of one in the lower, or free there.
  func roundsAlike(_ step: StepBehaviour, _ box: HouseholdSweep.Box) -> Bool {
    let higher = (0...1).map { rate(step, box, line: $0, 1) }
    let lower = (0...1).map { rate(step, box, line: $0, 0) }
    guard let points = higher[0], points > 0, higher[0] == higher[1] else { return true }
    return lower[0] == lower[1] || lower.contains(Rate.whole.basisPoints)
  }

  /// Whether the limits of a step are the same for any two lines that it takes of.
  func hasOneLimit(_ step: StepBehaviour, _ box: HouseholdSweep.Box) -> Bool {
    let limits = ceilings(step) + excess(step)
    return (0...1).allSatisfy { side in
      let takesOfBoth = (0...1).allSatisfy { line in
        rate(step, box, line: line, side).map { $0 > 0 } ?? true
      }
      return !takesOfBoth
        || limits.allSatisfy { term($0, box, line: 0, side) == term($0, box, line: 1, side) }
    }
  }
}
