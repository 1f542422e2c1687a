import LedgerValues

/// Movements by amount and day, and by reference: where to look for those of a line and its tolerances.
///
/// It leaves out only what no rule and no window can let through; who asks still confirms each.
struct ToleratedMovements {
  private let all: SortedMovements
  /// By what their references are looked up by: one reference makes a pair whatever the days.
  private let referenced: [UInt64: SortedMovements]
  private let window: ClosedRange<Int>

  init(_ movements: [Movement], within window: ClosedRange<Int>) {
    var places: [UInt64: [Int]] = [:]
    for (place, movement) in movements.enumerated() {
      guard let reference = movement.reference else { continue }
      places[Self.identity(of: reference), default: []].append(place)
    }
    all = SortedMovements(movements, movements.indices)
    referenced = places.mapValues { SortedMovements(movements, $0) }
    self.window = window
  }

  /// Places of movements in their order, each once.
  func places(for line: OpenLine, _ rules: [Tolerance]) -> [Int] {
    let day = line.day.number
    let days = (day - window.upperBound)...(day - window.lowerBound)
    let named = line.reference.flatMap { referenced[Self.identity(of: $0)] }
    var places: Set<Int> = []
    for amounts in rules.flatMap({ $0.movements(of: line.amount) }) {
      all.visit(amounts, days) { places.insert($0) }
      named?.visit(amounts, .min ... .max) { places.insert($0) }
    }
    return places.sorted()
  }

  /// References that are the same number have the same one. Words without a digit share one: they are
  /// few, and compared as texts.
  private static func identity(of reference: String) -> UInt64 {
    ReferenceKey(reference)?.identity ?? 0
  }
}

/// Places of movements, by amount and then by day.
private struct SortedMovements {
  private struct Dated {
    let amount: Int64
    let day: Int
    let place: Int
  }

  private let sorted: [Dated]

  init(_ movements: [Movement], _ places: some Sequence<Int>) {
    sorted = places.map { place in
      Dated(
        amount: movements[place].amount.units, day: movements[place].day.number, place: place)
    }.sorted { ($0.amount, $0.day) < ($1.amount, $1.day) }
  }

  /// Visits those of such amounts and days. Among many movements of one amount (a month's
  /// contributions) only those of the days are looked at.
  func visit(_ amounts: ClosedRange<Int64>, _ days: ClosedRange<Int>, _ body: (Int) -> Void) {
    var next = sorted.partitioningIndex { $0.amount >= amounts.lowerBound }
    while next < sorted.count, sorted[next].amount <= amounts.upperBound {
      let amount = sorted[next].amount
      let start = sorted.partitioningIndex { ($0.amount, $0.day) >= (amount, days.lowerBound) }
      for dated in sorted[start...] {
        guard dated.amount == amount, dated.day <= days.upperBound else { break }
        body(dated.place)
      }
      next = sorted.partitioningIndex { $0.amount > amount }
    }
  }
}
