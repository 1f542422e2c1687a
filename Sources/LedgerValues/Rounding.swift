/// Which way a fraction of a franc goes.
///
/// Always named where it is used: a share that rounds silently is a franc that nobody accounts for.
public enum Rounding: Hashable, Sendable, CaseIterable {
  /// Towards zero.
  case down
  /// Away from zero.
  case up
  /// To the nearest; a half goes away from zero.
  case nearest
  /// To the nearest; a half goes to the even neighbour.
  case nearestEven

  /// The quotient of two integers, rounded.
  ///
  /// - Precondition: `divisor` is positive.
  func quotient(_ dividend: Int128, by divisor: Int128) -> Int128 {
    precondition(divisor > 0, "rounding by \(divisor)")
    let (quotient, remainder) = dividend.quotientAndRemainder(dividingBy: divisor)
    guard remainder != 0 else { return quotient }
    let away: Int128 = dividend < 0 ? -1 : 1
    let twice = remainder.magnitude * 2
    switch self {
    case .down: return quotient
    case .up: return quotient + away
    case .nearest: return twice >= divisor.magnitude ? quotient + away : quotient
    case .nearestEven:
      if twice == divisor.magnitude { return quotient % 2 == 0 ? quotient : quotient + away }
      return twice > divisor.magnitude ? quotient + away : quotient
    }
  }
}
