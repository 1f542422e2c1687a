import LedgerValues

extension MatchRun {
  /// What the books themselves cancel: an entry and its reversal, neither of them matched.
  mutating func matchReversals() {
    var candidates: [Candidate] = []
    var indexOf: [MovementID: Int]? = nil
    for index in items.movements.indices {
      guard let reversed = items.movements[index].reverses else { continue }
      let known = indexOf ?? Self.indices(items.movements)
      indexOf = known
      guard let other = known[reversed],
        items.targets[other].amount == -items.targets[index].amount
      else { continue }
      candidates.append(
        Candidate(operations: Few([]), targets: Few([other, index].sorted()), rule: .reversal))
    }
    resolve(candidates)
  }

  private static func indices(_ movements: [Movement]) -> [MovementID: Int] {
    Dictionary(movements.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// Same reference and amount, whatever the days between.
  mutating func matchByReference() {
    var index = ReferenceIndex(capacity: items.targets.count)
    for position in items.targets.indices where !isTaken.targets[position] {
      let amount = items.targets[position].amount
      if let key = items.targets[position].key { index.add(key.identity, amount, position) }
      if let voucher = items.targets[position].voucher {
        index.add(voucher.identity, amount, position)
      }
    }
    var pairs: [CandidatePair] = []
    pairs.reserveCapacity(min(items.operations.count, items.targets.count))
    for position in items.operations.indices where !isTaken.operations[position] {
      guard let key = items.operations[position].key else { continue }
      let operation = items.operations[position]
      let start = pairs.count
      index.visit(key.identity, operation.total) {
        add($0, position, false, &pairs, from: start)
      }
      guard operation.hasTwoAmounts else { continue }
      index.visit(key.identity, operation.gross) { add($0, position, true, &pairs, from: start) }
    }
    resolve(pairs)
  }

  /// Adds a pair, unless the operation has found the movement already or the texts differ after all.
  private func add(
    _ target: Int, _ operation: Int, _ isGross: Bool, _ pairs: inout [CandidatePair],
    from start: Int
  ) {
    // Indices, not a slice, which would hold on to the array and have it copied.
    for index in start..<pairs.count where Int(pairs[index].target) == target { return }
    guard let text = items.lines[items.operations[operation].line].reference,
      let rule = referenceRule(text, target)
    else { return }
    let amount =
      isGross ? items.operations[operation].gross : items.operations[operation].total
    guard items.movements[target].amount == amount else { return }
    pairs.append(CandidatePair(operation, target, rule, isGross: isGross))
  }

  /// How a line's reference names a movement, if it does.
  private func referenceRule(_ text: String, _ target: Int) -> MatchRule? {
    if let reference = items.movements[target].reference {
      if reference.isSame(as: text) { return .reference }
      if ReferenceKey.isSameNumber(text, reference) { return .normalisedReference }
    }
    // Our own numbers are short and count from one: their prefix is part of them.
    guard let voucher = items.movements[target].voucher else { return nil }
    if voucher.isSame(as: text) { return .reference }
    return ReferenceKey.isSameName(text, voucher) ? .normalisedReference : nil
  }

  /// Our own number among the payer's words, and the amount.
  mutating func matchByOwnCode() {
    guard items.lines.contains(where: { $0.label != nil }) else { return }
    var targetsOf: [OwnCode: [Int]] = [:]
    for index in items.targets.indices where !isTaken.targets[index] {
      let movement = items.movements[index]
      let codes = movement.codes + [movement.voucher].compactMap { $0 }
      for code in Set(codes.compactMap { OwnCode($0) }) {
        targetsOf[code, default: []].append(index)
      }
    }
    var candidates: [Candidate] = []
    for (index, operation) in items.operations.enumerated() where !isTaken.operations[index] {
      guard let label = items.lines[operation.line].label else { continue }
      let found = Set(OwnCode.codes(in: label).flatMap { targetsOf[$0] ?? [] }).sorted()
      // Another telephone is no veto: a payer may use a neighbour's, and still types our number.
      for target in found where !contradictsReference(index, target) {
        let amount = items.targets[target].amount
        if amount == operation.total {
          candidates.append(Candidate(index, target, .ownCode))
        } else if amount == operation.gross {
          candidates.append(Candidate(index, target, .ownCode, isGross: true))
        }
      }
    }
    resolve(candidates)
  }

  /// Both name an operation, and not the same one; or both have a number of the other party, and
  /// not the same.
  func isVetoed(_ operation: Int, _ target: Int) -> Bool {
    contradictsReference(operation, target) || contradictsPhone(operation, target)
  }

  func contradictsReference(_ operation: Int, _ target: Int) -> Bool {
    guard let ours = items.operations[operation].key, let theirs = items.targets[target].key else {
      return false
    }
    return !ours.agrees(with: theirs)
  }

  func contradictsPhone(_ operation: Int, _ target: Int) -> Bool {
    guard let ours = items.operations[operation].phone, let theirs = items.targets[target].phone
    else { return false }
    return ours != theirs
  }
}
