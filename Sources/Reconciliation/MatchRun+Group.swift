import LedgerValues

extension MatchRun {
  /// The group of a candidate, with what was seen.
  func group(_ candidate: Candidate, rule: MatchRule) -> MatchGroup {
    if let pair = candidate.pair { return pairGroup(pair, candidate, rule) }
    let operations = candidate.operations.map { items.operations[$0] }
    let lines = operations.flatMap { lineIDs($0, isGross: candidate.isGross) }
    let movements = candidate.targets.map { items.movements[$0] }
    let amount =
      movements.isEmpty
      ? operations.reduce(Money.zero) { $0 + $1.total }
      : movements.reduce(Money.zero) { $0 + $1.amount }
    var facts: [MatchFact] = []
    if rule == .naturalGroup, let name = Self.sharedCollection(movements) {
      facts.append(.together(name))
    }
    return MatchGroup(
      lines: lines, movements: movements.map(\.id), amount: amount, rule: rule, facts: facts)
  }

  private func pairGroup(
    _ pair: (operation: Int, target: Int), _ candidate: Candidate, _ rule: MatchRule
  ) -> MatchGroup {
    let operation = items.operations[pair.operation]
    var facts: [MatchFact] = []
    facts.reserveCapacity(2)
    switch rule {
    case .reference, .normalisedReference, .similarReference:
      let texts = references(pair)
      facts.append(.references(line: texts.line, movement: texts.movement))
    case .ownCode:
      if let code = sharedCode(pair) { facts.append(.code(code)) }
    case .phoneAmount: facts.append(.samePhone)
    case .byHand, .reversal, .referenceGroup, .lineReversal, .naturalGroup, .uniqueAmount,
      .uniqueMatching, .equalItems, .subset:
      break
    }
    facts.append(.daysApart(operation.day.days(since: items.targets[pair.target].day)))
    if !candidate.isGross, operation.total != operation.gross {
      facts.append(.feeIncluded(operation.total - operation.gross))
    }
    return MatchGroup(
      lines: lineIDs(operation, isGross: candidate.isGross),
      movements: [items.movements[pair.target].id], amount: items.targets[pair.target].amount,
      rule: rule, facts: facts)
  }

  func lineIDs(_ operation: MatchItems.Operation, isGross: Bool) -> [LineID] {
    let line = items.lines[operation.line].id
    guard !isGross, let fee = operation.fee else { return [line] }
    return [line, items.lines[fee].id]
  }

  /// What both sides call the operation: the operator's reference, or our own voucher.
  private func references(
    _ pair: (operation: Int, target: Int)
  ) -> (line: String, movement: String) {
    let line = items.lines[items.operations[pair.operation].line].reference ?? ""
    let reference = items.movements[pair.target].reference ?? ""
    let isReference = reference.isSame(as: line) || ReferenceKey.isSameNumber(line, reference)
    guard !isReference, let voucher = items.movements[pair.target].voucher,
      ReferenceKey.isSameName(line, voucher)
    else { return (line, reference) }
    return (line, voucher)
  }

  private func sharedCode(_ pair: (operation: Int, target: Int)) -> String? {
    let line = items.lines[items.operations[pair.operation].line]
    let movement = items.movements[pair.target]
    let written = Set(OwnCode.codes(in: line.label ?? ""))
    return (movement.codes + [movement.voucher].compactMap { $0 }).sorted()
      .first { code in OwnCode(code).map { written.contains($0) } ?? false }
  }

  private static func sharedCollection(_ movements: [Movement]) -> String? {
    guard let first = movements.first else { return nil }
    return first.collections.sorted().first { name in
      movements.allSatisfy { $0.collections.contains(name) }
    }
  }
}
