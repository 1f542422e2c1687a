import LedgerValues
import Testing

@Suite struct MoneyTests {
  @Test func `one posting holds twelve digits on either side`() throws {
    #expect(try Money(bounded: 999_999_999_999).units == 999_999_999_999)
    #expect(try Money(bounded: -999_999_999_999).units == -999_999_999_999)
    for units in [1_000_000_000_000, -1_000_000_000_000, Int64.max, Int64.min] {
      #expect(throws: MoneyError.outOfBounds) { try Money(bounded: units) }
    }
  }

  @Test func `a sum that passes 64 bits is refused`() throws {
    #expect(try Money(Int64.max - 1).adding(1).units == Int64.max)
    #expect(try Money(Int64.min).adding(Money(Int64.max)) == -1)
    #expect(throws: MoneyError.overflow) { try Money(Int64.max).adding(1) }
    #expect(throws: MoneyError.overflow) { try Money(Int64.min).adding(-1) }
  }

  @Test func `signs and order are those of debits and credits`() {
    let amounts: [Money] = [-5, -1, .zero, 1, 5]
    #expect(amounts.shuffled().sorted() == amounts)
    #expect(amounts.map(\.isNegative) == [true, true, false, false, false])
    #expect(amounts.map(\.isZero) == [false, false, true, false, false])
    #expect(amounts.map(\.isPositive) == [false, false, false, true, true])
    #expect(amounts.map(\.magnitude) == [5, 1, 0, 1, 5])
    #expect(amounts.reduce(.zero, +) == 0)
    #expect(Money(7) - 9 == -2)
    #expect(-Money(7) == -7)
  }

  @Test func `a cash step rounds to the coins at hand`() {
    let cases: [(Int64, Rounding, Int64)] = [
      (1_502, .down, 1_500), (1_502, .up, 1_505), (1_502, .nearest, 1_500),
      (1_503, .nearest, 1_505),
      (-1_502, .down, -1_500), (-1_502, .up, -1_505), (1_505, .up, 1_505), (0, .up, 0),
    ]
    for (units, rounding, expected) in cases {
      #expect(Money(units).rounded(to: 5, rounding).units == expected, "\(units) \(rounding)")
    }
    #expect(Money(15).rounded(to: 10, .nearest) == 20)
    #expect(Money(25).rounded(to: 10, .nearestEven) == 20)
  }
}
