import LedgerValues

/// One comparison under way: the items, and what was found so far.
struct MatchRun {
  let items: MatchItems
  /// What was found.
  private(set) var pairs: [CandidatePair] = []
  private(set) var groups: [Candidate] = []
  private(set) var questions: [MatchQuestion] = []
  var unsearched: [Unsearched] = []
  /// Whether an item is in a group or question, or waits for another.
  private(set) var isTaken: (operations: [Bool], targets: [Bool])
  /// Lines that are in a group or question.
  private(set) var isUsed: [Bool]
  /// Items that the other side knows by the same reference under another amount: a discrepancy, not
  /// to be matched on an amount alone.
  var isNamed: (operations: [Bool], targets: [Bool])

  init(_ items: MatchItems) {
    self.items = items
    isTaken = (
      [Bool](repeating: false, count: items.operations.count),
      [Bool](repeating: false, count: items.targets.count)
    )
    isNamed = isTaken
    isUsed = [Bool](repeating: false, count: items.lines.count)
    for fee in items.feeOf.values { isTaken.operations[fee] = true }
  }

  /// Operations and movements that are still to be matched on evidence weaker than a reference.
  var openOperations: [Int] {
    items.operations.indices.filter { !isTaken.operations[$0] && !isNamed.operations[$0] }
  }

  var openTargets: [Int] {
    items.targets.indices.filter { !isTaken.targets[$0] && !isNamed.targets[$0] }
  }

  /// Resolves the candidates of one pass.
  ///
  /// - Parameter pairsEquals: Whether equal items may be paired off as one group, and the only
  ///   pairing of several be taken.
  mutating func resolve(_ candidates: [Candidate], pairsEquals: Bool = false) {
    guard !candidates.isEmpty else { return }
    let graph = CandidateGraph(
      candidates, operations: items.operations.count, targets: items.targets.count)
    for candidate in graph.unique { add(candidate) }
    for part in graph.contested {
      if pairsEquals, CandidateGraph.isInterchangeable(part) {
        let pairs = part.compactMap(\.pair)
        add(
          Candidate(
            operations: Few(Set(pairs.map(\.operation)).sorted()),
            targets: Few(Set(pairs.map(\.target)).sorted()), rule: .equalItems,
            isGross: part[0].isGross))
      } else if pairsEquals, let pairing = CandidateGraph.onlyPairing(part) {
        for var candidate in pairing {
          candidate.rule = .uniqueMatching
          add(candidate)
        }
      } else {
        ask(part)
      }
    }
  }

  /// Resolves pairs of a pass that may have as many as there are lines.
  mutating func resolve(_ candidates: consuming [CandidatePair]) {
    // The list itself is kept, without what is not certain.
    var alone = candidates
    let counts = PairCounts(
      alone, operations: items.operations.count, targets: items.targets.count)
    var others: [Candidate] = []
    alone.removeAll { pair in
      if !counts.isAlone(pair) { others.append(pair.candidate) }
      return !counts.isAlone(pair)
    }
    for pair in alone {
      isTaken.targets[Int(pair.target)] = true
      take(Int(pair.operation), isGross: pair.isGross)
    }
    if pairs.isEmpty { pairs = alone } else { pairs += alone }
    resolve(others)
  }

  private mutating func add(_ candidate: Candidate) {
    if let pair = candidate.pair {
      pairs.append(
        CandidatePair(pair.operation, pair.target, candidate.rule, isGross: candidate.isGross))
    } else {
      groups.append(candidate)
    }
    for target in candidate.targets { isTaken.targets[target] = true }
    for operation in candidate.operations { take(operation, isGross: candidate.isGross) }
  }

  private mutating func take(_ operation: Int, isGross: Bool) {
    isTaken.operations[operation] = true
    isUsed[items.operations[operation].line] = true
    guard let fee = items.operations[operation].fee else { return }
    if !isGross {
      isUsed[fee] = true
    } else if let alone = items.feeOf[operation] {
      isTaken.operations[alone] = false
    }
  }

  private mutating func ask(_ part: [Candidate]) {
    let operations = Set(part.flatMap(\.operations))
    let targets = Set(part.flatMap(\.targets))
    let answers = part.map { group($0) }.sorted()
    let strength = MatchRule.allCases
    let rule = strength.first { rule in part.contains { $0.rule == rule } } ?? part[0].rule
    questions.append(
      MatchQuestion(
        lines: operations.flatMap { lineIDs(items.operations[$0], isGross: false) }.sorted(),
        movements: targets.map { items.movements[$0].id }.sorted(), rule: rule,
        answers: Array(answers.prefix(MatchQuestion.answersBound))))
    for operation in operations {
      isTaken.operations[operation] = true
      isUsed[items.operations[operation].line] = true
      if let fee = items.operations[operation].fee { isUsed[fee] = true }
    }
    for target in targets { isTaken.targets[target] = true }
  }

  /// The result, everything in order, with the nearest miss of what is left.
  func result(window: ClosedRange<Int>) -> MatchResult {
    let misses = NearestMisses(run: self, window: window)
    return MatchResult(
      groups: MatchGroups(self), questions: questions.sorted { $0.order < $1.order },
      unmatchedLines: misses.lines, unmatchedMovements: misses.movements, unsearched: unsearched)
  }
}

extension MatchQuestion {
  /// Questions share no item, so the first of either side settles the order.
  fileprivate var order: (Int, Int, Int, Int) {
    (
      lines.first?.statement ?? .max, lines.first?.line ?? .max, movements.first?.record ?? .max,
      movements.first?.part ?? .max
    )
  }
}
