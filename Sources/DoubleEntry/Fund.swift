/// The code of a fund: `GEN`, `SOL`, `SAV-BENKADI`.
public struct FundCode: Hashable, Sendable {
  /// The code as people write it.
  public let text: String

  /// Reads two to twenty capital letters, digits and hyphens, a letter first.
  public init?(_ text: String) {
    guard (2...20).contains(text.utf8.count), let first = text.utf8.first, (65...90) ~= first,
      text.utf8.allSatisfy({ (65...90) ~= $0 || (48...57) ~= $0 || $0 == 45 })
    else { return nil }
    self.text = text
  }
}

extension FundCode: Comparable {
  public static func < (left: FundCode, right: FundCode) -> Bool { left.text < right.text }
}

extension FundCode: CustomStringConvertible {
  public var description: String { text }
}

/// A pot of money with a purpose and rules.
///
/// Every posting names its fund, and each entry balances in each fund on its own: money never
/// leaves a purpose without an entry that says so.
///
/// Source: UEMOA's rule that mutuals keep activities in separate patrimonies (*cantonnement*).
public struct Fund: Hashable, Sendable {
  /// What postings name it by.
  public let code: FundCode
  /// What its money is for, which decides what may be spent.
  public let kind: Kind
  /// Its name on reports in French.
  public let frenchTitle: String
  /// Its name on reports in English.
  public let englishTitle: String
  /// Who gave it, for a restricted fund or a programme.
  public let funder: String?

  /// What the money of a fund is for.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The mutual's own fund: contributions in, cover out.
    case general
    /// Given for a purpose; its resources are never negative.
    case restricted
    /// A programme of the State that is paid for first and claimed back.
    case programme
    /// The savings of one group: what it holds is owed to its savers.
    case savings
  }

  /// Creates a fund; that its code is used once, the book sees to.
  public init(
    code: FundCode, kind: Kind, frenchTitle: String, englishTitle: String, funder: String? = nil
  ) {
    self.code = code
    self.kind = kind
    self.frenchTitle = frenchTitle
    self.englishTitle = englishTitle
    self.funder = funder
  }
}
