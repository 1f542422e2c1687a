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
    guard text.utf8.count == 32 else { return nil }
    var words = (high: UInt64(0), low: UInt64(0))
    for byte in text.utf8 {
      let nibble: UInt8
      switch byte {
      case 48...57: nibble = byte - 48
      case 97...102: nibble = byte - 87
      default: return nil
      }
      words = (words.high << 4 | words.low >> 60, words.low << 4 | UInt64(nibble))
    }
    (high, low) = words
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
    return String(repeating: "0", count: 16 - digits.utf8.count) + digits
  }
}
