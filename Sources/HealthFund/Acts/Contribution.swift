public import DoubleEntry
public import LedgerValues

/// Money that a household puts in, against a numbered receipt.
public struct Contribution: Hashable, Sendable {
  public let day: Day
  public let receipt: Receipt
  public let purpose: Purpose
  /// The household's code.
  public let household: String
  public let amount: Money
  /// The cash box or wallet that took it in.
  public let into: AccountCode
  /// The operator's reference, for mobile money.
  public let reference: String?

  public enum Purpose: Hashable, Sendable {
    /// Dues for months of cover; the first month is the next unpaid one where it is not said.
    case dues(from: Month?, months: Int)
    /// A deposit into the health savings of one person, by code.
    case savings(person: String)
  }

  /// - Throws: The first of these that holds: `amountNotPositive`, `monthsOutOfRange`,
  ///   `monthsDoNotDivide`, `entry` for an amount that no posting may hold.
  public init(
    day: Day, receipt: Receipt, purpose: Purpose, household: String, amount: Money,
    into: AccountCode, reference: String? = nil
  ) throws(HealthFundError) {
    guard amount.isPositive else { throw .amountNotPositive(amount) }
    if case .dues(_, let months) = purpose {
      guard (1...24).contains(months) else { throw .monthsOutOfRange(months) }
      guard amount.units % Int64(months) == 0 else { throw .monthsDoNotDivide(amount, months) }
    }
    try HealthFundError.checkBound(amount, on: into)
    self.day = day
    self.receipt = receipt
    self.purpose = purpose
    self.household = household
    self.amount = amount
    self.into = into
    self.reference = reference
  }
}

extension Contribution {
  /// The entry for dues: received, due and earned for the months begun, deferred for those to come.
  ///
  ///     Dr treasury 3 000   Cr 4111 3 000
  ///     Dr 4111     3 000   Cr 7011   500, Cr 477 2 500      (March of March to August)
  ///
  /// The household's receivable passes through, so that its sheet shows what it paid.
  public static func duesEntry(
    of contribution: Contribution, fund: FundCode, household: Identifier, from: Month, months: Int
  ) throws(EntryError) -> Entry {
    let amount = contribution.amount
    let party = Party.household(household)
    let begun = min(max(contribution.day.calendarMonth.months(since: from) + 1, 0), months)
    let earned = Money(amount.units / Int64(months) * Int64(begun))
    var postings: [Posting] = [
      .debit(contribution.into, fund, amount),
      .credit(.contributionsReceivable, fund, amount, party: party),
      .debit(.contributionsReceivable, fund, amount, party: party),
    ]
    if earned.isPositive { postings.append(.credit(.contributions, fund, earned)) }
    if earned < amount { postings.append(.credit(.deferredIncome, fund, amount - earned)) }
    return try Entry(
      journal: JournalCode(treasury: contribution.into), day: contribution.day,
      voucher: contribution.receipt.description, label: "dues", postings: postings)
  }

  /// The entry for a deposit: cash in, owed to the saver.
  ///
  ///     Dr treasury 500   Cr 4191 500 (person)
  public static func savingsEntry(
    of contribution: Contribution, fund: FundCode, person: Identifier
  ) throws(EntryError) -> Entry {
    try Entry(
      journal: JournalCode(treasury: contribution.into), day: contribution.day,
      voucher: contribution.receipt.description, label: "savings",
      postings: [
        .debit(contribution.into, fund, contribution.amount),
        .credit(.healthSavings, fund, contribution.amount, party: .person(person)),
      ])
  }

  /// The entry that earns dues that were paid ahead, at a month's closing; below zero it takes back
  /// what was earned of dues since reversed.
  public static func earningEntry(
    month: Month, amount: Money, fund: FundCode
  ) throws(EntryError) -> Entry {
    try Entry(
      journal: .miscellaneous, day: month.lastDay, voucher: "477-\(month)", label: "earning",
      postings: [
        .debit(.deferredIncome, fund, amount), .credit(.contributions, fund, amount),
      ])
  }
}
