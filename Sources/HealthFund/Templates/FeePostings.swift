import DoubleEntry
import LedgerValues

/// What an operator or a bank takes for moving money.
enum FeePostings {
  /// A group's savings are owed to its savers in full, so no fee is taken from them.
  ///
  /// - Throws: `feeFromSavings`.
  static func check(_ fee: Money, in fund: Fund) throws(HealthFundError) {
    guard fee.isZero || fund.kind != .savings else { throw .feeFromSavings(fund.code) }
  }

  static func postings(fee: Money, from: AccountCode, fund: Fund) -> [Posting] {
    guard fee.isPositive else { return [] }
    let account: AccountCode = from.hasPrefix("55") ? .mobileMoneyFees : .bankFees
    return [.debit(account, fund.code, fee), .credit(from, fund.code, fee)]
      + RestrictedRelease.postings(spent: fee, in: fund)
  }
}

/// Restricted money becomes income when it is spent, so that the fund's result is zero and its
/// reserve shows what is left.
///
///     Dr 1681   Cr 792
enum RestrictedRelease {
  static func postings(spent: Money, in fund: Fund) -> [Posting] {
    guard fund.kind == .restricted, spent.isPositive else { return [] }
    return [
      .debit(.restrictedReserve, fund.code, spent), .credit(.restrictedReleased, fund.code, spent),
    ]
  }
}
