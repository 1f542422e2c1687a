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
    let (references, vouchers) = indices()
    var pairs: [CandidatePair] = []
    pairs.reserveCapacity(min(items.operations.count, items.targets.count))
    for position in items.operations.indices where !isTaken.operations[position] {
      guard let key = items.operations[position].key,
        let text = items.lines[items.operations[position].line].reference
      else { continue }
      let operation = items.operations[position]
      let start = pairs.count
      for isGross in operation.hasTwoAmounts ? [false, true] : [false] {
        let amount = isGross ? operation.gross : operation.total
        references.visit(key, amount) { target, reference in
          guard let rule = Self.rule(text, reference: reference) else { return }
          Self.add(CandidatePair(position, target, rule, isGross: isGross), to: &pairs, from: start)
        }
        vouchers.visit(key, amount) { target, voucher in
          guard let rule = Self.rule(text, voucher: voucher) else { return }
          Self.add(CandidatePair(position, target, rule, isGross: isGross), to: &pairs, from: start)
        }
      }
    }
    resolve(pairs)
  }

  /// Open movements by the operator's reference, and by our own voucher.
  private func indices() -> (references: ReferenceIndex, vouchers: ReferenceIndex) {
    let hasVouchers = items.movements.contains { $0.voucher != nil }
    var references = ReferenceIndex(capacity: items.targets.count)
    var vouchers = ReferenceIndex(capacity: hasVouchers ? items.targets.count : 0)
    for position in items.targets.indices where !isTaken.targets[position] {
      let amount = items.targets[position].amount
      if let key = items.targets[position].key, let text = items.movements[position].reference {
        references.add(text, key, amount, position)
      }
      if let text = items.movements[position].voucher, let key = ReferenceKey(text) {
        vouchers.add(text, key, amount, position)
      }
    }
    return (references, vouchers)
  }

  /// Adds a pair, unless the operation has found the movement already.
  private static func add(
    _ pair: CandidatePair, to pairs: inout [CandidatePair], from start: Int
  ) {
    // Indices, not a slice, which would hold on to the array and have it copied.
    for index in start..<pairs.count where pairs[index].target == pair.target { return }
    pairs.append(pair)
  }

  /// How a line's reference is the operator's reference of a movement, if it is.
  private static func rule(_ text: String, reference: String) -> MatchRule? {
    if reference.isSame(as: text) { return .reference }
    return ReferenceKey.isSameNumber(text, reference) ? .normalisedReference : nil
  }

  /// How a line's reference is our own voucher, if it is: our numbers are short and count from one,
  /// so that their prefix is part of them.
  private static func rule(_ text: String, voucher: String) -> MatchRule? {
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
