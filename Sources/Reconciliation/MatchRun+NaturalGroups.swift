import LedgerValues

extension MatchRun {
  /// Natural groups in which one line and one movement have the same reference, and the rest comes
  /// with them.
  mutating func matchAnchoredGroups(within window: ClosedRange<Int>) {
    resolve(naturalGroups(within: window, anchored: true))
  }

  /// Lines that are the sum of movements that belong together, and movements that are the sum of
  /// their payer's lines.
  func naturalGroups(within window: ClosedRange<Int>, anchored: Bool) -> [Candidate] {
    collectedMovements(within: window, anchored) + instalments(within: window, anchored)
  }

  private struct Collection: Hashable {
    let name: String
    let day: Day
  }

  /// All open movements of one day and collection, each set once, by their sum.
  private func collections() -> [Money: [(targets: [Int], day: Day)]] {
    var members: [Collection: [Int]] = [:]
    for target in openTargets {
      let movement = items.movements[target]
      for name in Set(movement.collections) {
        members[Collection(name: name, day: movement.day), default: []].append(target)
      }
    }
    // One set of movements may have two names: a household whose members came with one collector.
    var sets: [[Int]: Day] = [:]
    for (collection, targets) in members where targets.count > 1 { sets[targets] = collection.day }
    var setsOf: [Money: [(targets: [Int], day: Day)]] = [:]
    for (targets, day) in sets {
      let sum = targets.reduce(Money.zero) { $0 + items.movements[$1].amount }
      setsOf[sum, default: []].append((targets, day))
    }
    return setsOf
  }

  private func collectedMovements(
    within window: ClosedRange<Int>, _ anchored: Bool
  ) -> [Candidate] {
    let setsOf = collections()
    guard !setsOf.isEmpty else { return [] }
    var candidates: [Candidate] = []
    for operation in openOperations {
      let item = items.operations[operation]
      for (order, amount) in [item.total, items.gross(item)].enumerated()
      where order == 0 || item.hasTwoAmounts {
        for set in setsOf[amount] ?? [] where window.contains(item.day.days(since: set.day)) {
          guard mayBeGroup(set.targets.map { (operation, $0) }, anchored) else { continue }
          candidates.append(
            Candidate(
              operations: .one(operation), targets: Few(set.targets), rule: .naturalGroup,
              isGross: order > 0))
        }
      }
    }
    return candidates
  }

  /// A movement that is the sum of all open lines of its payer in the window.
  private func instalments(within window: ClosedRange<Int>, _ anchored: Bool) -> [Candidate] {
    var operationsOf: [PhoneKey: [Int]] = [:]
    for operation in openOperations {
      guard let phone = items.operations[operation].phone else { continue }
      operationsOf[phone, default: []].append(operation)
    }
    var candidates: [Candidate] = []
    for target in openTargets {
      let item = items.targets[target]
      guard let phone = item.phone, let operations = operationsOf[phone] else { continue }
      let near = operations.filter {
        window.contains(items.operations[$0].day.days(since: item.day))
      }
      let sum = near.reduce(Money.zero) { $0 + items.operations[$1].total }
      guard near.count > 1, sum == items.movements[target].amount,
        mayBeGroup(near.map { ($0, target) }, anchored)
      else { continue }
      candidates.append(
        Candidate(operations: Few(near), targets: .one(target), rule: .naturalGroup))
    }
    return candidates
  }

  /// With an anchor one pair agrees in its reference, and the others may have references of their
  /// own; without, no pair contradicts.
  private func mayBeGroup(_ pairs: [(operation: Int, target: Int)], _ anchored: Bool) -> Bool {
    guard anchored else { return pairs.allSatisfy { !isVetoed($0.operation, $0.target) } }
    return pairs.contains { agreesInReference($0.operation, $0.target) }
      && pairs.allSatisfy { !contradictsPhone($0.operation, $0.target) }
  }

  private func agreesInReference(_ operation: Int, _ target: Int) -> Bool {
    guard let ours = items.operations[operation].key, let theirs = items.targets[target].key else {
      return false
    }
    return ours.agrees(with: theirs)
  }
}
