public import DoubleEntry
public import LedgerValues

/// Why an act is refused before any book is asked.
///
/// Cases are in order of precedence: when several hold, the first is thrown.
public enum HealthFundError: Error, Hashable, Sendable {
  /// Money is put in and paid out in amounts above zero.
  case amountNotPositive(Money)
  /// A fee of an operator is zero or more.
  case feeNegative(Money)
  /// Savings used on a line are zero or more.
  case savingsNegative(Money)
  /// What a provider claims, what care costs and what the household paid are zero or more.
  case claimedNegative(Money)
  /// Each act of money names the paper behind it; a visit has a number.
  case voucherMissing
  /// Dues are paid for 1 to 24 months at a time.
  case monthsOutOfRange(Int)
  /// The amount is not so many equal months.
  case monthsDoNotDivide(Money, Int)
  /// A transfer from an account to itself.
  case sameAccount(AccountCode)
  /// Only a cash box is counted; a wallet and a bank send statements.
  case notACashBox(AccountCode)
  /// A count is seen by two people, and only this one is named.
  case oneWitness(Actor)
  /// A payment without a part.
  case nothingToPay
  /// One payment names a fund twice.
  case fundTwice(FundCode)
  /// A claim without a line.
  case claimWithoutLines
  /// A visit without a fee line.
  case visitWithoutLines
  /// A group's savings belong to its savers; outside money goes into another fund.
  case subsidyIntoSavings(FundCode)
  /// An operator's fee would be paid with what savers own; another fund bears it.
  case feeFromSavings(FundCode)
  /// Evidence whose last day lies before its first.
  case evidenceEndsBefore(from: Day, to: Day)
  /// Suspense that would be looked at again before it began.
  case lookAgainEarlier(Day, day: Day)
  /// The entry that the act would make is refused.
  case entry(EntryError)

  /// Refuses an amount that no posting may hold, before any book is asked.
  ///
  /// INVARIANT I3.
  static func checkBound(_ amount: Money, on account: AccountCode) throws(HealthFundError) {
    guard amount.units.magnitude <= Money.bound.magnitude else {
      throw .entry(.amountOutOfBounds(account))
    }
  }

  /// Runs what makes an entry and gives its refusal this module's name.
  static func entry<Made>(
    _ make: () throws(EntryError) -> Made
  ) throws(HealthFundError) -> Made {
    do throws(EntryError) {
      return try make()
    } catch {
      throw .entry(error)
    }
  }
}
