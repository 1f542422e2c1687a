import LedgerValues

extension MatchRun {
  /// What the books themselves cancel: an entry and its reversal, neither of them matched.
  mutating func matchReversals() {
    var candidates: [Candidate] = []
    var indexOf: [MovementID: Int]? = nil
    for (index, movement) in items.movements.enumerated() {
      guard let reversed = movement.reverses else { continue }
      let known = indexOf ?? Self.indices(items.movements)
      indexOf = known
      guard let other = known[reversed], items.movements[other].amount == -movement.amount else {
        continue
      }
      candidates.append(
        Candidate(operations: .many([]), targets: .many([other, index].sorted()), rule: .reversal))
    }
    resolve(candidates)
  }

  private static func indices(_ movements: [Movement]) -> [MovementID: Int] {
    Dictionary(movements.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// Same reference and amount, whatever the days between.
  mutating func matchByReference() {
    var index = ReferenceIndex(capacity: items.targets.count)
    for (position, target) in items.targets.enumerated() where !isTaken.targets[position] {
      if let key = target.key {
        index.add(.init(key.name, target.amount), position)
        if let number = key.number {
          index.add(.init(number, target.amount, isBare: true), position)
        }
      }
      // Our own numbers are short and count from one: their prefix is part of them.
      if let voucher = target.voucher { index.add(.init(voucher.name, target.amount), position) }
    }
    var candidates: [Candidate] = []
    candidates.reserveCapacity(min(items.operations.count, items.targets.count))
    for (position, operation) in items.operations.enumerated()
    where !isTaken.operations[position] {
      guard let key = operation.key else { continue }
      let start = candidates.count
      for (order, amount) in operation.amounts.enumerated() {
        let take = { (target: Int) in
          let isKnown = candidates[start...].contains { $0.pair?.target == target }
          if !isKnown {
            candidates.append(
              Candidate(position, target, referenceRule(position, target), isGross: order > 0))
          }
        }
        index.visit(.init(key.name, amount), take)
        if let number = key.number { index.visit(.init(number, amount, isBare: true), take) }
      }
    }
    resolve(candidates)
  }

  private func referenceRule(_ operation: Int, _ target: Int) -> MatchRule {
    let line = items.lines[items.operations[operation].lines.lowerBound]
    let movement = items.movements[target]
    guard let text = line.reference else { return .normalisedReference }
    let isSame = [movement.reference, movement.voucher].contains { other in
      other.map { $0.utf8.elementsEqual(text.utf8) } ?? false
    }
    return isSame ? .reference : .normalisedReference
  }

  /// Our own number among the payer's words, and the amount.
  mutating func matchByOwnCode() {
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
      guard let label = items.lines[operation.lines.lowerBound].label else { continue }
      let found = Set(OwnCode.codes(in: label).flatMap { targetsOf[$0] ?? [] }).sorted()
      for target in found where !isVetoed(index, target) {
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

/// Targets by reference and amount: a chained hash table without a list for each key.
private struct ReferenceIndex {
  struct Key: Hashable {
    let text: PackedText
    let amount: Int64
    /// Whether the text is a number without its prefix, which no name may meet.
    let isBare: Bool

    init(_ text: PackedText, _ amount: Money, isBare: Bool = false) {
      self.text = text
      self.amount = amount.units
      self.isBare = isBare
    }
  }

  private var entries: [(key: Key, target: Int32, next: Int32)] = []
  private var heads: [Int32]
  private let mask: UInt64

  init(capacity: Int) {
    var size = 16
    while size < capacity * 4 { size *= 2 }
    heads = [Int32](repeating: -1, count: size)
    mask = UInt64(size - 1)
    entries.reserveCapacity(capacity * 2)
  }

  mutating func add(_ key: Key, _ target: Int) {
    let slot = slot(key)
    entries.append((key, Int32(target), heads[slot]))
    heads[slot] = Int32(entries.count - 1)
  }

  func visit(_ key: Key, _ body: (Int) -> Void) {
    var entry = heads[slot(key)]
    while entry >= 0 {
      let found = entries[Int(entry)]
      if found.key == key { body(Int(found.target)) }
      entry = found.next
    }
  }

  /// A fixed mixing, so that not even the time taken depends on the process.
  private func slot(_ key: Key) -> Int {
    let words = key.text.words
    var mixed = words.0 ^ (UInt64(bitPattern: key.amount) &* 0x9e37_79b9_7f4a_7c15)
    mixed = (mixed ^ (mixed >> 32)) &* 0xbf58_476d_1ce4_e5b9 ^ words.1
    mixed = (mixed ^ (mixed >> 29)) &* 0x94d0_49bb_1331_11eb ^ words.2
    mixed = (mixed ^ (mixed >> 32)) &* 0xbf58_476d_1ce4_e5b9 ^ words.3
    mixed ^= mixed >> 29
    return Int((key.isBare ? mixed ^ 1 : mixed) & mask)
  }
}
