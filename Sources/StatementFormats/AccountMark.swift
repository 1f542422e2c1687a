/// The number by which its keeper names an account: an IBAN, the number of a wallet.
///
/// Two spellings are one account where their letters and digits are: `ML13 0001 22` is `ml13000122`.
/// A wallet's number may be a person's telephone: no message and no log says more of it than its
/// last four characters.
public struct AccountMark: Hashable, Sendable {
  /// Letters and digits, in capitals.
  public let text: String

  /// Nothing where a text has no letter and no digit.
  public init?(_ written: String) {
    text = String(written.uppercased().filter { $0.isLetter || $0.isNumber })
    if text.isEmpty { return nil }
  }

  /// Its last four characters, what stands before them hidden: `…0122`.
  public var masked: String { text.count > 4 ? "…\(text.suffix(4))" : text }
}
