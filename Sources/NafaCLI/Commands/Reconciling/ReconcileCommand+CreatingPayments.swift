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
    let wanted = try source.withdrawal(of: person, for: visit)
    return try source.record(wanted, session, book)
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
    let wanted = try source.payment(to: provider, parts: parts)
    return try source.record(wanted, session, book)
  }

  static let otherAccount = Parameter.option(
    "other", .account,
    fr: "le compte d'où il vient, ou où il va ; sinon celui dont le relevé montre l'autre bout",
    en: "the account it comes from, or goes to; else the one whose statement shows the other end")

  static let transferredFund = Parameter.requiredOption(
    "fund", .fund, fr: "le fonds dont c'est l'argent", en: "the fund whose money it is")

  static let createTransfer = Command(
    "transfer", fr: "virement", section: .reconcile, summary: TransferCommand.command.summary,
    details: [
      Message(
        fr: "Où le relevé de l'autre compte le montre aussi, cette ligne est rapprochée avec.",
        en: "Where the other account's statement shows it too, that line is matched as well.")
    ],
    examples: [
      "reconcile create transfer 5211 120/3 --fund GEN",
      "reconcile create transfer 5211 120/3 --other 5711 --fund GEN",
    ],
    parameters: [account, line, otherAccount, transferredFund, lineVoucher]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let source = try LineSource(session, book)
    let fund = try session[transferredFund]
    let end = try booked { () throws(BookError) in try book.ownTransfers() }
      .otherEnd(of: source.line.id)
    guard let other = try session[otherAccount] ?? end?.account else {
      throw Diagnostic(UsageError.optionMissing("other"))
    }
    let arrival = end?.account == other ? end : nil
    let wanted = try source.transfer(with: other, of: fund, arrival: arrival)
    return try source.record(wanted, session, book)
  }
}
