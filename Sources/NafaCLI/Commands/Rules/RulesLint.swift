import AccessRules
import LedgerValues

extension RulesCommand {
  private static let files = Parameter.operands(
    "files", .file, isRequired: false, fr: "le règlement, ou plusieurs, en Markdown",
    en: "the rule book, or several, in Markdown")

  static let lint = Command(
    "lint", fr: "relire", section: .rules,
    summary: Message(
      fr: "relire un règlement : ses fautes, ce qu'il laisse ouvert, ce qu'il tient",
      en: "read a rule book: its mistakes, what it leaves open, what it keeps"),
    details: [
      Message(
        fr:
          "Un constat dit ses jours, et montre un ménage qui peut exister, tel qu'il se voit le premier.",
        en: "A finding says its days, and shows a household that can exist, on the first of them."),
      Message(
        fr:
          "Une garantie est prouvée pour tout dossier, réfutée par un dossier, ou ni l'un ni l'autre.",
        en: "A guarantee is proved for every case, refuted by a case, or neither."),
      Message(
        fr:
          "Plusieurs fichiers, ou aucun pour les règlements adoptés : les jours qu'ils laissent ou prennent à deux.",
        en:
          "Several files, or none for the rule books adopted: the days that they leave out or decide twice."
      ),
    ],
    examples: ["rules lint reglement.md", "rules lint reglement-2025.md reglement-2026.md"],
    parameters: [files]
  ) { (session) throws(Diagnostic) in
    let paths = try session[files]
    guard paths.count == 1 else { return try TimelineAnswer.outcome(paths, session) }
    switch try readRuleBook(paths[0], session) {
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
