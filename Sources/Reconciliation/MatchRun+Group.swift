import LedgerValues

extension MatchRun {
  /// The group of a candidate, with what was seen.
  func group(_ candidate: Candidate) -> MatchGroup {
    if let (operation, target) = candidate.pair {
      return group(
        CandidatePair(operation, target, candidate.rule, isGross: candidate.isGross))
    }
    let operations = candidate.operations.map { items.operations[$0] }
    let lines = operations.flatMap { lineIDs($0, isGross: candidate.isGross) }
    let movements = candidate.targets.map { items.movements[$0] }
    let amount =
      movements.isEmpty
      ? operations.reduce(Money.zero) { $0 + $1.total }
      : movements.reduce(Money.zero) { $0 + $1.amount }
    var facts: [MatchFact] = []
    if candidate.rule == .naturalGroup, let name = Self.sharedCollection(movements) {
      facts.append(.together(name))
    }
    return MatchGroup(
      lines: lines, movements: movements.map(\.id), amount: amount, rule: candidate.rule,
      facts: facts)
  }

  /// The group of a pair.
  func group(_ pair: CandidatePair) -> MatchGroup {
    let (operation, target) = (items.operations[Int(pair.operation)], Int(pair.target))
    let daysApart = operation.day.days(since: items.movements[target].day)
    let gross = items.gross(operation)
    let hasFee = !pair.isGross && operation.total != gross
    let facts = [
      evidence(pair), .daysApart(daysApart),
      hasFee ? .feeIncluded(operation.total - gross) : nil,
    ]
    return MatchGroup(
      lines: lineIDs(operation, isGross: pair.isGross), movements: [items.movements[target].id],
      amount: pair.isGross ? gross : operation.total, rule: pair.rule,
      facts: facts.compactMap(\.self))
  }

  /// What a pair has in common besides its amount and time.
  private func evidence(_ pair: CandidatePair) -> MatchFact? {
    switch pair.rule {
    case .reference:
      let text = items.lines[items.operations[Int(pair.operation)].line].reference ?? ""
      return .references(line: text, movement: text)
    case .normalisedReference, .similarReference:
      let texts = references((Int(pair.operation), Int(pair.target)))
      return .references(line: texts.line, movement: texts.movement)
    case .ownCode: return sharedCode((Int(pair.operation), Int(pair.target))).map { .code($0) }
    case .phoneAmount: return .samePhone
    case .byHand, .reversal, .count, .referenceGroup, .lineReversal, .naturalGroup, .uniqueAmount,
      .uniqueMatching, .equalItems, .subset, .tolerance:
      return nil
    }
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
