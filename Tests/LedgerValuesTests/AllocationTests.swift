import LedgerTestSupport
import LedgerValues
import Testing

/// I23: parts sum to the whole, each within a franc of its exact share, and always the same.
@Suite struct AllocationTests {
  @Test func `a subsidy over five groups is split as worked by hand`() {
    let parts = Money(148_337).allocated(by: [52, 45, 38, 26, 20])
    #expect(parts == [42_616, 36_879, 31_143, 21_308, 16_391])
  }

  @Test func `a franc left over goes to the largest remainder, then to the earlier weight`() {
    #expect(Money(100).allocated(by: [1, 1, 1]) == [34, 33, 33])
    #expect(Money(101).allocated(by: [1, 1, 1]) == [34, 34, 33])
    #expect(Money(5).allocated(by: [2, 3, 3]) == [1, 2, 2])
    #expect(Money(1).allocated(by: [1, 3]) == [0, 1])
  }

  @Test func `a weight of zero takes nothing`() {
    #expect(Money(7).allocated(by: [0, 1, 0, 1]) == [0, 4, 0, 3])
  }

  @Test func `the largest amounts and weights do not overflow`() {
    #expect(Money(Int64.max).allocated(by: [.max, .max, .max]).reduce(.zero, +).units == .max)
    #expect(Money(Int64.min).allocated(by: [.max]).map(\.units) == [.min])
    #expect(Money(Int64.min).allocated(by: [1, 1]).map(\.units) == [.min / 2, .min / 2])
  }

  @Test func `every small amount is split exactly by every small list of weights`() {
    var remaindersSeen: Set<Int64> = []
    for weights in lists(of: 0...4, longest: 4) where weights.contains(where: { $0 > 0 }) {
      for units in Int64(0)...13 {
        check(units, weights)
        let total = weights.reduce(0, +)
        remaindersSeen.insert(units - weights.reduce(0) { $0 + units * $1 / total })
      }
    }
    #expect(remaindersSeen == [0, 1, 2, 3])
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func `random large amounts are split exactly`(seed: UInt64) {
    var generator = SeededGenerator(seed: seed)
    var ties = 0
    for _ in 0..<400 {
      let count = Int.random(in: 1...12, using: &generator)
      let bound = Int64.max >> Int64.random(in: 0..<63, using: &generator)
      let weights = (0..<count).map { _ in Int64.random(in: 0...bound, using: &generator) }
      guard weights.contains(where: { $0 > 0 }) else { continue }
      if Set(weights).count < weights.count { ties += 1 }
      check(Int64.random(in: -Money.bound...Money.bound, using: &generator), weights)
    }
    #expect(ties > 20)
  }

  private func check(_ units: Int64, _ weights: [Int64]) {
    let parts = Money(units).allocated(by: weights)
    let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
    var isRight = parts.reduce(Int128(0)) { $0 + Int128($1.units) } == Int128(units)
    var remainders: [(gained: Bool, remainder: Int128)] = []
    for (part, weight) in zip(parts, weights) {
      let exact = Int128(units).magnitude * UInt128(weight)
      let (floor, remainder) = exact.quotientAndRemainder(dividingBy: UInt128(total))
      let gained = Int128(part.units.magnitude) - Int128(floor)
      isRight = isRight && (gained == 0 || gained == 1) && part.units.signum() * units.signum() >= 0
      remainders.append((gained == 1, Int128(remainder)))
    }
    for (index, loser) in remainders.enumerated() where !loser.gained {
      for (other, winner) in remainders.enumerated() where winner.gained {
        let isDue =
          winner.remainder > loser.remainder
          || (winner.remainder == loser.remainder && other < index)
        isRight = isRight && isDue
      }
    }
    let mirrored = Money(-units).allocated(by: weights).map { -$0 }
    #expect(isRight && mirrored == parts, "\(units) by \(weights) gave \(parts.map(\.units))")
  }

  private func lists(of range: ClosedRange<Int64>, longest: Int) -> [[Int64]] {
    var all: [[Int64]] = []
    var last: [[Int64]] = [[]]
    for _ in 0..<longest {
      last = last.flatMap { list in range.map { list + [$0] } }
      all += last
    }
    return all
  }
}
