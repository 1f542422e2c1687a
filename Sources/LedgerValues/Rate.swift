/// A percentage in basis points: 75 % is 7 500.
///
/// Integers only; what a rate takes of an amount is rounded as the caller names it.
public struct Rate: Hashable, Comparable, Sendable {
  /// Hundredths of a percent, 0 to 10 000.
  public let basisPoints: Int

  /// 0 %.
  public static let zero = Rate(unchecked: 0)
  /// 100 %.
  public static let whole = Rate(unchecked: 10_000)

  private init(unchecked basisPoints: Int) {
    self.basisPoints = basisPoints
  }

  /// Creates a rate, or nothing outside 0 to 100 %.
  public init?(basisPoints: Int) {
    guard (0...10_000).contains(basisPoints) else { return nil }
    self.basisPoints = basisPoints
  }

  /// Creates a rate from a whole percentage, or nothing outside 0 to 100.
  public init?(percent: Int) {
    guard (0...100).contains(percent) else { return nil }
    self.basisPoints = percent * 100
  }

  /// Reads `75 %`, `75%` or `12,5 %`; at most two decimals, after a comma or a point.
  public init?(_ text: String) {
    let words = text.split(whereSeparator: \.isWhitespace)
    let digits: Substring
    switch words.count {
    case 1 where words[0].last == "%": digits = words[0].dropLast()
    case 2 where words[1] == "%": digits = words[0]
    default: return nil
    }
    let parts = digits.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard (1...2).contains(parts.count), let whole = Self.digits(parts[0], 1...3) else {
      return nil
    }
    var hundredths = 0
    if parts.count == 2 {
      guard let fraction = Self.digits(parts[1], 1...2) else { return nil }
      hundredths = parts[1].utf8.count == 1 ? fraction * 10 : fraction
    }
    self.init(basisPoints: whole * 100 + hundredths)
  }

  /// Whether the left rate takes less.
  public static func < (left: Rate, right: Rate) -> Bool { left.basisPoints < right.basisPoints }

  /// The part of an amount that this rate takes, rounded to the franc as named.
  public func of(_ money: Money, rounded rounding: Rounding) -> Money {
    let product = Int128(money.units) * Int128(basisPoints)
    return Money(Int64(rounding.quotient(product, by: 10_000)))
  }

  private static func digits(_ text: Substring, _ length: ClosedRange<Int>) -> Int? {
    guard length.contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
      return nil
    }
    return Int(text)
  }
}

extension Rate: CustomStringConvertible {
  /// `75 %`, `12,5 %`: the form that `init(_:)` reads.
  public var description: String {
    let (percent, hundredths) = basisPoints.quotientAndRemainder(dividingBy: 100)
    if hundredths == 0 { return "\(percent) %" }
    if hundredths % 10 == 0 { return "\(percent),\(hundredths / 10) %" }
    return "\(percent),\(hundredths < 10 ? "0" : "")\(hundredths) %"
  }
}
