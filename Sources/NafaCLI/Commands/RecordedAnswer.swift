import BookStore
import LedgerValues

/// What a write says: the record, and the head of the chain to note outside.
enum RecordedAnswer {
  static func outcome(
    _ result: ActResult, in book: Book, _ session: Session, also blocks: [Answer.Block] = []
  ) throws(Diagnostic) -> Outcome {
    let checkpoint = try booked { () throws(BookError) in try book.checkpoint() }
    let fields: [Answer.Field] = [
      Answer.Field(
        "record", fr: "enregistrement", en: "record", .record(result.record)),
      Answer.Field("new", fr: "écrit maintenant", en: "written now", .yes(result.isNew)),
      .checkpoint(checkpoint),
    ]
    return Outcome(Answer([.paragraph(sentence(result, session))] + blocks + [.fields(fields)]))
  }

  private static func sentence(_ result: ActResult, _ session: Session) -> Message {
    if session.isDryRun {
      return Message(
        fr: "Tout est en ordre ; rien n'est écrit, c'est un essai.",
        en: "All is in order; nothing is written, this was a dry run.")
    }
    return result.isNew
      ? Message(fr: "C'est inscrit.", en: "It is recorded.")
      : Message(
        fr: "C'était déjà inscrit : rien n'est écrit deux fois.",
        en: "It was recorded already: nothing is written twice.")
  }
}
