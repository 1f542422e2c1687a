/// A numbered receipt of a receipt book: `R1-000123`.
///
/// A number is used once per book, so that a gap or a double is a finding.
public struct Receipt: Hashable, Sendable {
  /// The receipt book: `R1`.
  public let book: String
  public let number: Int

  /// Reads a book of capital letters and digits, a hyphen and up to nine digits.
  public init?(_ text: String) {
    guard let hyphen = text.lastIndex(of: "-") else { return nil }
    let book = text[..<hyphen]
    let digits = text[text.index(after: hyphen)...]
    guard (1...12).contains(book.utf8.count), (1...9).contains(digits.utf8.count),
      book.utf8.allSatisfy({ (65...90) ~= $0 || (48...57) ~= $0 || $0 == 45 }),
      digits.utf8.allSatisfy({ (48...57) ~= $0 }), let number = Int(digits), number > 0
    else { return nil }
    self.book = String(book)
    self.number = number
  }
}

extension Receipt: CustomStringConvertible {
  /// The book and six digits at least: one spelling, however it was typed.
  public var description: String {
    let digits = String(number)
    return "\(book)-" + String(repeating: "0", count: max(0, 6 - digits.utf8.count)) + digits
  }
}
