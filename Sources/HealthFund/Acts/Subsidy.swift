public import DoubleEntry
public import LedgerValues

/// Outside money with a purpose, into a fund.
public struct Subsidy: Hashable, Sendable {
  public let day: Day
  public let voucher: String
  public let fund: FundCode
  /// Who gives it: a donor, the State, a commune.
  public let funder: String
  public let amount: Money
  public let into: AccountCode
  public let reference: String?
  public let purpose: String

  /// - Throws: The first of these that holds: `amountNotPositive`, `voucherMissing`, `entry` for an
  ///   amount that no posting may hold.
  public init(
    day: Day, voucher: String, fund: FundCode, funder: String, amount: Money, into: AccountCode,
    reference: String? = nil, purpose: String = ""
  ) throws(HealthFundError) {
    guard amount.isPositive else { throw .amountNotPositive(amount) }
    guard !voucher.isEmpty else { throw .voucherMissing }
    try HealthFundError.checkBound(amount, on: into)
    self.day = day
    self.voucher = voucher
    self.fund = fund
    self.funder = funder
    self.amount = amount
    self.into = into
    self.reference = reference
    self.purpose = purpose
  }

  /// The entry: kept in reserve where it is given for a purpose, until that purpose is met; against
  /// the State's debt in a programme that is paid for first; an operating grant in the general fund.
  ///
  ///     Dr treasury   Cr 1681 (restricted) · Cr 4492 (programme) · Cr 713 (general)
  ///
  /// - Throws: `subsidyIntoSavings` for the savings of a group, which belong to its savers.
  public func entry(into fund: Fund) throws(HealthFundError) -> Entry {
    let source: AccountCode
    switch fund.kind {
    case .general: source = .operatingGrants
    case .restricted: source = .restrictedReserve
    case .programme: source = .stateReceivable
    case .savings: throw .subsidyIntoSavings(fund.code)
    }
    return try HealthFundError.entry { () throws(EntryError) in
      try Entry(
        journal: JournalCode(treasury: into), day: day, voucher: voucher, label: "subsidy",
        postings: [.debit(into, fund.code, amount), .credit(source, fund.code, amount)])
    }
  }
}
