import BookStore
import DoubleEntry
import HealthFund
import LedgerValues
import Reconciliation

/// `nafa reconcile create`: money that a statement shows going out, or to another account.
extension ReconcileCommand {
  static let createWithdrawal = Command(
    "withdrawal", fr: "retrait", section: .reconcile, summary: WithdrawCommand.command.summary,
    examples: ["reconcile create withdrawal 5521 120/3 P0001-3 --visit V-0123"],
    parameters: [
      account, line, WithdrawCommand.person, WithdrawCommand.visit, lineVoucher,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let source = try LineSource(session, book)
    let person = try session.person(try session[WithdrawCommand.person], in: book).code
    let visit = try session[WithdrawCommand.visit]
    let act = try explained { () throws(HealthFundError) in
      try Withdrawal(
        day: source.line.day, voucher: source.voucher, person: person, visit: visit,
        amount: -source.line.amount, from: source.account)
    }
    let said = Message(
      fr: "\(act.amount), \(code: person), visite \(code: visit)",
      en: "\(act.amount), \(code: person), visit \(code: visit)")
    return try source.record(.withdrawal(act), said, session, book)
  }

  static let createPayment = Command(
    "payment", fr: "paiement", section: .reconcile, summary: PayCommand.command.summary,
    details: [
      Message(
        fr: "Les frais de la même ligne du fichier y sont compris.",
        en: "The fee of the same row of the file is part of it.")
    ],
    examples: ["reconcile create payment 5521 120/3 CSCOM-SIKORO GEN=4500 SOL=1500"],
    parameters: [account, line, PayCommand.provider, PayCommand.parts, lineVoucher]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let source = try LineSource(session, book)
    let (provider, parts) = (
      try session[PayCommand.provider].uppercased(), try session[PayCommand.parts]
    )
    let act = try explained { () throws(HealthFundError) in
      try Payment(
        day: source.line.day, voucher: source.voucher, provider: provider, from: source.account,
        parts: parts, fee: source.feeAmount, reference: source.line.reference)
    }
    let said = Message(
      fr: "\(-source.line.amount) à \(code: provider), du compte \(source.account)",
      en: "\(-source.line.amount) to \(code: provider), from account \(source.account)")
    return try source.record(.payment(act), said, session, book, withFee: true)
  }

  static let otherAccount = Parameter.requiredOption(
    "other", .account, fr: "le compte d'où il vient, ou où il va",
    en: "the account it comes from, or goes to")

  static let transferredFund = Parameter.requiredOption(
    "fund", .fund, fr: "le fonds dont c'est l'argent", en: "the fund whose money it is")

  static let createTransfer = Command(
    "transfer", fr: "virement", section: .reconcile, summary: TransferCommand.command.summary,
    examples: ["reconcile create transfer 5211 120/3 --other 5711 --fund GEN"],
    parameters: [account, line, otherAccount, transferredFund, lineVoucher]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let source = try LineSource(session, book)
    let (other, fund) = (try session[otherAccount], try session[transferredFund])
    let isIn = source.line.amount.isPositive
    let act = try explained { () throws(HealthFundError) in
      try Transfer(
        day: source.line.day, voucher: source.voucher, from: isIn ? other : source.account,
        to: isIn ? source.account : other, fund: fund, amount: source.line.amount.magnitude,
        fee: isIn ? .zero : source.feeAmount, reference: source.line.reference)
    }
    let said = Message(
      fr: "\(act.amount) du compte \(act.from) au \(act.to), fonds \(fund)",
      en: "\(act.amount) from account \(act.from) to \(act.to), fund \(fund)")
    return try source.record(.transfer(act), said, session, book, withFee: !isIn)
  }
}
