public import LedgerValues

/// Whom a posting is about: the key of the sub-ledger, beside the account.
///
/// Savings and loans belong to the person; contributions due and cover to the household; what is
/// owed for care to the provider.
public struct Party: Hashable, Sendable {
  /// What the party is to the fund.
  public let kind: Kind
  /// The random identifier, or a provider's or funder's code.
  public let key: String

  /// What a party is to the fund: who is covered, who cares, who pays in.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case person, household, provider, payer, group
  }

  /// Creates a party from a key that is not empty: one without could not be read back.
  public init(_ kind: Kind, _ key: String) {
    precondition(!key.isEmpty, "a \(kind.rawValue) without a key")
    self.kind = kind
    self.key = key
  }

  /// The person whose savings, loan or care it is.
  public static func person(_ person: Identifier) -> Party { Party(.person, person.description) }

  /// The household whose contributions and cover they are.
  public static func household(_ household: Identifier) -> Party {
    Party(.household, household.description)
  }

  /// Reads `household:0123…`, the form in which a posting keeps it.
  public init?(_ text: String) {
    guard let colon = text.utf8.firstIndex(of: 58),
      let kind = Kind(rawValue: String(text[..<colon]))
    else { return nil }
    let key = String(text[text.utf8.index(after: colon)...])
    guard !key.isEmpty else { return nil }
    self.init(kind, key)
  }
}

extension Party: CustomStringConvertible {
  public var description: String { "\(kind.rawValue):\(key)" }
}
