import BookStore
import DoubleEntry
import HealthFund
import LedgerValues
import Reconciliation

/// What a person wants recorded of a line: the act, in a sentence to say yes to.
struct ActFromLine {
  let act: Act
  let said: Message
  /// Whether the act has the money of the row's fee, too.
  var hasFee = false
  /// Where the money arrived: the other account's own line.
  var arrival: LineOnAccount?
}

/// The acts that a line may be: its day, amount, account and reference are the line's.
extension LineSource {
  func contribution(
    _ purpose: Contribution.Purpose, of household: String, receipt: Receipt
  ) throws(Diagnostic) -> ActFromLine {
    let act = try explained { () throws(HealthFundError) in
      try Contribution(
        day: line.day, receipt: receipt, purpose: purpose, household: household,
        amount: line.amount, into: account, reference: line.reference)
    }
    return ActFromLine(
      act: .contribution(act),
      said: Message(
        fr: "\(act.amount), ménage \(code: household), le \(act.day)",
        en: "\(act.amount), household \(code: household), on \(act.day)"))
  }

  func subsidy(
    of funder: String, into fund: FundCode, purpose: String
  ) throws(Diagnostic) -> ActFromLine {
    let act = try explained { () throws(HealthFundError) in
      try Subsidy(
        day: line.day, voucher: voucher, fund: fund, funder: funder, amount: line.amount,
        into: account, reference: line.reference, purpose: purpose)
    }
    return ActFromLine(
      act: .subsidy(act),
      said: Message(
        fr: "\(act.amount) de \(name: funder) dans le fonds \(fund)",
        en: "\(act.amount) from \(name: funder) into fund \(fund)"))
  }

  func operatorFee(borneBy fund: FundCode) throws(Diagnostic) -> ActFromLine {
    let act = try explained { () throws(HealthFundError) in
      try OperatorFee(
        day: line.day, voucher: voucher, from: account, fund: fund, amount: -line.amount,
        reference: line.reference)
    }
    return ActFromLine(
      act: .operatorFee(act),
      said: Message(
        fr: "\(act.amount) de frais, fonds \(fund)", en: "\(act.amount) fee, fund \(fund)"))
  }

  func withdrawal(of person: String, for visit: String) throws(Diagnostic) -> ActFromLine {
    let act = try explained { () throws(HealthFundError) in
      try Withdrawal(
        day: line.day, voucher: voucher, person: person, visit: visit, amount: -line.amount,
        from: account, reference: line.reference)
    }
    return ActFromLine(
      act: .withdrawal(act),
      said: Message(
        fr: "\(act.amount), \(code: person), visite \(code: visit)",
        en: "\(act.amount), \(code: person), visit \(code: visit)"))
  }

  func payment(
    to provider: String, parts: [Payment.Part]
  ) throws(Diagnostic) -> ActFromLine {
    let act = try explained { () throws(HealthFundError) in
      try Payment(
        day: line.day, voucher: voucher, provider: provider, from: account, parts: parts,
        fee: feeAmount, reference: line.reference)
    }
    return ActFromLine(
      act: .payment(act),
      said: Message(
        fr: "\(-line.amount) à \(code: provider), du compte \(account)",
        en: "\(-line.amount) to \(code: provider), from account \(account)"),
      hasFee: true)
  }

  /// - Parameter arrival: The other account's own line of it, where it is known.
  func transfer(
    with other: AccountCode, of fund: FundCode, arrival: LineOnAccount?
  ) throws(Diagnostic) -> ActFromLine {
    let isIn = line.amount.isPositive
    let act = try explained { () throws(HealthFundError) in
      try Transfer(
        day: line.day, voucher: voucher, from: isIn ? other : account, to: isIn ? account : other,
        fund: fund, amount: line.amount.magnitude, fee: isIn ? .zero : feeAmount,
        reference: line.reference)
    }
    let said = Message(
      fr: "\(act.amount) du compte \(act.from) au \(act.to), fonds \(fund)",
      en: "\(act.amount) from account \(act.from) to \(act.to), fund \(fund)")
    return ActFromLine(act: .transfer(act), said: said, hasFee: !isIn, arrival: arrival)
  }

  func suspense(
    _ fund: FundCode, owner: Actor, reason: String, lookAgain: Day
  ) throws(Diagnostic) -> ActFromLine {
    let act = try explained { () throws(HealthFundError) in
      try Suspense(
        day: line.day, voucher: voucher, account: account, amount: line.amount, fund: fund,
        owner: owner, reason: reason, lookAgain: lookAgain)
    }
    return ActFromLine(
      act: .suspense(act),
      said: Message(
        fr: "\(act.amount) en attente, \(name: owner.name), jusqu'au \(lookAgain)",
        en: "\(act.amount) in suspense, \(name: owner.name), until \(lookAgain)"))
  }
}
