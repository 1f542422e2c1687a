/// An amount in the smallest unit of the book's currency: whole francs for XOF.
///
/// Signed: debits are positive, credits negative. A total may pass the bound of one posting, never
/// that of `Int64`.
///
///     let fee: Money = 6_000
///     fee - Money(4_500)  // 1 500
///
/// Money carries no currency: a book has exactly one (`Currency`), and a statement in another one
/// is refused before it becomes money.
///
/// INVARIANT I3: exact integers; sums are checked.
public struct Money: Hashable, Sendable, ExpressibleByIntegerLiteral {
  /// The number of smallest units: francs, for XOF.
  public let units: Int64

  /// What one posting, fee or receipt may hold at most, either side: 999 999 999 999.
  public static let bound: Int64 = 999_999_999_999
  /// No franc.
  public static let zero: Money = 0

  /// An amount of so many smallest units; `init(bounded:)` where it is one posting's.
  public init(_ units: Int64) {
    self.units = units
  }

  /// An amount written in code: `6_000`.
  public init(integerLiteral units: Int64) {
    self.units = units
  }

  /// Creates an amount that one posting may hold.
  ///
  /// - Throws: `outOfBounds` past 999 999 999 999 either side.
  public init(bounded units: Int64) throws(MoneyError) {
    guard units.magnitude <= Self.bound.magnitude else { throw .outOfBounds }
    self.units = units
  }

  /// Whether it is no franc at all.
  public var isZero: Bool { units == 0 }
  /// Whether it is below zero: a credit.
  public var isNegative: Bool { units < 0 }
  /// Whether it is above zero: a debit.
  public var isPositive: Bool { units > 0 }
  /// The amount without its sign.
  public var magnitude: Money { isNegative ? -self : self }

  /// The sum.
  ///
  /// - Throws: `overflow` where it would pass `Int64`.
  public func adding(_ other: Money) throws(MoneyError) -> Money {
    let (sum, overflow) = units.addingReportingOverflow(other.units)
    guard !overflow else { throw .overflow }
    return Money(sum)
  }

  /// A multiple of a step, rounded as named: the coins at hand, 5 F in most cash boxes.
  ///
  /// - Precondition: `step` is positive, and the rounded amount fits `Int64`.
  public func rounded(to step: Money, _ rounding: Rounding) -> Money {
    precondition(step.isPositive, "a cash step of \(step.units)")
    let steps = rounding.quotient(Int128(units), by: Int128(step.units))
    return Money(Int64(steps * Int128(step.units)))
  }
}

extension Money: Comparable {
  /// Whether the left amount is less; a credit is less than a debit.
  public static func < (left: Money, right: Money) -> Bool { left.units < right.units }
}

extension Money: AdditiveArithmetic {
  // Postings are bounded to twelve digits, so nine million of the largest would have to be in one
  // sum before these trap; where input decides the size, `adding` refuses instead.
  /// The sum, where the sizes are known to be small.
  public static func + (left: Money, right: Money) -> Money { Money(left.units + right.units) }
  /// The difference, where the sizes are known to be small.
  public static func - (left: Money, right: Money) -> Money { Money(left.units - right.units) }
  /// The amount on the other side.
  public static prefix func - (money: Money) -> Money { Money(-money.units) }
}

/// Why an amount is refused.
///
/// Cases are in order of precedence: when several hold, the first is thrown.
public enum MoneyError: Error, Hashable, Sendable {
  /// Nothing was written.
  case empty
  /// The text has something that no amount has.
  case notAnAmount
  /// `1.500` may be one and a half or fifteen hundred: written `1 500` it is clear.
  case ambiguousSeparator
  /// The currency has no such fraction: there are no centimes.
  case fraction
  /// More than 999 999 999 999.
  case outOfBounds
  /// A sum past what a 64-bit integer holds.
  case overflow
}
