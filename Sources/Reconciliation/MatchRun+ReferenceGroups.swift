import LedgerValues

extension MatchRun {
  /// Two lines of one reference that cancel each other: the keeper took an operation back.
  mutating func matchLineReversals() {
    var candidates: [Candidate] = []
    for (_, lines) in operationsByName() where lines.count == 2 {
      let (first, second) = (items.operations[lines[0]], items.operations[lines[1]])
      if first.total == -second.total {
        candidates.append(
          Candidate(operations: .many(lines), targets: .many([]), rule: .lineReversal))
      }
    }
    resolve(candidates)
  }

  /// One reference for a line and several movements, or for several lines and a movement.
  mutating func matchReferenceGroups() {
    let lines = operationsByName()
    var (named, stemmed) = ([PackedText: [Int]](), [PackedText: [Int]]())
    for index in items.targets.indices where !isTaken.targets[index] {
      guard let key = items.targets[index].key else { continue }
      named[key.name, default: []].append(index)
      stemmed[key.stem, default: []].append(index)
    }
    var candidates: [Candidate] = []
    for (name, operations) in lines {
      if operations.count == 1, let targets = stemmed[name], targets.count > 1 {
        let sum = targets.reduce(Money.zero) { $0 + items.targets[$1].amount }
        let operation = items.operations[operations[0]]
        guard sum == operation.total || sum == operation.gross else { continue }
        candidates.append(
          Candidate(
            operations: .one(operations[0]), targets: .many(targets), rule: .referenceGroup,
            isGross: sum != operation.total))
      } else if operations.count > 1, let targets = named[name], targets.count == 1 {
        let sum = operations.reduce(Money.zero) { $0 + items.operations[$1].total }
        guard sum == items.targets[targets[0]].amount else { continue }
        candidates.append(
          Candidate(
            operations: .many(operations), targets: .one(targets[0]), rule: .referenceGroup))
      }
    }
    resolve(candidates)
  }

  /// References one slip of the pen apart, and the same amount.
  mutating func matchSimilarReferences(within window: ClosedRange<Int>) {
    let index = AmountIndex(self, targets: openTargets.filter { items.targets[$0].key != nil })
    var candidates: [Candidate] = []
    for operation in openOperations {
      guard let key = items.operations[operation].key, key.number != nil else { continue }
      index.visit(operation, within: window) { target, isGross in
        guard let theirs = items.targets[target].key, key.resembles(theirs),
          !contradictsPhone(operation, target)
        else { return }
        candidates.append(Candidate(operation, target, .similarReference, isGross: isGross))
      }
    }
    resolve(candidates)
  }

  /// Marks what the other side knows by the same reference, but not by this amount.
  mutating func setNamedApart() {
    var (ours, theirs) = (Set<PackedText>(), Set<PackedText>())
    for index in items.operations.indices where !isTaken.operations[index] {
      if let key = items.operations[index].key { ours.insert(key.number ?? key.name) }
    }
    for index in items.targets.indices where !isTaken.targets[index] {
      guard let key = items.targets[index].key else { continue }
      let text = key.number ?? key.name
      theirs.insert(text)
      if ours.contains(text) { isNamed.targets[index] = true }
    }
    for index in items.operations.indices where !isTaken.operations[index] {
      guard let key = items.operations[index].key else { continue }
      if theirs.contains(key.number ?? key.name) { isNamed.operations[index] = true }
    }
  }

  private func operationsByName() -> [PackedText: [Int]] {
    var byName: [PackedText: [Int]] = [:]
    for index in items.operations.indices where !isTaken.operations[index] {
      guard let key = items.operations[index].key else { continue }
      byName[key.name, default: []].append(index)
    }
    return byName
  }
}
