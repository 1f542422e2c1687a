public import LedgerValues

/// Lines and movements that match nothing, whose difference a rule explains.
///
/// Each is only suggested: the difference is posted where somebody accepts it. References or numbers of
/// the other party that differ keep a pair apart. What fits in several ways is a question.
///
/// INVARIANT I19: a pure function of the items and the rules; their order does not matter.
///
/// - Complexity: that of the movements that a rule's amounts and the days let through, not of all.
public struct ToleratedPairs: Sendable {
  public let suggestions: [Suggestion]

  /// - Parameters:
  ///   - lines: Those that match no movement.
  ///   - movements: Those that no line shows.
  ///   - rules: Those of the account, of a name and a first day one.
  public init(
    lines: [OpenLine], movements: [Movement], rules: [Tolerance],
    within window: ClosedRange<Int> = -3...10
  ) {
    let lines = lines.sorted { $0.id < $1.id }
    let movements = movements.sorted { $0.id < $1.id }
    var candidates: [Candidate] = []
    var ruleOf: [[Int]: Tolerance] = [:]
    let index = ToleratedMovements(movements, within: window)
    var rulesOn: [Day: [Tolerance]] = [:]
    for (place, line) in lines.enumerated() {
      let inForce = rulesOn[line.day] ?? Tolerance.inForce(rules, on: line.day)
      rulesOn[line.day] = inForce
      for other in index.places(for: line, inForce) {
        let movement = movements[other]
        guard Self.mayBeSame(line, movement, window),
          let rule = inForce.first(where: { $0.explains(line.amount, of: movement.amount) })
        else { continue }
        ruleOf[[place, other]] = rule
        candidates.append(Candidate(place, other, .tolerance))
      }
    }
    func suggestion(_ candidate: Candidate, isAnswer: Bool) -> Suggestion? {
      guard let pair = candidate.pair, let rule = ruleOf[[pair.operation, pair.target]] else {
        return nil
      }
      let (line, movement) = (lines[pair.operation], movements[pair.target])
      let difference = line.amount - movement.amount
      return Suggestion(
        KeptMatch(
          lines: [MatchPart(line.id, line.amount)],
          movements: [MatchPart(movement.id, movement.amount)], rule: .tolerance,
          facts: [
            .tolerance(rule.name, difference), .daysApart(line.day.days(since: movement.day)),
          ]),
        isAnswer: isAnswer, adjustment: Adjustment(tolerance: rule, amount: difference))
    }
    let graph = CandidateGraph(candidates, operations: lines.count, targets: movements.count)
    suggestions =
      graph.unique.compactMap { suggestion($0, isAnswer: false) }
      + graph.contested.joined().compactMap { suggestion($0, isAnswer: true) }
  }

  private static func mayBeSame(
    _ line: OpenLine, _ movement: Movement, _ window: ClosedRange<Int>
  ) -> Bool {
    if let (ours, theirs) = both(line.phone, movement.phone),
      PhoneKey(ours) != PhoneKey(theirs)
    {
      return false
    }
    if let (ours, theirs) = both(line.reference, movement.reference) {
      return ReferenceKey.isSameNumber(ours, theirs)
    }
    return window.contains(line.day.days(since: movement.day))
  }

  private static func both(_ left: String?, _ right: String?) -> (String, String)? {
    guard let left, let right else { return nil }
    return (left, right)
  }
}

/// What a rule makes good between a line and its movement.
public struct Adjustment: Hashable, Sendable {
  public let tolerance: Tolerance
  /// What the line has beyond the movement: what is to be posted on the treasury account.
  public let amount: Money

  public init(tolerance: Tolerance, amount: Money) {
    self.tolerance = tolerance
    self.amount = amount
  }
}
