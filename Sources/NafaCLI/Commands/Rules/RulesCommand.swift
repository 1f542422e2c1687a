import AccessRules
import BookStore
import LedgerValues

/// `nafa rules`: the committee's rule book.
enum RulesCommand {
  static let command = Command(
    "rules", fr: "règlement", section: .rules,
    summary: Message(
      fr: "le règlement qui décide qui paie quoi", en: "the rule book that decides who pays what"),
    subcommands: [lint, test, diff, adopt, list, show, decide, labels, replay])

  static let file = Parameter.operand(
    "file", .file, fr: "le règlement, en Markdown", en: "the rule book, in Markdown")

  static func fields(_ book: RuleBook) -> [Answer.Field] {
    [
      Answer.Field("title", fr: "titre", en: "title", .text(book.title)),
      Answer.Field("version", fr: "version", en: "version", .code(book.version)),
      Answer.Field("from", fr: "en vigueur du", en: "in force from", .day(book.inForce.lowerBound)),
      Answer.Field("to", fr: "au", en: "to", .day(book.inForce.upperBound)),
      Answer.Field(
        "resolution", fr: "adopté par", en: "adopted by", .text(book.resolution.reference)),
      Answer.Field(
        "tables", fr: "tables", en: "tables", .count(book.tables.count(where: \.isWritten))),
      Answer.Field("digest", fr: "empreinte", en: "digest", .code(book.digest.hex)),
    ]
  }
}
