public import DoubleEntry
public import LedgerValues

/// A payment to a provider of what one or several funds owe it: one movement of one account.
public struct Payment: Hashable, Sendable {
  public let day: Day
  public let voucher: String
  /// The provider's code.
  public let provider: String
  public let from: AccountCode
  /// What each fund pays of what it owes.
  public let parts: [Part]
  /// What the operator or bank takes besides, borne by the first fund.
  public let fee: Money
  public let reference: String?

  public struct Part: Hashable, Sendable {
    public let fund: FundCode
    public let amount: Money

    public init(fund: FundCode, amount: Money) {
      self.fund = fund
      self.amount = amount
    }
  }

  /// - Throws: The first of these that holds: `nothingToPay`, `amountNotPositive`, `fundTwice`,
  ///   `feeNegative`, `voucherMissing`, `entry` for an amount that no posting may hold.
  public init(
    day: Day, voucher: String, provider: String, from: AccountCode, parts: [Part],
    fee: Money = .zero, reference: String? = nil
  ) throws(HealthFundError) {
    guard !parts.isEmpty else { throw .nothingToPay }
    for part in parts where !part.amount.isPositive { throw .amountNotPositive(part.amount) }
    for (index, part) in parts.enumerated()
    where parts[..<index].contains(where: { $0.fund == part.fund }) {
      throw .fundTwice(part.fund)
    }
    guard !fee.isNegative else { throw .feeNegative(fee) }
    guard !voucher.isEmpty else { throw .voucherMissing }
    for part in parts { try HealthFundError.checkBound(part.amount, on: from) }
    try HealthFundError.checkBound(fee, on: from)
    self.day = day
    self.voucher = voucher
    self.provider = provider
    self.from = from
    self.parts = parts
    self.fee = fee
    self.reference = reference
  }

  /// Dr 4011 (provider), Cr treasury in each fund; Dr 6312, Cr treasury for the operator's fee.
  ///
  /// - Precondition: `funds` has each fund of the parts.
  /// - Throws: `feeFromSavings`: a group's savings are its savers' in full; name another fund first.
  public func entry(funds: [FundCode: Fund]) throws(HealthFundError) -> Entry {
    let party = Party(.provider, provider)
    var postings = parts.flatMap { part -> [Posting] in
      [
        .debit(.providers, part.fund, part.amount, party: party),
        .credit(from, part.fund, part.amount),
      ]
    }
    if let first = parts.first.flatMap({ funds[$0.fund] }) {
      try FeePostings.check(fee, in: first)
      postings += FeePostings.postings(fee: fee, from: from, fund: first)
    }
    let all = postings
    return try HealthFundError.entry { () throws(EntryError) in
      try Entry(
        journal: JournalCode(treasury: from), day: day, voucher: voucher, label: "payment",
        postings: all)
    }
  }
}
