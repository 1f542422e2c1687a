import LedgerValues

extension MatchRun {
  /// Two lines of one reference that cancel each other: the keeper took an operation back.
  mutating func matchLineReversals() {
    var candidates: [Candidate] = []
    operationsByName().visit { _, lines in
      guard lines.count == 2 else { return }
      let pair = lines.map(\.item)
      if items.operations[pair[0]].total == -items.operations[pair[1]].total {
        candidates.append(
          Candidate(operations: Few(pair), targets: Few([]), rule: .lineReversal))
      }
    }
    resolve(candidates)
  }

  /// One reference for a line and several movements, or for several lines and a movement.
  mutating func matchReferenceGroups() {
    let open = items.targets.indices.filter {
      !isTaken.targets[$0] && items.targets[$0].key != nil
    }
    let named = open.indexed { items.targets[$0].key?.name }
    let stemmed = open.indexed(by: stem(of:))
    var candidates: [Candidate] = []
    operationsByName().visit { name, lines in
      if lines.count == 1, let line = lines.first?.item {
        let targets = stemmed[name]
        guard targets.count > 1 else { return }
        let sum = targets.reduce(Money.zero) { $0 + items.movements[$1.item].amount }
        let operation = items.operations[line]
        guard sum == operation.total || sum == items.gross(operation) else { return }
        candidates.append(
          Candidate(
            operations: .one(line), targets: Few(targets.map(\.item)), rule: .referenceGroup,
            isGross: sum != operation.total))
      } else {
        let targets = named[name]
        guard targets.count == 1, let target = targets.first?.item else { return }
        let sum = lines.reduce(Money.zero) { $0 + items.operations[$1.item].total }
        guard sum == items.movements[target].amount else { return }
        candidates.append(
          Candidate(
            operations: Few(lines.map(\.item)), targets: .one(target), rule: .referenceGroup))
      }
    }
    resolve(candidates)
  }

  /// The name of a movement's reference without letters at its end.
  private func stem(of target: Int) -> UInt64? {
    guard let text = items.movements[target].reference else { return nil }
    let endsInDigit = text.utf8.last.map { (48...57).contains($0) } ?? false
    return endsInDigit ? items.targets[target].key?.name : ReferenceKey.stem(of: text)
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
    let ours = items.operations.indices.filter { !isTaken.operations[$0] }
      .indexed { items.operations[$0].key?.identity }
    let theirs = items.targets.indices.filter { !isTaken.targets[$0] }
      .indexed { items.targets[$0].key?.identity }
    ours.visit { identity, operations in
      let targets = theirs[identity]
      guard !targets.isEmpty else { return }
      for operation in operations { isNamed.operations[operation.item] = true }
      for target in targets { isNamed.targets[target.item] = true }
    }
  }

  private func operationsByName() -> KeyIndex<UInt64> {
    items.operations.indices.filter { !isTaken.operations[$0] }
      .indexed { items.operations[$0].key?.name }
  }
}
