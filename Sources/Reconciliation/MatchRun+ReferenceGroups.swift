import LedgerValues

extension MatchRun {
  /// Two lines of one reference that cancel each other: the keeper took an operation back.
  mutating func matchLineReversals() {
    var candidates: [Candidate] = []
    for (_, lines) in operationsByName() where lines.count == 2 {
      let (first, second) = (items.operations[lines[0]], items.operations[lines[1]])
      if first.total == -second.total {
        candidates.append(
          Candidate(operations: Few(lines), targets: Few([]), rule: .lineReversal))
      }
    }
    resolve(candidates)
  }

  /// One reference for a line and several movements, or for several lines and a movement.
  mutating func matchReferenceGroups() {
    let lines = operationsByName()
    var (named, stemmed) = ([UInt64: [Int]](), [UInt64: [Int]]())
    for index in items.targets.indices where !isTaken.targets[index] {
      guard let key = items.targets[index].key, let text = items.movements[index].reference else {
        continue
      }
      named[key.name, default: []].append(index)
      let endsInDigit = text.utf8.last.map { (48...57).contains($0) } ?? false
      let stem = endsInDigit ? key.name : ReferenceKey.stem(of: text)
      stemmed[stem, default: []].append(index)
    }
    var candidates: [Candidate] = []
    for (name, operations) in lines {
      if operations.count == 1, let targets = stemmed[name], targets.count > 1 {
        let sum = targets.reduce(Money.zero) { $0 + items.movements[$1].amount }
        let operation = items.operations[operations[0]]
        guard sum == operation.total || sum == items.gross(operation) else { continue }
        candidates.append(
          Candidate(
            operations: .one(operations[0]), targets: Few(targets), rule: .referenceGroup,
            isGross: sum != operation.total))
      } else if operations.count > 1, let targets = named[name], targets.count == 1 {
        let sum = operations.reduce(Money.zero) { $0 + items.operations[$1].total }
        guard sum == items.movements[targets[0]].amount else { continue }
        candidates.append(
          Candidate(
            operations: Few(operations), targets: .one(targets[0]), rule: .referenceGroup))
      }
    }
    resolve(candidates)
  }

  /// References one slip of the pen apart, and the same amount.
  mutating func matchSimilarReferences(within window: ClosedRange<Int>) {
    let index = AmountIndex(self, targets: openTargets.filter { items.targets[$0].key != nil })
    var candidates: [Candidate] = []
    for operation in openOperations {
      guard items.operations[operation].key?.number != nil else { continue }
      index.visit(operation, within: window) { target, isGross in
        guard !contradictsPhone(operation, target),
          let ours = items.lines[items.operations[operation].line].reference,
          let theirs = items.movements[target].reference,
          ReferenceKey.areOneSlipApart(ours, theirs)
        else { return }
        candidates.append(Candidate(operation, target, .similarReference, isGross: isGross))
      }
    }
    resolve(candidates)
  }

  /// Marks what the other side knows by the same reference, but not by this amount.
  mutating func setNamedApart() {
    var (ours, theirs) = (Set<UInt64>(), Set<UInt64>())
    for index in items.operations.indices where !isTaken.operations[index] {
      if let key = items.operations[index].key { ours.insert(key.identity) }
    }
    for index in items.targets.indices where !isTaken.targets[index] {
      guard let key = items.targets[index].key else { continue }
      theirs.insert(key.identity)
      if ours.contains(key.identity) { isNamed.targets[index] = true }
    }
    for index in items.operations.indices where !isTaken.operations[index] {
      guard let key = items.operations[index].key else { continue }
      if theirs.contains(key.identity) { isNamed.operations[index] = true }
    }
  }

  private func operationsByName() -> [UInt64: [Int]] {
    var byName: [UInt64: [Int]] = [:]
    for index in items.operations.indices where !isTaken.operations[index] {
      guard let key = items.operations[index].key else { continue }
      byName[key.name, default: []].append(index)
    }
    return byName
  }
}
