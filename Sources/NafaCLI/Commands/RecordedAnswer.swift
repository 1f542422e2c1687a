import BookStore
import LedgerValues

/// What a write says: the record, and the head of the chain to note outside.
enum RecordedAnswer {
  static func outcome(
    _ result: ActResult, in book: Book, _ session: Session, also blocks: [Answer.Block] = []
  ) throws(Diagnostic) -> Outcome {
    let fields = session.isDryRun && result.isNew ? Self.tried : try written(result, in: book)
    return Outcome(Answer([.paragraph(sentence(result, session))] + blocks + [.fields(fields)]))
  }

  /// Of a dry run there is no record, and no head that could be noted.
  private static let tried: [Answer.Field] = [
    Answer.Field("new", fr: "écrit maintenant", en: "written now", .yes(false)),
    Answer.Field("dry_run", fr: "essai", en: "dry run", .yes(true)),
  ]

  private static func written(
    _ result: ActResult, in book: Book
  ) throws(Diagnostic) -> [Answer.Field] {
    let checkpoint = try booked { () throws(BookError) in try book.checkpoint() }
    return [
      Answer.Field(
        "record", fr: "enregistrement", en: "record", .record(result.record)),
      Answer.Field("new", fr: "écrit maintenant", en: "written now", .yes(result.isNew)),
      .checkpoint(checkpoint),
    ]
  }

  private static func sentence(_ result: ActResult, _ session: Session) -> Message {
    if session.isDryRun, result.isNew {
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
