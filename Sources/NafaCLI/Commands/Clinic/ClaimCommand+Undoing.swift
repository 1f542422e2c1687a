import BookStore
import LedgerValues

/// `nafa claim undo`: taking back what was accepted or disputed.
extension ClaimCommand {
  static let undo = Command(
    "undo", fr: "défaire", section: .clinic,
    summary: Message(
      fr: "défaire ce qui fut accepté ou contesté : les lignes attendent de nouveau",
      en: "undo what was accepted or disputed: the lines wait again"),
    examples: ["claim undo 14008/2 --reason recorded"],
    parameters: [ReconcileCommand.undoneMatch, ActParameters.reason]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let match = try session[ReconcileCommand.undoneMatch]
    let reason = try session[ActParameters.reason]
    let result = try booked { () throws(BookError) in
      try book.undo(match.record, items: match.item.map { [$0] } ?? [], reason: reason)
    }
    return try RecordedAnswer.outcome(result, in: book, session)
  }
}
