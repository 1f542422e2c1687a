import LedgerValues

/// Proves that of two cases that differ in one variable alone, the one with the lower value never
/// makes the household pay more.
///
/// Both cases go down the waterfall together. A percentage of the rest, what exceeds a limit, and
/// what a ceiling or a fund leaves of either: each step takes an amount that grows with the rest and
/// never faster than it. So where the lower case starts a step with no more left, and the step gives
/// it no less, it ends the step with no more left. See `Dominance` for what has to hold of a step.
struct GrowthProof {
  private let check: GuaranteeCheck
  private let variable: VariableIndex

  /// Pairs of values past which none is compared.
  private static let pairBound = 100

  init(_ check: GuaranteeCheck, _ variable: VariableIndex) {
    self.check = check
    self.variable = variable
  }

  func outcome() -> Verdict.Outcome {
    guard isComparable else { return .notProved(step: nil) }
    let bins = check.program.bins[variable].starts.indices
    let pairs = bins.flatMap { low in bins[(low + 1)...].map { (low, $0) } }
    guard pairs.count <= Self.pairBound else { return .notProved(step: nil) }
    var open: Verdict.Outcome?
    for (low, high) in pairs {
      let dominance = Dominance(check, variable, low: low, high: high)
      guard let failure = dominance.failure() else { continue }
      if let refuted = refuted(failure, low, high) { return refuted }
      open = open ?? .notProved(step: failure.step)
    }
    return open ?? .proved
  }

  /// A term that nothing else is decided with, or a fact that no amount is made of; and no
  /// conditions on lines, since lines share roundings.
  private var isComparable: Bool {
    let book = check.book
    guard !check.guarantee.conditions.contains(where: { book.variesByLine($0.variable) }) else {
      return false
    }
    guard variable < book.facts.count else {
      let output = book.outputs[variable - book.facts.count]
      return book.tables[output.table].outputs.count == 1
        && !check.guarantee.conditions.contains { $0.variable == variable }
    }
    let amounts = book.steps.flatMap(\.limits).flatMap { [$0.limit.fact, $0.counter] }
    return book.facts[variable].subject != .line && !amounts.contains(variable)
  }

  private func refuted(_ failure: Dominance.Failure, _ low: Int, _ high: Int) -> Verdict.Outcome? {
    let search = CounterexampleSearch(check)
    let name = check.book.name(of: variable)
    return search.refutation(failure.households, failure.sweep) { care in
      let cases = [low, high].map { bin in search.changing(variable, to: bin, in: care) }
      let shares = zip(cases, [low, high]).map { search.household($0, supposing: (variable, $1)) }
      guard let poorer = shares[0], let richer = shares[1], poorer > richer else { return nil }
      let isTerm = variable >= check.book.facts.count
      let values = [low, high].map { bin in
        "\(name) = \(check.book.spelled(check.program.bins[variable].starts[bin], of: variable))"
      }
      return Counterexample(
        cases: cases, supposed: isTerm ? values : [], household: [poorer, richer])
    }
  }
}
