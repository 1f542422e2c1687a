import BookStore
import LedgerValues

/// `nafa close` and `nafa reopen`: months in which nothing more is posted.
enum CloseCommand {
  static let month = Parameter.operand(
    "month", .month, fr: "le mois : 2025-03", en: "the month: 2025-03")

  static let command = Command(
    "close", fr: "clôturer", section: .books,
    summary: Message(
      fr: "clôturer un mois : plus rien ne s'y inscrit",
      en: "close a month: nothing more is posted into it"),
    details: [
      Message(
        fr: "Les cotisations payées d'avance pour ce mois deviennent un produit.",
        en: "Dues paid ahead for that month become income."),
      Message(
        fr: "Le programme nomme les comptes dont le mois n'est pas signé.",
        en: "The program names the accounts whose month is not signed."),
    ],
    examples: ["close 2025-03"], parameters: [month]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let month = try session[month]
    try session.confirm(
      Message(fr: "clôturer le mois de \(month) ?", en: "close the month of \(month)?"))
    let result = try booked { () throws(BookError) in try book.close(month) }
    for account in try booked({ () throws(BookError) in try book.unsignedAccounts(in: month) }) {
      session.notes.append(Diagnostic(BookNotice.monthUnsigned(account, month)))
    }
    return try RecordedAnswer.outcome(result, in: book, session)
  }

  static let reopen = Command(
    "reopen", fr: "rouvrir", section: .books,
    summary: Message(
      fr: "rouvrir un mois clôturé et les suivants, avec une raison",
      en: "open a closed month and the later ones again, with a reason"),
    examples: ["reopen 2025-03 --reason oubli"],
    parameters: [month, ActParameters.reason]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (month, reason) = (try session[month], try session[ActParameters.reason])
    try session.confirm(
      Message(fr: "rouvrir le mois de \(month) ?", en: "open the month of \(month) again?"))
    let result = try booked { () throws(BookError) in try book.reopen(month, reason: reason) }
    return try RecordedAnswer.outcome(result, in: book, session)
  }
}
