import AccessRules
import LedgerValues

extension RulesCommand {
  static let lint = Command(
    "lint", fr: "relire", section: .rules,
    summary: Message(
      fr: "relire un règlement : ses fautes, ce qu'il laisse ouvert, ce qu'il tient",
      en: "read a rule book: its mistakes, what it leaves open, what it keeps"),
    details: [
      Message(
        fr: "Chaque constat montre un ménage qui peut exister.",
        en: "Every finding shows a household that can exist."),
      Message(
        fr:
          "Une garantie est prouvée pour tout dossier, réfutée par un dossier, ou ni l'un ni l'autre.",
        en: "A guarantee is proved for every case, refuted by a case, or neither."),
    ],
    examples: ["rules lint reglement.md"], parameters: [file]
  ) { (session) throws(Diagnostic) in
    let path = try session[file]
    switch try readRuleBook(path, session) {
    case .mistakes(let outcome): return outcome
    case .book(let book):
      let (findings, verdicts) = (book.findings(), book.verdicts())
      let isClean = findings.isEmpty && verdicts.allSatisfy(\.isProved)
      return Outcome(
        Answer(
          .fields(fields(book)), .table(FindingAnswer.table(findings, book)),
          .table(VerdictAnswer.table(verdicts, book)), .table(costs(book))),
        status: isClean ? .done : .findings)
    }
  }

  /// A rule book of a file, or what is wrong with its text.
  enum ReadRuleBook {
    case book(RuleBook)
    case mistakes(Outcome)
  }

  static func readRuleBook(
    _ path: String, _ session: Session
  ) throws(Diagnostic) -> ReadRuleBook {
    let reading = RuleBook.read(try session.text(of: path))
    if let book = reading.book { return .book(book) }
    return .mistakes(
      Outcome(
        Answer(
          .paragraph(
            Message(
              fr: "\(reading.mistakes.count, "faute", "fautes") dans \(quoted: path).",
              en: "\(reading.mistakes.count, "mistake", "mistakes") in \(quoted: path)."),
            key: "summary")),
        status: .findings, diagnostics: reading.mistakes.map { Diagnostic($0, in: path) }))
  }

  private static func costs(_ book: RuleBook) -> Table {
    Table(
      "costs",
      title: Message(
        fr: "Cas à distinguer quand on ne sait rien",
        en: "Cases to tell apart when nothing is known"),
      columns: [
        .text("term", fr: "décision", en: "decision"),
        .number("cases", fr: "cas", en: "cases"),
      ],
      rows: book.costsOfIgnorance().map { cost in
        [.text(cost.term), cost.cases.map(Cell.count) ?? .blank]
      })
  }
}
