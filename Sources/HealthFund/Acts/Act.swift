public import DoubleEntry
public import LedgerValues

/// What a treasurer or a clinic asks a book to record: one act, one record.
public enum Act: Hashable, Sendable {
  case fund(Fund)
  case provider(Provider)
  case price(Price)
  case household(Household)
  case person(Person)
  case evidence(Evidence)
  case subsidy(Subsidy)
  case contribution(Contribution)
  case transfer(Transfer)
  case visit(Visit)
  case withdrawal(Withdrawal)
  case payment(Payment)
  case operatorFee(OperatorFee)
  case suspense(Suspense)
  case aid(AidPayment)
  case count(CashCount)

  /// The day it is true for; none for what is true from the start.
  public var day: Day? {
    switch self {
    case .fund, .provider: nil
    case .price(let price): price.from
    case .household(let household): household.joined
    case .person(let person): person.since
    case .evidence(let evidence): evidence.from
    case .subsidy(let subsidy): subsidy.day
    case .contribution(let contribution): contribution.day
    case .transfer(let transfer): transfer.day
    case .visit(let visit): visit.day
    case .withdrawal(let withdrawal): withdrawal.day
    case .payment(let payment): payment.day
    case .operatorFee(let fee): fee.day
    case .suspense(let suspense): suspense.day
    case .aid(let aid): aid.day
    case .count(let count): count.day
    }
  }

  /// The order of acts of one day: what others need first, money in before money
  /// out, and a box is counted when the day is over.
  public var rank: Int {
    switch self {
    case .fund: 0
    case .provider: 1
    case .price: 2
    case .household: 3
    case .person: 4
    case .evidence: 5
    case .subsidy: 6
    case .contribution: 7
    case .transfer: 8
    case .visit: 9
    case .withdrawal: 10
    case .payment: 11
    case .aid, .operatorFee, .suspense: 12
    case .count: 13
    }
  }
}
