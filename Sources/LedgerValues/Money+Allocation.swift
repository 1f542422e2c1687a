extension Money {
  /// Splits the amount by weights, to the franc.
  ///
  /// Each part is the exact share rounded down; the francs left over go one by one to the largest
  /// remainders, ties to the earlier weight (Hamilton's method). A negative amount splits as the
  /// mirror of the positive one.
  ///
  ///     Money(148_337).allocated(by: [52, 45, 38, 26, 20])
  ///     // 42 616, 36 879, 31 143, 21 308, 16 391
  ///
  /// INVARIANT I23: the parts sum to the whole, and the same input gives the same parts.
  ///
  /// - Precondition: no weight is negative, and one at least is positive.
  public func allocated(by weights: [Int64]) -> [Money] {
    precondition(weights.allSatisfy { $0 >= 0 }, "a negative weight")
    let total = weights.reduce(Int128(0)) { $0 + Int128($1) }
    precondition(total > 0, "no positive weight")
    let whole = Int128(units.magnitude)
    var parts: [Int128] = []
    var remainders: [(index: Int, remainder: Int128)] = []
    var handedOut: Int128 = 0
    for (index, weight) in weights.enumerated() {
      // Both factors are below 2^64, so the product is exact.
      let (share, remainder) = (whole * Int128(weight)).quotientAndRemainder(dividingBy: total)
      parts.append(share)
      remainders.append((index, remainder))
      handedOut += share
    }
    remainders.sort { ($1.remainder, $0.index) < ($0.remainder, $1.index) }
    for (index, _) in remainders.prefix(Int(whole - handedOut)) {
      parts[index] += 1
    }
    return parts.map { Money(Int64(isNegative ? -$0 : $0)) }
  }
}
