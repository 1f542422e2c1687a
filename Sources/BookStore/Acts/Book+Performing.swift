public import HealthFund
import LedgerSQLite
import LedgerValues

extension Book {
  /// Records one act, or answers with the record that has it already.
  ///
  /// All that can be refused is looked at before anything is written. What is refused by authority
  /// (a closed month, a short fund, a ceiling) is kept as a record of its own; a slip of typing is
  /// not.
  public func perform(_ act: Act) throws(BookError) -> ActResult {
    do throws(BookError) {
      return try write { () throws(BookError) in try record(act) }
    } catch {
      if case .refused(let refusal) = error, let code = refusal.authorityCode {
        try keep(code, of: act)
      }
      throw error
    }
  }

  /// Records one act inside the open transaction.
  func record(_ act: Act) throws(BookError) -> ActResult {
    switch act {
    case .fund(let fund): try record(fund)
    case .provider(let provider): try record(provider)
    case .price(let price): try record(price)
    case .household(let household): try record(household)
    case .person(let person): try record(person)
    case .evidence(let evidence): try record(evidence)
    case .subsidy(let subsidy): try record(subsidy)
    case .contribution(let contribution): try record(contribution)
    case .transfer(let transfer): try record(transfer)
    case .visit(let visit): try record(visit)
    case .withdrawal(let withdrawal): try record(withdrawal)
    case .payment(let payment): try record(payment)
    }
  }

  private func keep(_ code: String, of act: Act) throws(BookError) {
    guard !connection.isInTransaction else { return }
    var body: [String: JSON] = ["code": .text(code), "act": .text(act.name)]
    if let day = act.day { body["day"] = .text(day.description) }
    try write { () throws(BookError) in _ = try append(.refusal, body: body) }
  }
}

extension Act {
  /// The kind of record it makes.
  var name: String {
    switch self {
    case .fund: RecordKind.fund.rawValue
    case .provider: RecordKind.provider.rawValue
    case .price: RecordKind.price.rawValue
    case .household: RecordKind.household.rawValue
    case .person: RecordKind.person.rawValue
    case .evidence: RecordKind.evidence.rawValue
    case .subsidy: RecordKind.subsidy.rawValue
    case .contribution: RecordKind.contribution.rawValue
    case .transfer: RecordKind.transfer.rawValue
    case .visit: RecordKind.visit.rawValue
    case .withdrawal: RecordKind.withdrawal.rawValue
    case .payment: RecordKind.payment.rawValue
    }
  }
}

extension Refusal {
  /// The code under which a refusal of authority is kept; nothing for a slip of typing.
  var authorityCode: String? {
    switch self {
    case .monthClosed: "month.closed"
    case .treasuryShort: "treasury.short"
    case .savingsShort: "savings.short"
    case .fundShort: "fund.short"
    case .overPayable: "payment.over-payable"
    case .withdrawalAboveShare: "withdrawal.above-share"
    case .alreadyReversed: "reversal.already"
    default: nil
    }
  }
}
