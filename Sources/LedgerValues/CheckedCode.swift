/// A short code that people read aloud and type: `M0123-5`, a letter, a number and a check digit.
///
/// The check digit finds every single wrong digit and every swap of two neighbours.
///
/// Source: H. M. Damm, "Total anti-symmetrische Quasigruppen" (2004); the order-10 table.
public struct CheckedCode: Hashable, Sendable {
  /// One capital letter: M for a household (*ménage*), P for a person.
  public let prefix: Character
  /// What the code counts, 0 to 999 999 999 999; the check digit is no part of it.
  public let number: Int

  /// The most that twelve digits hold.
  public static let bound = 999_999_999_999

  /// Makes the code of a number.
  ///
  /// - Precondition: `prefix` is one of A to Z, and `number` is within 0 and `bound`.
  public init(prefix: Character, number: Int) {
    precondition(prefix.isASCII && prefix.isUppercase, "the prefix \(prefix)")
    precondition((0...Self.bound).contains(number), "the number \(number)")
    self.prefix = prefix
    self.number = number
  }

  /// Reads a code; nothing where its form or its check digit is wrong.
  public init?(_ text: String) {
    guard let parts = Self.parts(of: text), Self.checkDigit(of: parts.digits) == parts.check,
      let number = Int(parts.digits)
    else { return nil }
    self.prefix = parts.prefix
    self.number = number
  }

  /// Whether a text has the form of such a code, so that its check digit can be held against it.
  public static func hasForm(_ text: String) -> Bool { parts(of: text) != nil }

  private static func parts(
    of text: String
  ) -> (prefix: Character, digits: Substring, check: UInt8)? {
    guard let prefix = text.first, prefix.isASCII, prefix.isUppercase, prefix.isLetter else {
      return nil
    }
    let halves = text.dropFirst().split(separator: "-", omittingEmptySubsequences: false)
    guard halves.count == 2, (4...12).contains(halves[0].utf8.count), halves[1].utf8.count == 1,
      (halves[0] + halves[1]).utf8.allSatisfy({ (48...57).contains($0) }),
      let check = halves[1].utf8.first
    else { return nil }
    return (prefix, halves[0], check - 48)
  }

  private static func checkDigit(of digits: some StringProtocol) -> UInt8 {
    digits.utf8.reduce(0) { table[Int($0)][Int($1) - 48] }
  }

  private static let table: [[UInt8]] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
  ]
}

extension CheckedCode: CustomStringConvertible {
  /// The letter, at least four digits, a hyphen and the check digit.
  public var description: String {
    let digits = String(number)
    let padded = String(repeating: "0", count: max(0, 4 - digits.utf8.count)) + digits
    return "\(prefix)\(padded)-\(Self.checkDigit(of: padded))"
  }
}
