public import LedgerValues

/// What would have to be otherwise for the household to pay less: as few facts as possible, each as
/// little as possible.
///
/// Only facts are changed of which the rule book says that they can: a contribution that may be paid,
/// days that will pass, another clinic. Never an age, a sex, a card that nobody has.
public struct SmallestChange: Hashable, Sendable {
  /// In the order of the rule book.
  public let facts: [Change]
  /// What the household would bear.
  public let household: Money

  /// A fact that would be otherwise.
  public struct Change: Hashable, Sendable {
    public let name: String
    public let to: FactState
  }
}

extension RuleBook {
  /// The changes of one fact that make the household pay less, one for each fact that has some; where
  /// none does, the first two facts that do together; else nothing.
  ///
  /// Every change is decided anew, so it holds whatever else is in the rule book.
  public func smallestChanges(for care: CareCase, _ decision: Decision) -> [SmallestChange] {
    guard let now = decision.shares?.household, now.isPositive else { return [] }
    let candidates = facts.indices.filter { facts[$0].change != .fixed }.map {
      nearest(of: $0, care)
    }
    let singles = candidates.compactMap { changes in
      changes.lazy.compactMap { smaller([$0], care, than: now) }.first
    }
    guard singles.isEmpty else { return singles }
    for (place, first) in candidates.enumerated() {
      for second in candidates[(place + 1)...] {
        for one in first {
          for other in second {
            if let change = smaller([one, other], care, than: now) { return [change] }
          }
        }
      }
    }
    return []
  }

  /// Other values of a fact, nearest first: the other words of its list, the near edges of the
  /// ranges that the tables tell apart, and evidence renewed today.
  private func nearest(of fact: Int, _ care: CareCase) -> [SmallestChange.Change] {
    let declared = facts[fact]
    guard declared.subject != .line, let program = program(on: care.day) else { return [] }
    let state = care.facts[declared.name]?.state
    if declared.change == .renewable {
      guard case .value? = state, let state else { return [] }
      return [SmallestChange.Change(name: declared.name, to: state)]
    }
    let now = state.flatMap { try? declared.codes(of: $0) }
    var codes: [Int] = []
    switch declared.domain {
    case .choice(let words, _): codes = Array(words.indices)
    case .integer, .money, .rate:
      guard let now else { return [] }
      let starts = program.bins[fact].starts
      // Above, the first code of a bin; below, its last.
      codes = starts.filter { $0 > now.upperBound }
      // Days pass, and never come back.
      if declared.source != .book(.daysSinceJoining) {
        codes += starts.dropFirst().map { $0 - 1 }.filter { $0 < now.lowerBound }
      }
    }
    let isKnown = now.map { $0.lowerBound == $0.upperBound } ?? false
    let from = now?.lowerBound ?? 0
    let isEvidence = if case .evidence = declared.source { true } else { false }
    return codes.filter { isEvidence || !isKnown || $0 != from }
      .sorted { ($0 - from).magnitude < ($1 - from).magnitude }
      .map { code in
        let value: FactValue =
          if case .choice(let words, _) = declared.domain {
            .choice(words[code])
          } else {
            .integer(code)
          }
        return SmallestChange.Change(name: declared.name, to: .value(value))
      }
  }

  private func smaller(
    _ changes: [SmallestChange.Change], _ care: CareCase, than now: Money
  ) -> SmallestChange? {
    var changed = care
    for change in changes {
      changed.facts[change.name] = Fact(change.to)
      // Evidence that changes today is of today.
      for fact in facts {
        if case .book(.monthsSinceEvidence(let other)) = fact.source,
          sameBytes(other, change.name)
        {
          changed.facts[fact.name] = Fact(.value(.integer(0)))
        }
      }
    }
    guard let household = (try? decide(changed))?.shares?.household, household < now else {
      return nil
    }
    return SmallestChange(facts: changes, household: household)
  }
}
