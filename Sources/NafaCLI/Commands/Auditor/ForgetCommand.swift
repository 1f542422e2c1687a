import BookStore
import LedgerValues

/// `nafa forget`: a person's details are destroyed; the books stay whole.
enum ForgetCommand {
  static let person = Parameter.operand(
    "person", .text(Message(fr: "PERSONNE", en: "PERSON")),
    fr: "le numéro de la personne", en: "the person's number")

  static let confirmed = Parameter.option(
    "confirm", .text(Message(fr: "PERSONNE", en: "PERSON")),
    fr: "le même numéro, là où personne ne peut le taper",
    en: "the same number, where nobody can type it")

  static let command = Command(
    "forget", fr: "oublier", section: .people,
    summary: Message(
      fr: "détruire le nom, la naissance, le téléphone et les réponses d'une personne",
      en: "destroy a person's name, birth, phone and answers"),
    details: [
      Message(
        fr: "C'est sans retour. Les montants restent, sous un numéro qui ne dit rien.",
        en: "There is no way back. The amounts stay, under a number that says nothing.")
    ],
    examples: ["forget P0001-3 --reason demande"],
    parameters: [person, ActParameters.reason, confirmed]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (code, reason) = (try session[person].uppercased(), try session[ActParameters.reason])
    try session.confirm(
      Message(
        fr: "Oublier \(code: code), sans retour ?", en: "Forget \(code: code), for good?"),
      typing: code, said: try session[confirmed]?.uppercased())
    let result = try booked { () throws(BookError) in
      try book.forget(person: code, reason: reason)
    }
    return try RecordedAnswer.outcome(result, in: book, session, also: [what(try session.bookPath)])
  }

  /// What erasing in the book does not reach.
  private static func what(_ path: String) -> Answer.Block {
    let list = path + ".erased"
    return .paragraph(
      Message(
        fr:
          "Les copies faites avant gardent ce qui est effacé ici : détruisez-les, ou gardez \(quoted: list) avec elles, pour qu'une restauration efface à nouveau.",
        en:
          "Copies made before still hold what is erased here: destroy them, or keep \(quoted: list) with them, so that a restoring erases it again."
      ))
  }
}
