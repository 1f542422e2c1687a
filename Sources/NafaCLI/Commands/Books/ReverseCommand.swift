import BookStore
import LedgerValues

/// `nafa reverse`: a record of money is undone, once, with a reason.
enum ReverseCommand {
  static let command = Command(
    "reverse", fr: "annuler", section: .books,
    summary: Message(
      fr: "annuler un enregistrement, avec sa raison", en: "undo a record, with a reason"),
    details: [
      Message(
        fr:
          "Rien n'est effacé : l'annulation porte les montants opposés et s'imprime en négatif dans la même colonne.",
        en:
          "Nothing is erased: the reversal has the opposite amounts and prints as negatives in the same column."
      ),
      Message(
        fr:
          "Un relevé repris s'annule aussi : ses lignes n'attendent plus, et son fichier peut être lu de nouveau, autrement.",
        en:
          "An imported statement is undone too: its lines wait no more, and its file can be read again, otherwise."
      ),
    ],
    examples: ["reverse 123 --reason doublon"],
    parameters: [ActParameters.record, ActParameters.reason, ActParameters.on]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (record, reason) = (try session[ActParameters.record], try session[ActParameters.reason])
    let day = try session[ActParameters.on]
    try session.confirm(
      Message(
        fr: "annuler l'enregistrement \(code: record.description) ?",
        en: "undo record \(code: record.description)?"))
    let result = try booked { () throws(BookError) in
      try book.reverse(record, on: day, reason: reason)
    }
    return try RecordedAnswer.outcome(result, in: book, session)
  }
}
