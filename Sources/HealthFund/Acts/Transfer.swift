public import DoubleEntry
public import LedgerValues

/// Money of one fund that moves from one treasury account to another.
public struct Transfer: Hashable, Sendable {
  public let day: Day
  public let voucher: String
  public let from: AccountCode
  public let to: AccountCode
  public let fund: FundCode
  public let amount: Money
  /// What the operator or bank takes besides, on the side it leaves.
  public let fee: Money
  public let reference: String?

  /// - Throws: The first of these that holds: `amountNotPositive`, `feeNegative`, `voucherMissing`,
  ///   `sameAccount`, `entry` for an amount that no posting may hold.
  public init(
    day: Day, voucher: String, from: AccountCode, to: AccountCode, fund: FundCode, amount: Money,
    fee: Money = .zero, reference: String? = nil
  ) throws(HealthFundError) {
    guard amount.isPositive else { throw .amountNotPositive(amount) }
    guard !fee.isNegative else { throw .feeNegative(fee) }
    guard !voucher.isEmpty else { throw .voucherMissing }
    guard from != to else { throw .sameAccount(from) }
    try HealthFundError.checkBound(amount, on: from)
    try HealthFundError.checkBound(fee, on: from)
    self.day = day
    self.voucher = voucher
    self.from = from
    self.to = to
    self.fund = fund
    self.amount = amount
    self.fee = fee
    self.reference = reference
  }

  /// Two entries through the transit account, never one: each side is in its own journal, and what
  /// left but did not arrive stands on 585.
  ///
  /// - Throws: `feeFromSavings`.
  public func entries(fund: Fund) throws(HealthFundError) -> [Entry] {
    try FeePostings.check(fee, in: fund)
    let leaving: [Posting] =
      [.debit(.inTransit, fund.code, amount), .credit(from, fund.code, amount)]
      + FeePostings.postings(fee: fee, from: from, fund: fund)
    let arriving: [Posting] = [
      .debit(to, fund.code, amount), .credit(.inTransit, fund.code, amount),
    ]
    return try HealthFundError.entry { () throws(EntryError) in
      [
        try Entry(
          journal: JournalCode(treasury: from), day: day, voucher: voucher, label: "transfer",
          postings: leaving),
        try Entry(
          journal: JournalCode(treasury: to), day: day, voucher: voucher, label: "transfer",
          postings: arriving),
      ]
    }
  }
}
