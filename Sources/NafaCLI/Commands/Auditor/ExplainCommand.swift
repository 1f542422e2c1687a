import AccessRules
import BookStore
import LedgerValues

/// `nafa audit explain`: a recorded decision, made again from the book and explained.
enum AuditCommand {
  static let command = Command(
    "audit", fr: "auditer", section: .auditor,
    summary: Message(fr: "le travail de l'auditeur", en: "the auditor's work"),
    subcommands: [explain])

  static let visit = Parameter.operand(
    "visit", .text(Message(fr: "VISITE", en: "VISIT")),
    fr: "le numéro de la visite, ou de son enregistrement",
    en: "the visit's number, or its record's")

  static let explain = Command(
    "explain", fr: "expliquer", section: .auditor,
    summary: Message(
      fr: "expliquer une décision enregistrée : articles, faits et leurs jours",
      en: "explain a recorded decision: articles, facts and their days"),
    examples: ["audit explain V-00001"], parameters: [visit, RulesCommand.spoken]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let key = try session.visit(try session[visit], in: book).record
    let decision = try booked { () throws(BookError) in try book.decision(of: key) }
    guard let (ruleBook, care, made) = decision else {
      throw Diagnostic(Refusal.decisionErased(key))
    }
    let explanation = ruleBook.explanation(
      of: made, for: care, in: session.language.ruleBookLanguage,
      aloud: try session.spokenWords(of: ruleBook))
    let whyNot = ruleBook.whyNotLess(made, for: care, in: session.language.ruleBookLanguage)
    return Outcome(
      Answer(
        .fields([
          Answer.Field("record", fr: "enregistrement", en: "record", .record(key)),
          Answer.Field("rule_book", fr: "règlement", en: "rule book", .code(ruleBook.version)),
          Answer.Field("digest", fr: "empreinte", en: "digest", .code(ruleBook.digest.hex)),
        ]),
        .paragraph(
          Message(fr: "\(name: explanation.sentence)", en: "\(name: explanation.sentence)"),
          key: "sentence"), .verbatim(explanation.text + "\n", key: "why"),
        .verbatim(CaseAnswer.text(whyNot), key: "why_not")))
  }
}
