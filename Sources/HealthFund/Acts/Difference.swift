public import DoubleEntry
public import LedgerValues

/// The difference between a line and its movement that a rule of tolerance explains: a fee that the
/// operator took of the amount, a rounding.
public struct Difference: Hashable, Sendable {
  public let day: Day
  public let voucher: String
  /// The treasury account whose statement shows it.
  public let account: AccountCode
  /// Positive for what came in beyond the movement.
  public let amount: Money
  public let fund: FundCode
  /// The expense or income that it is.
  public let against: AccountCode

  /// - Throws: The first of these that holds: `amountNotPositive` for nothing, `voucherMissing`,
  ///   `entry` for an amount that no posting may hold.
  public init(
    day: Day, voucher: String, account: AccountCode, amount: Money, fund: FundCode,
    against: AccountCode
  ) throws(HealthFundError) {
    guard !amount.isZero else { throw .amountNotPositive(amount) }
    guard !voucher.isEmpty else { throw .voucherMissing }
    try HealthFundError.checkBound(amount.magnitude, on: account)
    self.day = day
    self.voucher = voucher
    self.account = account
    self.amount = amount
    self.fund = fund
    self.against = against
  }

  /// Dr treasury, Cr income for what came in; Dr expense, Cr treasury for what went out, and what it
  /// cost a fund given for a purpose becomes income.
  ///
  /// - Throws: `feeFromSavings`.
  public func entry(in fund: Fund) throws(HealthFundError) -> Entry {
    let spent = amount.isNegative ? amount.magnitude : .zero
    try FeePostings.check(spent, in: fund)
    let postings =
      [Posting(account, fund.code, amount), Posting(against, fund.code, -amount)]
      + RestrictedRelease.postings(spent: spent, in: fund)
    return try HealthFundError.entry { () throws(EntryError) in
      try Entry(
        journal: JournalCode(treasury: account), day: day, voucher: voucher, label: "difference",
        postings: postings)
    }
  }
}
