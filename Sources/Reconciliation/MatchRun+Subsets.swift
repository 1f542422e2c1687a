import LedgerValues

extension MatchRun {
  /// The most items among which a sum is looked for: 247 choices, each looked at.
  static let subsetBound = 8

  /// Sums of several open items on one side that make one item of the other.
  mutating func matchSubsets(within window: ClosedRange<Int>) {
    var candidates: [Candidate] = []
    let (operations, targets) = (openOperations, openTargets)
    let targetsOn = targets.indexed { items.targets[$0].day.number }
    let operationsOn = operations.indexed { items.operations[$0].day.number }
    for operation in operations {
      let item = items.operations[operation]
      let near = window.flatMap { targetsOn[item.day.number - $0].map(\.item) }.sorted().filter {
        isPart(items.movements[$0].amount, of: item.total) && !isVetoed(operation, $0)
      }
      guard near.count <= Self.subsetBound else {
        let line = items.lines[item.line].id
        unsearched.append(.line(line, candidates: near.count))
        continue
      }
      for choice in Self.choices(near.map { items.movements[$0].amount }, sum: item.total) {
        candidates.append(
          Candidate(
            operations: .one(operation), targets: Few(choice.map { near[$0] }), rule: .subset))
      }
    }
    for target in targets {
      let item = items.movements[target]
      let near = window.flatMap { operationsOn[item.day.number + $0].map(\.item) }.sorted().filter {
        isPart(items.operations[$0].total, of: item.amount) && !isVetoed($0, target)
      }
      guard near.count <= Self.subsetBound else {
        unsearched.append(.movement(items.movements[target].id, candidates: near.count))
        continue
      }
      for choice in Self.choices(near.map { items.operations[$0].total }, sum: item.amount) {
        candidates.append(
          Candidate(
            operations: Few(choice.map { near[$0] }), targets: .one(target), rule: .subset))
      }
    }
    resolve(candidates)
  }

  private func isPart(_ amount: Money, of whole: Money) -> Bool {
    amount.isNegative == whole.isNegative && amount.magnitude < whole.magnitude
  }

  /// Every choice of two or more amounts that makes the sum.
  private static func choices(_ amounts: [Money], sum: Money) -> [[Int]] {
    guard amounts.count > 1 else { return [] }
    return (1..<(1 << amounts.count)).compactMap { choice in
      let members = amounts.indices.filter { choice >> $0 & 1 == 1 }
      guard members.count > 1 else { return nil }
      return members.reduce(Money.zero) { $0 + amounts[$1] } == sum ? members : nil
    }
  }
}
