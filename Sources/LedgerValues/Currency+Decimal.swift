extension Currency {
  /// An amount of the smallest unit as a decimal number: `435678.50` for 43567850 öre, `5000` for
  /// francs.
  public func decimal(_ money: Money) -> String {
    let digits = String(money.units.magnitude)
    let sign = money.isNegative ? "-" : ""
    guard exponent > 0 else { return sign + digits }
    let padded = String(repeating: "0", count: max(0, exponent + 1 - digits.count)) + digits
    return "\(sign)\(padded.dropLast(exponent)).\(padded.suffix(exponent))"
  }
}
