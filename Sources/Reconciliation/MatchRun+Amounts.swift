import LedgerValues

extension MatchRun {
  /// Same number of the other party and same amount within the window.
  mutating func matchByPhone(within window: ClosedRange<Int>) {
    let index = AmountIndex(self, targets: openTargets.filter { items.targets[$0].phone != nil })
    var candidates: [Candidate] = []
    for operation in openOperations {
      guard let phone = items.operations[operation].phone else { continue }
      index.visit(operation, within: window) { target, isGross in
        guard phone == items.targets[target].phone, !contradictsReference(operation, target) else {
          return
        }
        candidates.append(Candidate(operation, target, .phoneAmount, isGross: isGross))
      }
    }
    resolve(candidates, pairsEquals: true)
  }

  /// Same amount within the window, or all movements that belong together, or all lines of one
  /// payer; where nothing contradicts.
  mutating func matchByAmount(within window: ClosedRange<Int>) {
    let index = AmountIndex(self, targets: openTargets)
    var candidates = collectedMovements(within: window) + instalments(within: window)
    for operation in openOperations {
      index.visit(operation, within: window) { target, isGross in
        guard !isVetoed(operation, target) else { return }
        candidates.append(Candidate(operation, target, .uniqueAmount, isGross: isGross))
      }
    }
    resolve(candidates, pairsEquals: true)
  }

  /// A line that is the sum of all open movements of one day and collection.
  private func collectedMovements(within window: ClosedRange<Int>) -> [Candidate] {
    struct Collection: Hashable {
      let name: String
      let day: Day
    }
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
      let sum = targets.reduce(Money.zero) { $0 + items.targets[$1].amount }
      setsOf[sum, default: []].append((targets, day))
    }
    guard !setsOf.isEmpty else { return [] }
    var candidates: [Candidate] = []
    for operation in openOperations {
      let item = items.operations[operation]
      for (order, amount) in item.amounts.enumerated() {
        for set in setsOf[amount] ?? [] where window.contains(item.day.days(since: set.day)) {
          guard set.targets.allSatisfy({ !isVetoed(operation, $0) }) else { continue }
          candidates.append(
            Candidate(
              operations: .one(operation), targets: .many(set.targets), rule: .naturalGroup,
              isGross: order > 0))
        }
      }
    }
    return candidates
  }

  /// A movement that is the sum of all open lines of its payer in the window.
  private func instalments(within window: ClosedRange<Int>) -> [Candidate] {
    var operationsOf: [PhoneKey: [Int]] = [:]
    for operation in openOperations {
      guard let phone = items.operations[operation].phone else { continue }
      operationsOf[phone, default: []].append(operation)
    }
    var candidates: [Candidate] = []
    for target in openTargets {
      let item = items.targets[target]
      guard let phone = item.phone, let operations = operationsOf[phone] else { continue }
      let near = operations.filter { operation in
        window.contains(items.operations[operation].day.days(since: item.day))
          && !contradictsReference(operation, target)
      }
      let sum = near.reduce(Money.zero) { $0 + items.operations[$1].total }
      guard near.count > 1, sum == item.amount else { continue }
      candidates.append(
        Candidate(operations: .many(near), targets: .one(target), rule: .naturalGroup))
    }
    return candidates
  }
}
