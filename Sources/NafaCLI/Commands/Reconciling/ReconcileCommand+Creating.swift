import BookStore
import DoubleEntry
import HealthFund
import LedgerValues
import Reconciliation

/// `nafa reconcile create`: recording what a statement shows and the books lack.
extension ReconcileCommand {
  static let create = Command(
    "create", fr: "créer", section: .reconcile,
    summary: Message(
      fr: "inscrire ce qu'un relevé montre et que le livre n'a pas",
      en: "record what a statement shows and the books lack"),
    details: [
      Message(
        fr: "Le jour, le montant, le compte et la référence viennent de la ligne.",
        en: "Day, amount, account and reference come from the line.")
    ],
    subcommands: [
      createContribution, createSubsidy, createWithdrawal, createPayment, createTransfer,
      createFee,
    ])

  static let createContribution = Command(
    "contribution", fr: "cotisation", section: .reconcile,
    summary: Message(
      fr: "une cotisation, ou un dépôt d'épargne", en: "dues, or a deposit into savings"),
    examples: ["reconcile create contribution 5521 120/3 M0001-3 --receipt R1-000123 --months 6"],
    parameters: [
      account, line, ContributeCommand.who, ContributeCommand.receipt, ContributeCommand.months,
      ContributeCommand.first, ContributeCommand.savings,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let source = try LineSource(
      try session[line], on: try session[account], voucher: nil, in: book)
    let words = try session[ContributeCommand.who]
    let household = try session.household(words, in: book).household.code
    let receipt = try session[ContributeCommand.receipt]
    let purpose = try ContributeCommand.purpose(words, session, book)
    let wanted = try source.contribution(purpose, of: household, receipt: receipt)
    return try source.record(wanted, session, book)
  }

  static let createSubsidy = Command(
    "subsidy", fr: "subvention", section: .reconcile,
    summary: SubsidyCommand.command.summary,
    examples: ["reconcile create subsidy 5211 120/3 SOL --funder Mairie"],
    parameters: [
      account, line, SubsidyCommand.fund, SubsidyCommand.funder, SubsidyCommand.purpose,
      lineVoucher,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let source = try LineSource(session, book)
    let (fund, funder) = (try session[SubsidyCommand.fund], try session[SubsidyCommand.funder])
    let purpose = try session[SubsidyCommand.purpose] ?? ""
    let wanted = try source.subsidy(of: funder, into: fund, purpose: purpose)
    return try source.record(wanted, session, book)
  }

  static let createFee = Command(
    "fee", fr: "frais", section: .reconcile,
    summary: Message(
      fr: "ce que l'opérateur ou la banque a pris pour lui",
      en: "what the operator or the bank took for itself"),
    examples: ["reconcile create fee 5521 120/4"],
    parameters: [account, line, fund, lineVoucher]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let source = try LineSource(session, book)
    let wanted = try source.operatorFee(borneBy: try session.fund(in: book))
    return try source.record(wanted, session, book)
  }
}
