public import LedgerValues

/// Who may bear a share of a fee, and what happens when its fund is short.
public struct Payer: Hashable, Sendable {
  public let code: String
  public let name: String
  /// The fund that pays; none where the payer settles with the clinic itself.
  public let fund: String?
  public let mode: PayerMode
  /// Tried in order on what the fund cannot pay; what is left goes to the next payer.
  public let shortage: [ShortageRule]
}

/// How a payer's share enters the books.
public enum PayerMode: Hashable, Sendable, CaseIterable {
  /// A benefit that the fund owes its members.
  case benefit
  /// A waiver: the fund pays because the household is poor.
  case waiver
  /// The fund pays first and claims it from the State.
  case prefinanced
  /// The payer settles with the clinic: for memory, no posting.
  case direct
}

/// Where the part goes that a short fund cannot pay.
public enum ShortageRule: Hashable, Sendable {
  /// A promise of the same fund, up to so much for one visit; without limit where none is said.
  case commitment(upTo: Money?)
  /// The next payers of the waterfall share it.
  case nextPayer
  /// The household bears it, and later payers do not see it.
  case household
}
