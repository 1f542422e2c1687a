public import HealthFund
import LedgerSQLite
import LedgerValues
import Reconciliation

extension Book {
  /// Records one act, or answers with the record that has it already.
  ///
  /// All that can be refused is looked at before anything is written. What is refused by authority
  /// (a closed month, a short fund, a ceiling) is kept as a record of its own; a slip of typing is
  /// not.
  public func perform(_ act: Act) throws(BookError) -> ActResult {
    try writeKeepingRefusal(of: act.recordKind, on: act.day) { () throws(BookError) in
      try record(act)
    }
  }

  /// Writes, and keeps a refusal of authority as a record of its own.
  func writeKeepingRefusal<Result>(
    of kind: RecordKind, on day: Day?, _ body: () throws(BookError) -> Result
  ) throws(BookError) -> Result {
    do throws(BookError) {
      return try write(body)
    } catch {
      if case .refused(let refusal) = error, let code = refusal.authorityCode {
        try keep(code, of: kind, on: day)
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
    case .operatorFee(let fee): try record(fee)
    case .suspense(let suspense): try record(suspense)
    case .aid(let aid): try record(aid)
    case .count(let count): try record(count)
    }
  }

  private func keep(_ code: String, of kind: RecordKind, on day: Day?) throws(BookError) {
    guard !connection.isInTransaction else { return }
    var body: [String: JSON] = ["code": .text(code), "act": .text(kind.rawValue)]
    if let day { body["day"] = .text(day.description) }
    try write { () throws(BookError) in _ = try append(.refusal, body: body) }
  }
}

extension Act {
  /// The kind of record it makes.
  var recordKind: RecordKind {
    switch self {
    case .fund: .fund
    case .provider: .provider
    case .price: .price
    case .household: .household
    case .person: .person
    case .evidence: .evidence
    case .subsidy: .subsidy
    case .contribution: .contribution
    case .transfer: .transfer
    case .visit: .visit
    case .withdrawal: .withdrawal
    case .payment: .payment
    case .operatorFee: .operatorFee
    case .suspense: .suspense
    case .aid: .aid
    case .count: .count
    }
  }
}

extension Refusal {
  /// The code under which a refusal of authority is kept; nothing for a slip of typing.
  var authorityCode: String? {
    switch self {
    case .monthClosed: "month.closed"
    case .periodSigned: "period.signed"
    case .signing(.ownReview): "period.own-review"
    case .signing(.secondPersonMissing): "period.one-signer"
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
