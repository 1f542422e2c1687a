public import LedgerValues

/// Whom a posting is about: the key of the sub-ledger, beside the account.
///
/// Savings and loans belong to the person; contributions due and cover to the household; what is
/// owed for care to the provider.
public struct Party: Hashable, Sendable {
  public let kind: Kind
  /// The random identifier, or a provider's or funder's code.
  public let key: String

  public enum Kind: String, Hashable, Sendable, CaseIterable {
    case person, household, provider, payer, group
  }

  public init(_ kind: Kind, _ key: String) {
    self.kind = kind
    self.key = key
  }

  public static func person(_ person: Identifier) -> Party { Party(.person, person.description) }

  public static func household(_ household: Identifier) -> Party {
    Party(.household, household.description)
  }

  /// Reads `household:0123…`, the form in which a posting keeps it.
  public init?(_ text: String) {
    guard let colon = text.firstIndex(of: ":"), let kind = Kind(rawValue: String(text[..<colon]))
    else { return nil }
    self.kind = kind
    key = String(text[text.index(after: colon)...])
    guard !key.isEmpty else { return nil }
  }
}

extension Party: CustomStringConvertible {
  public var description: String { "\(kind.rawValue):\(key)" }
}
