/// A random 128-bit name: of a book, a site, a household, a person.
///
/// Random, so that books of several sites can be merged; meaningless, so that it says nothing about
/// the person it stands for.
public struct Identifier: Hashable, Comparable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// Draws a fresh identifier.
  public init(using generator: inout some RandomNumberGenerator) {
    high = generator.next()
    low = generator.next()
  }

  /// Reads 32 lower-case hexadecimal digits.
  public init?(hex text: some StringProtocol) {
    guard text.utf8.count == 32,
      text.utf8.allSatisfy({ (48...57).contains($0) || (97...102).contains($0) }),
      let high = UInt64(text.prefix(16), radix: 16), let low = UInt64(text.dropFirst(16), radix: 16)
    else { return nil }
    self.high = high
    self.low = low
  }

  /// The order of their 32 digits: no meaning, but the same on every machine.
  public static func < (left: Identifier, right: Identifier) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }
}

extension Identifier: CustomStringConvertible {
  /// 32 lower-case hexadecimal digits.
  public var description: String {
    Self.sixteenDigits(high) + Self.sixteenDigits(low)
  }

  private static func sixteenDigits(_ word: UInt64) -> String {
    let digits = String(word, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
