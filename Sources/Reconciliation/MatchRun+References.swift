import LedgerValues

extension MatchRun {
  /// What the books themselves cancel: an entry and its reversal, neither of them matched.
  mutating func matchReversals() {
    guard !items.books.reversals.isEmpty else { return }
    let placeOf = Self.places(of: items.movements)
    var candidates: [Candidate] = []
    for index in items.books.reversals {
      guard let reversed = items.movements[index].reverses, let other = placeOf[reversed],
        items.movements[other].amount == -items.movements[index].amount
      else { continue }
      candidates.append(
        Candidate(operations: Few([]), targets: Few([other, index].sorted()), rule: .reversal))
    }
    resolve(candidates)
  }

  private static func places(of movements: [Movement]) -> [MovementID: Int] {
    Dictionary(movements.enumerated().map { ($1.id, $0) }) { first, _ in first }
  }

  /// Same reference and amount, whatever the days between.
  mutating func matchByReference() {
    let (references, vouchers) = (items.books.references, items.books.vouchers)
    let isTaken = isTaken.targets
    var pairs: [CandidatePair] = []
    pairs.reserveCapacity(min(items.operations.count, items.targets.count))
    for first in stride(from: 0, to: items.operations.count, by: Self.blockLength) {
      let names = names(first..<min(first + Self.blockLength, items.operations.count))
      let starts = names.map { references.start($0.key, $0.amount) }
      for (name, start) in zip(names, starts) {
        guard let text = items.lines[items.operations[name.operation].line].reference else {
          continue
        }
        references.visit(from: start) { target, reference in
          guard !isTaken[target] else { return }
          Self.add(name, target, Self.rule(text, reference: reference), to: &pairs)
        }
        vouchers.visit(from: vouchers.start(name.key, name.amount)) { target, voucher in
          guard !isTaken[target] else { return }
          Self.add(name, target, Self.rule(text, voucher: voucher), to: &pairs)
        }
      }
    }
    resolve(pairs)
  }

  /// How many names are looked up at once.
  private static let blockLength = 256

  /// What an operation is looked up by.
  private struct Name {
    let operation: Int
    let key: ReferenceKey
    let amount: Money
    let isGross: Bool
  }

  /// The names of open operations; one with a fee has two, with the fee and without it.
  private func names(_ operations: Range<Int>) -> [Name] {
    var names: [Name] = []
    names.reserveCapacity(operations.count)
    for position in operations where !isTaken.operations[position] {
      guard let key = items.operations[position].key else { continue }
      let operation = items.operations[position]
      names.append(Name(operation: position, key: key, amount: operation.total, isGross: false))
      guard operation.hasTwoAmounts else { continue }
      names.append(
        Name(operation: position, key: key, amount: items.gross(operation), isGross: true))
    }
    return names
  }

  /// Adds a pair where there is a rule for it, unless the operation has found the movement already.
  private static func add(
    _ name: Name, _ target: Int, _ rule: MatchRule?, to pairs: inout [CandidatePair]
  ) {
    guard let rule else { return }
    var index = pairs.count - 1
    while index >= 0, Int(pairs[index].operation) == name.operation {
      if Int(pairs[index].target) == target { return }
      index -= 1
    }
    pairs.append(CandidatePair(name.operation, target, rule, isGross: name.isGross))
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
    guard items.statement.hasLabels else { return }
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
        let amount = items.movements[target].amount
        if amount == operation.total {
          candidates.append(Candidate(index, target, .ownCode))
        } else if amount == items.gross(operation) {
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
