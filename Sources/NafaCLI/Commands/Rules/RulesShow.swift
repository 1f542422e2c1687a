import AccessRules
import BookStore
import LedgerValues

extension RulesCommand {
  static let list = Command(
    "list", fr: "liste", section: .rules,
    summary: Message(fr: "les règlements adoptés", en: "the rule books adopted"),
    examples: ["rules list"], parameters: []
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let adopted = try booked { () throws(BookError) in try book.ruleBooks() }
    return Outcome(
      Answer(
        .table(
          Table(
            "rule_books",
            columns: [
              .text("record", fr: "enregistrement", en: "record"),
              .text("name", fr: "nom", en: "name"), .text("version", fr: "version", en: "version"),
              .text("from", fr: "du", en: "from"), .text("to", fr: "au", en: "to"),
              .text("resolution", fr: "adopté par", en: "adopted by"),
              .number("for", fr: "pour", en: "for"),
              .number("against", fr: "contre", en: "against"),
              .number("abstained", fr: "abst.", en: "abstained"),
              .text("digest", fr: "empreinte", en: "digest"),
            ],
            rows: adopted.map(row)))))
  }

  private static func row(_ adopted: AdoptedRuleBook) -> [Cell] {
    let (ruleBook, votes) = (adopted.book, adopted.votes)
    return [
      .record(adopted.record), .code(ruleBook.name), .code(ruleBook.version),
      .day(ruleBook.inForce.lowerBound), .day(ruleBook.inForce.upperBound),
      .text(ruleBook.resolution.reference),
      votes.map { .count($0.inFavour) } ?? .blank, votes.map { .count($0.against) } ?? .blank,
      votes.map { .count($0.abstained) } ?? .blank,
      .code(String(ruleBook.digest.hex.prefix(16))),
    ]
  }

  static let at = Parameter.option(
    "at", .day, fr: "le jour, sinon aujourd'hui", en: "the day, else today")

  private static let exact = Parameter.flag(
    "exact", fr: "le texte à la lettre, dont l'empreinte est dans le livre",
    en: "the text to the letter, whose digest is in the book")

  static let show = Command(
    "show", fr: "voir", section: .rules,
    summary: Message(
      fr: "ce qui est en vigueur un jour donné, comme le comité le lit",
      en: "what is in force on a day, as the committee reads it"),
    details: [
      Message(
        fr: "Les articles d'abord ; les faits, les payeurs et les paramètres du jour en annexe.",
        en: "The articles first; the facts, the payers and the day's parameters as an annex.")
    ],
    examples: ["rules show --at 2025-03-01", "rules show --exact"], parameters: [at, exact]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let day = try session[at] ?? book.today
    let ruleBook = try booked { () throws(BookError) in try book.ruleBook(on: day) }
    let lines = try session[exact] ? ruleBook.lines : ruleBook.printed(on: day)
    return Outcome(Answer(.verbatim(lines.joined(separator: "\n") + "\n", key: "text")))
  }
}
