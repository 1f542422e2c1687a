import Testing

@testable import LedgerValues

@Suite struct RateTests {
  @Test(arguments: [
    ("75 %", 7_500), ("75%", 7_500), ("12,5 %", 1_250), ("12.5%", 1_250), ("0,05 %", 5),
    ("100 %", 10_000), ("0 %", 0), ("33,33\u{202F}%", 3_333), (" 75 % ", 7_500), ("075 %", 7_500),
  ])
  func `a percentage is read as rule books write it`(text: String, basisPoints: Int) {
    #expect(Rate(text)?.basisPoints == basisPoints)
  }

  @Test(arguments: [
    "", "%", " %", "75", "75 %%", "-1 %", "+1 %", "100,01 %", "101 %", "1000 %", "12,345 %",
    "12, %",
    ",5 %", "1,2,3 %", "7 5 %", "75 % x", "١ %", "1e1 %", "75 ‰",
  ])
  func `what is no percentage is not read`(text: String) {
    #expect(Rate(text) == nil)
  }

  @Test func `every rate reads back from what it prints`() {
    for basisPoints in 0...10_000 {
      guard let rate = Rate(basisPoints: basisPoints) else {
        Issue.record("no rate of \(basisPoints)")
        continue
      }
      #expect(Rate(rate.description) == rate)
    }
    #expect(Rate(basisPoints: 1_205)?.description == "12,05 %")
    #expect(Rate(basisPoints: 1_250)?.description == "12,5 %")
    #expect(Rate.whole.description == "100 %")
  }

  @Test func `a rate lies within 0 and 100 percent`() {
    #expect(Rate(basisPoints: -1) == nil)
    #expect(Rate(basisPoints: 10_001) == nil)
    #expect(Rate(percent: -1) == nil)
    #expect(Rate(percent: 101) == nil)
    #expect(Rate(percent: 100) == .whole)
    #expect(Rate(percent: 0) == .zero)
    #expect(Rate.zero < .whole)
  }

  @Test func `a share is rounded as named`() throws {
    let rate = try #require(Rate(percent: 75))
    #expect(rate.of(6_000, rounded: .down) == 4_500)
    #expect(rate.of(999, rounded: .down) == 749)
    #expect(rate.of(999, rounded: .up) == 750)
    #expect(rate.of(-999, rounded: .down) == -749)
    #expect(rate.of(2, rounded: .nearest) == 2)
    #expect(rate.of(2, rounded: .nearestEven) == 2)
    #expect(Rate.whole.of(Money(Int64.max), rounded: .up).units == .max)
    #expect(Rate.whole.of(Money(Int64.min), rounded: .up).units == .min)
  }
}

@Suite struct RoundingTests {
  /// By counting steps rather than dividing, so that the check shares nothing with the code.
  @Test func `every small quotient is rounded as its definition says`() {
    for divisor in Int128(1)...12 {
      for dividend in Int128(-60)...60 {
        var floor: Int128 = -60
        while (floor + 1) * divisor <= dividend { floor += 1 }
        let isExact = floor * divisor == dividend
        let ceiling = isExact ? floor : floor + 1
        let (toFloor, toCeiling) = (dividend - floor * divisor, ceiling * divisor - dividend)
        let towardsZero = dividend < 0 ? ceiling : floor
        let awayFromZero = dividend < 0 ? floor : ceiling
        let nearer = toFloor < toCeiling ? floor : ceiling
        let even = floor % 2 == 0 ? floor : ceiling
        let expected: [Rounding: Int128] = [
          .down: towardsZero, .up: awayFromZero,
          .nearest: toFloor == toCeiling ? awayFromZero : nearer,
          .nearestEven: isExact ? floor : toFloor == toCeiling ? even : nearer,
        ]
        for rounding in Rounding.allCases {
          #expect(
            rounding.quotient(dividend, by: divisor) == expected[rounding],
            "\(dividend) / \(divisor) \(rounding)")
        }
      }
    }
  }
}
