/// What it costs to decide a term of which nothing is known.
public struct IgnoranceCost: Hashable, Sendable {
  /// The decision: `Gratuité`.
  public let term: String
  /// Boxes of households that are told apart; nothing where they are too many to go through.
  public let cases: Int?
}

extension RuleBook {
  /// What it costs to know nothing, for each term that is looked at in the end: on the span of days
  /// on which it costs most.
  public func costsOfIgnorance() -> [IgnoranceCost] {
    goals.map { goal in
      let counts = programs.map { HouseholdSweep(self, $0).boxes(deciding: [goal])?.count }
      let isKnown = counts.allSatisfy { $0 != nil }
      return IgnoranceCost(
        term: name(of: goal), cases: isKnown ? counts.compactMap(\.self).max() : nil)
    }
  }

  func costlyTerms() -> [RuleBookFinding] {
    costsOfIgnorance().filter { $0.cases == nil }.map { cost in
      RuleBookFinding(
        problem: .tooManyCases(term: cost.term), table: nil, rows: [], witness: [],
        days: inForce)
    }
  }
}
