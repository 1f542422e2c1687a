import AccessRules
import BookStore
import LedgerValues

/// `nafa rules`: the committee's rule book.
enum RulesCommand {
  static let command = Command(
    "rules", fr: "règlement", section: .rules,
    summary: Message(
      fr: "le règlement qui décide qui paie quoi", en: "the rule book that decides who pays what"),
    subcommands: [lint, adopt, list, show, decide, replay])

  static let file = Parameter.operand(
    "file", .file, fr: "le règlement, en Markdown", en: "the rule book, in Markdown")

  static let lint = Command(
    "lint", fr: "relire", section: .rules,
    summary: Message(
      fr: "relire un règlement et dire toutes ses fautes",
      en: "read a rule book and tell all its mistakes"),
    examples: ["rules lint reglement.md"], parameters: [file]
  ) { (session) throws(Diagnostic) in
    let path = try session[file]
    let reading = RuleBook.read(try session.text(of: path))
    guard let book = reading.book else {
      return Outcome(
        Answer(
          .paragraph(
            Message(
              fr: "\(reading.mistakes.count, "faute", "fautes") dans \(quoted: path).",
              en: "\(reading.mistakes.count, "mistake", "mistakes") in \(quoted: path)."),
            key: "summary")),
        status: .findings, diagnostics: reading.mistakes.map { Diagnostic($0, in: path) })
    }
    return Outcome(Answer(.fields(fields(book))))
  }

  static func fields(_ book: RuleBook) -> [Answer.Field] {
    [
      Answer.Field("title", fr: "titre", en: "title", .text(book.title)),
      Answer.Field("version", fr: "version", en: "version", .code(book.version)),
      Answer.Field("from", fr: "en vigueur du", en: "in force from", .day(book.inForce.lowerBound)),
      Answer.Field("to", fr: "au", en: "to", .day(book.inForce.upperBound)),
      Answer.Field(
        "resolution", fr: "adopté par", en: "adopted by", .text(book.resolution.reference)),
      Answer.Field("tables", fr: "tables", en: "tables", .count(book.tables.count)),
      Answer.Field("digest", fr: "empreinte", en: "digest", .code(book.digest.hex)),
    ]
  }
}
