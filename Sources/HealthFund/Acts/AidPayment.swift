public import DoubleEntry
public import LedgerValues

/// Money paid out to a household that a visit gave it a right to: the fare, the food of who stays.
public struct AidPayment: Hashable, Sendable {
  public let day: Day
  public let voucher: String
  /// The number of the visit that gave the right.
  public let visit: String
  public let from: AccountCode

  /// - Throws: `voucherMissing`.
  public init(
    day: Day, voucher: String, visit: String, from: AccountCode
  ) throws(HealthFundError) {
    guard !voucher.isEmpty else { throw .voucherMissing }
    self.day = day
    self.voucher = voucher
    self.visit = visit
    self.from = from
  }

  /// Dr 4195 (household), Cr the box, in each fund that owes it.
  public func entry(
    household: Identifier, parts: [(fund: FundCode, amount: Money)]
  ) throws(EntryError) -> Entry {
    try Entry(
      journal: JournalCode(treasury: from), day: day, voucher: voucher, label: "aid",
      postings: parts.flatMap { fund, amount -> [Posting] in
        [
          .debit(.benefitsOwed, fund, amount, party: .household(household)),
          .credit(from, fund, amount),
        ]
      })
  }
}
