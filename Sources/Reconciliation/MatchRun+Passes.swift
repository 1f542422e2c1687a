import LedgerValues

extension MatchRun {
  private struct NamedAmount: Hashable {
    let name: String
    let amount: Money
  }

  private struct DatedTarget {
    let day: Day
    let target: Int
  }

  /// Same reference and amount, whatever the days between.
  mutating func matchByReference() {
    var named: [NamedAmount: [(target: Int, key: Int)]] = [:]
    for (index, target) in targets.enumerated() {
      for (position, key) in target.keys.enumerated() {
        // Our own numbers are short and count from one: their prefix is part of them.
        let names = [key.key.name] + (key.isOwn ? [] : key.key.number.map { ["#" + $0] } ?? [])
        for name in names {
          named[NamedAmount(name: name, amount: target.movement.amount), default: []]
            .append((index, position))
        }
      }
    }
    var edges: [CandidateEdge] = []
    for (index, operation) in operations.enumerated() {
      guard let key = operation.key, let text = operation.reference else { continue }
      var found: Set<Int> = []
      for amount in operation.amounts {
        for name in [key.name] + (key.number.map { ["#" + $0] } ?? []) {
          for (target, position) in named[NamedAmount(name: name, amount: amount)] ?? []
          where found.insert(target).inserted {
            let theirs = targets[target].keys[position].text
            edges.append(
              CandidateEdge(
                operation: index, target: target, references: (text, theirs),
                isExact: text.utf8.elementsEqual(theirs.utf8)))
          }
        }
      }
    }
    take(edges) { $0.isExact ? .reference : .normalisedReference }
  }

  /// Same amount within a window of days, where no two references contradict each other.
  mutating func matchByAmount(within window: ClosedRange<Int>) {
    var byAmount: [Money: [DatedTarget]] = [:]
    for (index, target) in targets.enumerated() where !isTaken.targets[index] {
      byAmount[target.movement.amount, default: []].append(
        DatedTarget(day: target.movement.day, target: index))
    }
    for amount in byAmount.keys {
      byAmount[amount]?.sort { ($0.day, $0.target) < ($1.day, $1.target) }
    }
    var edges: [CandidateEdge] = []
    for (index, operation) in operations.enumerated() where !isTaken.operations[index] {
      let days =
        operation.day.adding(
          days: -window.upperBound)...operation.day.adding(
          days: -window.lowerBound)
      for amount in operation.amounts {
        for candidate in Self.dated(byAmount[amount] ?? [], in: days)
        where !Self.isVetoed(operation, targets[candidate.target]) {
          edges.append(CandidateEdge(operation: index, target: candidate.target))
        }
      }
    }
    take(edges) { _ in .uniqueAmount }
  }

  private static func dated(
    _ targets: [DatedTarget], in days: ClosedRange<Day>
  ) -> ArraySlice<DatedTarget> {
    let start = targets.partitioningIndex { $0.day >= days.lowerBound }
    return targets[start...].prefix { $0.day <= days.upperBound }
  }

  /// Both name an operation, and not the same one.
  static func isVetoed(_ operation: Operation, _ target: Target) -> Bool {
    guard let ours = operation.key, let theirs = target.keys.first(where: { !$0.isOwn }) else {
      return false
    }
    return !ours.agrees(with: theirs.key)
  }
}

extension Array {
  /// The first index at which the condition holds, where it holds for all after that.
  func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
