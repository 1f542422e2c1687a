import LedgerValues

/// Movements by amount and day, to be found from an operation.
struct AmountIndex {
  private struct Dated {
    let amount: Int64
    let day: Int
    let target: Int
  }

  private let run: MatchRun
  private let sorted: [Dated]

  init(_ run: MatchRun, targets: [Int]) {
    self.run = run
    sorted = targets.map { index in
      let movement = run.items.movements[index]
      return Dated(amount: movement.amount.units, day: movement.day.number, target: index)
    }.sorted { ($0.amount, $0.day, $0.target) < ($1.amount, $1.day, $1.target) }
  }

  /// Each movement that knows the operation with its fee or without, and is so many days before it.
  func visit(
    _ operation: Int, within window: ClosedRange<Int>,
    _ body: (_ target: Int, _ isGross: Bool) -> Void
  ) {
    let item = run.items.operations[operation]
    let days = (item.day.number - window.upperBound)...(item.day.number - window.lowerBound)
    visit(item.total, days) { body($0, false) }
    if item.hasTwoAmounts { visit(run.items.gross(item), days) { body($0, true) } }
  }

  private func visit(_ amount: Money, _ days: ClosedRange<Int>, _ body: (Int) -> Void) {
    let units = amount.units
    let start = sorted.partitioningIndex { ($0.amount, $0.day) >= (units, days.lowerBound) }
    for dated in sorted[start...] {
      guard dated.amount == units, dated.day <= days.upperBound else { break }
      body(dated.target)
    }
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
