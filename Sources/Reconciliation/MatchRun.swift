import LedgerValues

/// One comparison under way: the items, and what was found so far.
struct MatchRun {
  let items: MatchItems
  private(set) var groups: [MatchGroup] = []
  private(set) var questions: [MatchQuestion] = []
  var unsearched: [Unsearched] = []
  /// Whether an item is in a group or question, or waits for another.
  private(set) var isTaken: (operations: [Bool], targets: [Bool])
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
    if graph.unique.count > 1_000 { groups.reserveCapacity(groups.count + graph.unique.count) }
    for candidate in graph.unique { add(candidate, rule: candidate.rule) }
    for part in graph.contested {
      if pairsEquals, CandidateGraph.isInterchangeable(part) {
        let pairs = part.compactMap(\.pair)
        add(
          Candidate(
            operations: .many(Set(pairs.map(\.operation)).sorted()),
            targets: .many(Set(pairs.map(\.target)).sorted()), rule: .equalItems,
            isGross: part[0].isGross), rule: .equalItems)
      } else if pairsEquals, let pairing = CandidateGraph.onlyPairing(part) {
        for candidate in pairing { add(candidate, rule: .uniqueMatching) }
      } else {
        ask(part)
      }
    }
  }

  private mutating func add(_ candidate: Candidate, rule: MatchRule) {
    groups.append(group(candidate, rule: rule))
    for target in candidate.targets { isTaken.targets[target] = true }
    for operation in candidate.operations {
      isTaken.operations[operation] = true
      if candidate.isGross, let fee = items.feeOf[operation] { isTaken.operations[fee] = false }
    }
  }

  private mutating func ask(_ part: [Candidate]) {
    let operations = Set(part.flatMap(\.operations))
    let targets = Set(part.flatMap(\.targets))
    let answers = part.map { group($0, rule: $0.rule) }.sorted()
    let strength = MatchRule.allCases
    let rule = strength.first { rule in part.contains { $0.rule == rule } } ?? part[0].rule
    questions.append(
      MatchQuestion(
        lines: operations.flatMap { items.lines[items.operations[$0].lines].map(\.id) }.sorted(),
        movements: targets.map { items.movements[$0].id }.sorted(), rule: rule,
        answers: Array(answers.prefix(MatchQuestion.answersBound))))
    for operation in operations { isTaken.operations[operation] = true }
    for target in targets { isTaken.targets[target] = true }
  }

  /// The result, everything in order, with the nearest miss of what is left.
  func result(window: ClosedRange<Int>) -> MatchResult {
    let used = Set(groups.flatMap(\.lines)).union(questions.flatMap(\.lines))
    let misses = NearestMisses(run: self, usedLines: used, window: window)
    return MatchResult(
      groups: groups.sorted(), questions: questions.sorted { $0.order < $1.order },
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
