public import LedgerValues

/// The numbers of a fund on a day that every command means when it says "enough".
public struct FundNumbers: Hashable, Sendable {
  /// What is left of what it was given and earned: minus its postings on classes 1, 6, 7 and 8.
  public var resources: Money = .zero
  /// Its postings on class 5, without the clearing between funds (588): a loan from another fund is
  /// cash for the one that borrows.
  public var cash: Money = .zero
  /// What it owes clinics, suppliers, donors and, in a savings fund, its savers.
  public var payable: Money = .zero
  /// Promises that no money could pay yet: its postings on 905.
  public var commitments: Money = .zero
  /// What other funds have lent it, less what it lent: minus its postings on 588.
  public var lent: Money = .zero

  /// The numbers of a fund that has no posting yet.
  public init() {}

  /// Takes one amount of one account in.
  public mutating func add(_ amount: Money, on account: Account) {
    switch account.code.accountClass {
    case 1, 6, 7, 8: resources -= amount
    case 4: if account.isOwed { payable -= amount }
    case 5:
      if account.code.base == AccountCode.betweenFunds.text {
        lent -= amount
      } else {
        cash += amount
      }
    default: if account.code.base == AccountCode.commitmentsGiven.text { commitments += amount }
    }
  }

  /// What could be spent if no later day were known: cash less what is owed and promised, and for a
  /// fund given for a purpose not more than its resources and what it was lent.
  public func spendable(_ kind: Fund.Kind) -> Money {
    let free = cash - payable - commitments
    switch kind {
    case .restricted: return min(free, resources + lent)
    case .general, .programme, .savings: return free
    }
  }
}

/// The numbers of one fund day after day, so that a visit of March recorded late does not spend the
/// money of April.
public struct FundHistory: Sendable {
  private let kind: Fund.Kind
  /// One change a day, in the order of the days: what happens within a day has no order.
  private let days: [(day: Day, change: FundNumbers)]

  /// Creates a history from changes, several a day or none, in any order.
  public init(kind: Fund.Kind, changes: [(day: Day, change: FundNumbers)]) {
    self.kind = kind
    var byDay: [Day: FundNumbers] = [:]
    for (day, change) in changes { byDay[day, default: FundNumbers()].add(change) }
    days = byDay.sorted { $0.key < $1.key }.map { (day: $0.key, change: $0.value) }
  }

  /// The numbers at the end of a day.
  public func numbers(on day: Day) -> FundNumbers {
    var total = FundNumbers()
    for (posted, change) in days where posted <= day { total.add(change) }
    return total
  }

  /// The lowest that the resources are from a day to the last day posted.
  public func lowestResources(from day: Day) -> Money {
    lowest(from: day, \.resources)
  }

  /// What may be spent on a day: the lowest of what is spendable from that day to the last day
  /// posted. Eligibility, holds and waivers test this number.
  public func available(on day: Day) -> Money {
    lowest(from: day) { $0.spendable(kind) }
  }

  /// What may go to promises that are already made: as `available`, before promises are taken off.
  public func availableForCommitments(on day: Day) -> Money {
    lowest(from: day) { numbers in
      var numbers = numbers
      numbers.commitments = .zero
      return numbers.spendable(kind)
    }
  }

  private func lowest(from day: Day, _ measure: (FundNumbers) -> Money) -> Money {
    var total = numbers(on: day)
    var lowest = measure(total)
    for (posted, change) in days where posted > day {
      total.add(change)
      lowest = min(lowest, measure(total))
    }
    return lowest
  }
}

extension FundNumbers {
  /// Takes the numbers of another day, or of another fund, in.
  public mutating func add(_ change: FundNumbers) {
    resources += change.resources
    cash += change.cash
    payable += change.payable
    commitments += change.commitments
    lent += change.lent
  }
}
