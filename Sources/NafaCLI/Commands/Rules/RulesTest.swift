import AccessRules
import LedgerValues

extension RulesCommand {
  private static let pin = Parameter.flag(
    "pin", fr: "proposer les exemples qui manquent, avec la réponse d'aujourd'hui",
    en: "propose the examples that are missing, with today's answer")

  static let test = Command(
    "test", fr: "éprouver", section: .rules,
    summary: Message(
      fr: "trancher les exemples d'un règlement, et dire ce qu'ils ne fixent pas",
      en: "decide the examples of a rule book, and say what they do not pin"),
    details: [
      Message(
        fr:
          "Un exemple fixe la ligne qui le tranche ; une limite est fixée par un exemple de chaque côté.",
        en: "An example pins the row that decides it; a boundary is pinned by one on either side."),
      Message(
        fr: "Les exemples proposés sont à confirmer par une personne, puis à mettre dans le texte.",
        en: "Examples that are proposed are for a person to confirm, and then to put into the text."
      ),
    ],
    examples: ["rules test reglement.md", "rules test reglement.md --pin"],
    parameters: [file, pin]
  ) { (session) throws(Diagnostic) in
    switch try readRuleBook(try session[file], session) {
    case .mistakes(let outcome): return outcome
    case .book(let book):
      let outcomes = book.exampleOutcomes()
      let coverage = book.exampleCoverage()
      var blocks: [Answer.Block] = [
        .fields(counts(outcomes, coverage)), .table(differences(outcomes, book)),
      ]
      if try session[pin] {
        let lines = book.lines(of: book.exampleProposals())
        blocks.append(
          .verbatim(lines.map { $0 + "\n" }.joined(), key: "proposals"))
      } else {
        blocks.append(.table(open(coverage, book)))
      }
      return Outcome(
        Answer(blocks), status: outcomes.allSatisfy(\.isAsExpected) ? .done : .findings)
    }
  }

  private static func counts(
    _ outcomes: [ExampleOutcome], _ coverage: ExampleCoverage
  ) -> [Answer.Field] {
    [
      Answer.Field("examples", fr: "exemples", en: "examples", .count(outcomes.count)),
      Answer.Field(
        "otherwise", fr: "décidés autrement", en: "decided otherwise",
        .count(outcomes.filter { !$0.isAsExpected }.count)),
      Answer.Field(
        "pinned", fr: "lignes et limites fixées", en: "rows and boundaries pinned",
        .count(coverage.pinned.count)),
      Answer.Field("not_pinned", fr: "pas fixées", en: "not pinned", .count(coverage.open.count)),
    ]
  }

  private static func differences(_ outcomes: [ExampleOutcome], _ book: RuleBook) -> Table {
    Table(
      "differences", title: Message(fr: "Ce qui sort autrement", en: "What comes out otherwise"),
      columns: [
        .text("example", fr: "exemple", en: "example"),
        .number("line", fr: "ligne du texte", en: "line of the text"),
        .text("what", fr: "quoi", en: "what"),
        .text("expected", fr: "attendu", en: "expected"), .text("found", fr: "sorti", en: "found"),
      ],
      rows: outcomes.flatMap { rows($0, book.examples[$0.example]) })
  }

  private static func rows(_ outcome: ExampleOutcome, _ example: Example) -> [[Cell]] {
    outcome.differences.map { difference in
      [
        .text(example.name), .count(example.line), .text(difference.name),
        .text(difference.expected), .text(difference.found),
      ]
    }
  }

  private static func open(_ coverage: ExampleCoverage, _ book: RuleBook) -> Table {
    Table(
      "unpinned", title: Message(fr: "Ce qu'aucun exemple ne fixe", en: "What no example pins"),
      columns: [
        .text("article", fr: "article", en: "article"), .number("row", fr: "ligne", en: "row"),
        .text("fact", fr: "fait", en: "fact"), .number("value", fr: "valeur", en: "value"),
      ],
      rows: coverage.open.map { row($0, book) })
  }

  private static func row(_ item: ExampleCoverage.Item, _ book: RuleBook) -> [Cell] {
    switch item {
    case .row(let table, let row):
      [.text(FindingAnswer.place(table, book)), .count(row + 1), .blank, .blank]
    case .side(let table, let row, let fact, let value, _):
      [
        .text(FindingAnswer.place(table, book)), .count(row + 1), .text(book.facts[fact].name),
        .count(value),
      ]
    }
  }
}
