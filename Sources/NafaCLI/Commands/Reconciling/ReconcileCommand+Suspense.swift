import BookStore
import DoubleEntry
import HealthFund
import LedgerValues
import Reconciliation

/// `nafa reconcile suspense`: what nobody can explain yet.
extension ReconcileCommand {
  static let line = Parameter.operand(
    "line", .line, fr: "la ligne du relevé : 120/3", en: "the statement's line: 120/3")

  static let owner = Parameter.requiredOption(
    "owner", .actor, fr: "qui doit trouver ce que c'est", en: "who has to find out what it is")

  static let lookAgain = Parameter.requiredOption(
    "look-again", .day, fr: "quand on regarde à nouveau", en: "when it is looked at again")

  static let fund = Parameter.option(
    "fund", .fund, fr: "le fonds, sinon le fonds général", en: "the fund, else the general fund")

  static let lineVoucher = Parameter.option(
    "voucher", .text(Message(fr: "PIÈCE", en: "VOUCHER")),
    fr: "le numéro de la pièce, sinon celui de la ligne",
    en: "the number of the paper behind it, else that of the line")

  static let suspense = Command(
    "suspense", fr: "attente", section: .reconcile,
    summary: Message(
      fr: "mettre une ligne en attente : quelqu'un cherche ce que c'est, jusqu'à un jour",
      en: "put a line in suspense: somebody finds out what it is, until a day"),
    details: [
      Message(
        fr:
          "Un encaissement va au 47121, un paiement au 47114. Quand on sait, \(code: "nafa reconcile undo") le reprend.",
        en:
          "A receipt goes to 47121, a payment to 47114. Once it is known, \(code: "nafa reconcile undo") takes it back."
      )
    ],
    examples: [
      "reconcile suspense 5521 120/3 --owner Awa --reason inconnu --look-again 2026-04-15"
    ],
    parameters: [
      account, line, owner, ActParameters.reason, lookAgain, fund, lineVoucher,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let source = try LineSource(session, book)
    let (owner, reason) = (try session[owner], try session[ActParameters.reason])
    let wanted = try source.suspense(
      try session.fund(in: book), owner: owner, reason: reason, lookAgain: try session[lookAgain])
    return try source.record(wanted, session, book)
  }
}

extension Session {
  /// The fund that was given, else the general one.
  func fund(in book: Book) throws(Diagnostic) -> FundCode {
    if let fund = try self[ReconcileCommand.fund] { return fund }
    return try booked { () throws(BookError) in try book.generalFund().code }
  }
}
