public import DoubleEntry
public import LedgerValues

/// Savings that a person takes out of the box to pay her share of a visit.
///
/// Health savings leave the box only against care: the visit is named, and what is withdrawn is at
/// most the household's share of it.
public struct Withdrawal: Hashable, Sendable {
  public let day: Day
  public let voucher: String
  /// The saver's code.
  public let person: String
  /// The number of the visit whose household share it pays.
  public let visit: String
  public let amount: Money
  public let from: AccountCode
  /// The operator's reference, for mobile money.
  public let reference: String?

  /// - Throws: The first of these that holds: `amountNotPositive`, `voucherMissing`, `entry` for an
  ///   amount that no posting may hold.
  public init(
    day: Day, voucher: String, person: String, visit: String, amount: Money, from: AccountCode,
    reference: String? = nil
  ) throws(HealthFundError) {
    guard amount.isPositive else { throw .amountNotPositive(amount) }
    guard !voucher.isEmpty else { throw .voucherMissing }
    try HealthFundError.checkBound(amount, on: from)
    self.day = day
    self.voucher = voucher
    self.person = person
    self.visit = visit
    self.amount = amount
    self.from = from
    self.reference = reference
  }

  /// Dr 4191 (person), Cr the box.
  public func entry(fund: FundCode, person: Identifier) throws(EntryError) -> Entry {
    try Entry(
      journal: JournalCode(treasury: from), day: day, voucher: voucher, label: "withdrawal",
      postings: [
        .debit(.healthSavings, fund, amount, party: .person(person)), .credit(from, fund, amount),
      ])
  }
}
