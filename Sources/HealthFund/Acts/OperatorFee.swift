public import DoubleEntry
public import LedgerValues

/// What an operator or a bank takes for itself, found on its statement.
public struct OperatorFee: Hashable, Sendable {
  public let day: Day
  public let voucher: String
  /// The wallet or bank account it was taken from.
  public let from: AccountCode
  public let fund: FundCode
  public let amount: Money
  public let reference: String?

  /// - Throws: The first of these that holds: `amountNotPositive`, `voucherMissing`, `entry` for an
  ///   amount that no posting may hold.
  public init(
    day: Day, voucher: String, from: AccountCode, fund: FundCode, amount: Money,
    reference: String? = nil
  ) throws(HealthFundError) {
    guard amount.isPositive else { throw .amountNotPositive(amount) }
    guard !voucher.isEmpty else { throw .voucherMissing }
    try HealthFundError.checkBound(amount, on: from)
    self.day = day
    self.voucher = voucher
    self.from = from
    self.fund = fund
    self.amount = amount
    self.reference = reference
  }

  /// Dr 6312 (wallet) or 6311 (bank), Cr treasury; of a fund given for a purpose, what it cost becomes
  /// income.
  ///
  /// - Throws: `feeFromSavings`.
  public func entry(in fund: Fund) throws(HealthFundError) -> Entry {
    try FeePostings.check(amount, in: fund)
    let postings = FeePostings.postings(fee: amount, from: from, fund: fund)
    return try HealthFundError.entry { () throws(EntryError) in
      try Entry(
        journal: JournalCode(treasury: from), day: day, voucher: voucher, label: "fee",
        postings: postings)
    }
  }
}
