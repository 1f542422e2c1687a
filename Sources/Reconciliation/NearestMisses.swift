import LedgerValues

/// For each item that matches nothing, the item on the other side that comes nearest.
struct NearestMisses {
  private(set) var lines: [UnmatchedLine] = []
  private(set) var movements: [UnmatchedMovement] = []

  init(run: MatchRun, window: ClosedRange<Int>) {
    let items = run.items
    let targets = items.targets.indices.filter { !run.isTaken.targets[$0] }
    var ofLine: [LineID: Miss] = [:]
    var ofMovement: [MovementID: Miss] = [:]
    let search = MissSearch(run: run, targets: targets, window: window)
    for index in items.operations.indices where !run.isTaken.operations[index] {
      for miss in search.misses(of: index) {
        Self.keep(miss, for: miss.line, in: &ofLine)
        Self.keep(miss, for: miss.movement, in: &ofMovement)
      }
    }
    lines = items.lines.indices.filter { !run.isUsed[$0] }.map { index in
      let line = items.lines[index].id
      return UnmatchedLine(
        line: line,
        nearest: ofLine[line].map { NearestMiss(other: $0.movement, reason: $0.reason) })
    }
    movements = targets.map { index in
      let id = items.movements[index].id
      return UnmatchedMovement(
        movement: id,
        nearest: ofMovement[id].map { NearestMiss(other: $0.line, reason: $0.reason) })
    }
  }

  private static func keep<ID>(_ miss: Miss, for id: ID, in misses: inout [ID: Miss]) {
    if let other = misses[id], other.order <= miss.order { return }
    misses[id] = miss
  }
}

private struct Miss {
  let line: LineID
  let movement: MovementID
  let reason: MissReason
  let days: Int

  /// The nearest first; ids settle what is equally near.
  var order: (Int, Int, LineID, MovementID) { (reason.rank, abs(days), line, movement) }
}

/// Finds what comes near an operation, by one kind of nearness after the other.
private struct MissSearch {
  private let run: MatchRun
  private let window: ClosedRange<Int>
  private let byIdentity: KeyIndex<UInt64>
  private let byAmount: KeyIndex<Money>
  private let byDay: KeyIndex<Int>

  init(run: MatchRun, targets: [Int], window: ClosedRange<Int>) {
    self.run = run
    self.window = window
    let items = run.items
    byIdentity = KeyIndex(
      targets.flatMap { index in
        let voucher = items.movements[index].voucher.flatMap(ReferenceKey.init(_:))?.identity
        let reference = items.targets[index].key?.identity
        return [reference, voucher == reference ? nil : voucher].compactMap { identity in
          identity.map { (key: $0, item: index) }
        }
      })
    byAmount = targets.indexed { items.movements[$0].amount }
    byDay = targets.indexed { items.movements[$0].day.number }
  }

  func misses(of index: Int) -> [Miss] {
    let operation = run.items.operations[index]
    let gross = run.items.gross(operation)
    let named = (operation.key.map { byIdentity[$0.identity] } ?? []).map { _, target in
      let amount = run.items.movements[target].amount
      return miss(
        index, target,
        .otherAmount(
          difference: gross - amount,
          slip: AmountSlip(line: gross, movement: amount)))
    }
    if !named.isEmpty { return named }
    let amounts = operation.hasTwoAmounts ? [operation.total, gross] : [operation.total]
    let equal = amounts.flatMap { byAmount[$0] }
      .map { miss(index, $0.item, reason(index, $0.item)) }
    // The nearest few are enough: the order among them is kept.
    if !equal.isEmpty { return Array(equal.sorted { $0.order < $1.order }.prefix(8)) }
    return window.flatMap { byDay[operation.day.number - $0] }.compactMap { _, target in
      AmountSlip(line: gross, movement: run.items.movements[target].amount)
        .map { miss(index, target, .slip($0)) }
    }
  }

  /// What keeps two items of the same amount apart.
  private func reason(_ operation: Int, _ target: Int) -> MissReason {
    let days = run.items.operations[operation].day.days(since: run.items.targets[target].day)
    guard window.contains(days) else {
      return .outsideWindow(
        days: days > window.upperBound ? days - window.upperBound : window.lowerBound - days)
    }
    // Without a contradiction, one of the two is known to the other side by its reference.
    let isPhone =
      !run.contradictsReference(operation, target) && run.contradictsPhone(operation, target)
    return isPhone ? .otherPhone : .otherReference
  }

  private func miss(_ operation: Int, _ target: Int, _ reason: MissReason) -> Miss {
    let item = run.items.operations[operation]
    return Miss(
      line: run.items.lines[item.line].id, movement: run.items.movements[target].id,
      reason: reason, days: item.day.days(since: run.items.targets[target].day))
  }
}

extension MissReason {
  fileprivate var rank: Int {
    switch self {
    case .otherAmount: 0
    case .otherReference: 1
    case .otherPhone: 2
    case .outsideWindow: 3
    case .slip: 4
    }
  }
}
