public import LedgerValues

/// One side of an entry: an amount on an account, in a fund, perhaps about a party.
///
/// Debits are positive, credits negative; people see two columns. Whether the account exists is
/// asked where the entry is recorded.
public struct Posting: Hashable, Sendable {
  /// Where in the chart it is posted.
  public let account: AccountCode
  /// Whose money it is: the purpose it must not leave.
  public let fund: FundCode
  /// Whom it is about, on the accounts that are kept per party.
  public let party: Party?
  /// Never zero, at most 999 999 999 999 francs either side, once it is in an entry.
  public let amount: Money

  /// Creates a posting from a signed amount: a debit where it is positive.
  public init(_ account: AccountCode, _ fund: FundCode, _ amount: Money, party: Party? = nil) {
    self.account = account
    self.fund = fund
    self.amount = amount
    self.party = party
  }

  /// A posting in the debit column.
  public static func debit(
    _ account: AccountCode, _ fund: FundCode, _ amount: Money, party: Party? = nil
  ) -> Posting {
    Posting(account, fund, amount, party: party)
  }

  /// A posting in the credit column.
  public static func credit(
    _ account: AccountCode, _ fund: FundCode, _ amount: Money, party: Party? = nil
  ) -> Posting {
    Posting(account, fund, -amount, party: party)
  }

  /// The exact opposite: what undoes it.
  public var opposite: Posting { Posting(account, fund, -amount, party: party) }
}
