public import DoubleEntry
public import LedgerValues

/// Money on a wallet or at the bank that nobody can explain yet: it is in the books, in suspense, with
/// somebody who has to find out, until a day.
public struct Suspense: Hashable, Sendable {
  public let day: Day
  public let voucher: String
  /// The treasury account whose statement shows it.
  public let account: AccountCode
  /// Positive for what came in.
  public let amount: Money
  public let fund: FundCode
  /// Who has to find out what it is.
  public let owner: Actor
  public let reason: String
  /// When it is to be looked at again.
  public let lookAgain: Day

  /// - Throws: The first of these that holds: `amountNotPositive` for nothing, `voucherMissing`,
  ///   `lookAgainEarlier`, `entry` for an amount that no posting may hold.
  public init(
    day: Day, voucher: String, account: AccountCode, amount: Money, fund: FundCode, owner: Actor,
    reason: String, lookAgain: Day
  ) throws(HealthFundError) {
    guard !amount.isZero else { throw .amountNotPositive(amount) }
    guard !voucher.isEmpty else { throw .voucherMissing }
    guard lookAgain > day else { throw .lookAgainEarlier(lookAgain, day: day) }
    try HealthFundError.checkBound(amount.magnitude, on: account)
    self.day = day
    self.voucher = voucher
    self.account = account
    self.amount = amount
    self.fund = fund
    self.owner = owner
    self.reason = reason
    self.lookAgain = lookAgain
  }

  /// Dr treasury, Cr 47121 for a receipt; Dr 47114, Cr treasury for a payment.
  ///
  /// Source: SYCEBNL, accounts 4711 and 4712, sundry debtors and creditors.
  public func entry() throws(HealthFundError) -> Entry {
    let other: AccountCode = amount.isPositive ? .receiptsToIdentify : .paymentsToIdentify
    return try HealthFundError.entry { () throws(EntryError) in
      try Entry(
        journal: JournalCode(treasury: account), day: day, voucher: voucher, label: "suspense",
        postings: [Posting(account, fund, amount), Posting(other, fund, -amount)])
    }
  }
}
