import AccessRules
import LedgerValues

/// What a check found in a rule book, row by row.
enum FindingAnswer {
  static func table(_ findings: [RuleBookFinding], _ book: RuleBook) -> Table {
    Table(
      "findings", title: Message(fr: "Constats", en: "Findings"),
      columns: [
        .text("finding", fr: "constat", en: "finding"),
        .text("serious", fr: "grave", en: "serious"),
        .text("article", fr: "article", en: "article"),
        .text("rows", fr: "lignes", en: "rows"),
        .text("from", fr: "du", en: "from"), .text("to", fr: "au", en: "to"),
        .text("household", fr: "un ménage", en: "a household"),
      ],
      rows: findings.map { row($0, book) })
  }

  private static func row(_ finding: RuleBookFinding, _ book: RuleBook) -> [Cell] {
    let (code, message) = words(finding.problem, book)
    return [
      .term(code, message), .yes(finding.isError),
      finding.table.map { .text(place($0, book)) } ?? .blank,
      finding.rows.isEmpty ? .blank : .code(numbers(finding.rows)),
      .day(finding.days.lowerBound), .day(finding.days.upperBound),
      finding.witness.isEmpty ? .blank : .text(household(finding.witness)),
    ]
  }

  /// `3, Part du fonds`: the article, and the first decision of the table.
  static func place(_ table: Int, _ book: RuleBook) -> String {
    let declared = book.tables[table]
    let term = declared.outputs.first.map { book.outputs[$0 - book.facts.count].name }
    return ([book.articles[declared.article].label] + [term].compactMap(\.self))
      .joined(separator: ", ")
  }

  static func household(_ facts: [RuleBookFinding.WitnessFact]) -> String {
    facts.map { "\($0.name) = \($0.value)" }.joined(separator: " ; ")
  }

  /// As people count.
  static func numbers(_ rows: [Int]) -> String {
    rows.map { String($0 + 1) }.joined(separator: ", ")
  }

  private static func words(
    _ problem: RuleBookFinding.Problem, _ book: RuleBook
  ) -> (code: String, message: Message) {
    switch problem {
    case .gap: ("gap", Message(fr: "aucune ligne ne répond", en: "no row answers"))
    case .overlap: ("overlap", Message(fr: "plusieurs lignes répondent", en: "several rows answer"))
    case .exceptionsDisagree(let table, let rows, let other):
      (
        "exceptions-disagree",
        Message(
          fr: "deux exceptions se contredisent : \(name: pair(table, rows, other, book))",
          en: "two exceptions disagree: \(name: pair(table, rows, other, book))")
      )
    case .deadRow: ("dead-row", Message(fr: "la ligne ne sert jamais", en: "the row never applies"))
    case .maskedRow:
      ("masked-row", Message(fr: "cachée par les lignes d'avant", en: "hidden by rows above"))
    case .idleOtherwise:
      ("idle-otherwise", Message(fr: "« sinon » ne sert jamais", en: "“otherwise” never applies"))
    case .copiedRow: ("copied-row", Message(fr: "la ligne est une copie", en: "the row is a copy"))
    case .redundantRow:
      ("redundant-row", Message(fr: "la ligne n'ajoute rien", en: "the row adds nothing"))
    case .mergeableRows:
      ("mergeable-rows", Message(fr: "une seule ligne suffirait", en: "one row would do"))
    case .costlySilence, .idleValue, .unused, .notChecked, .tooManyCases: namedWords(problem)
    }
  }

  private static func namedWords(
    _ problem: RuleBookFinding.Problem
  ) -> (code: String, message: Message) {
    switch problem {
    case .costlySilence(let fact):
      (
        "costly-silence",
        Message(
          fr: "ne pas répondre coûte : \(name: fact)", en: "not answering costs: \(name: fact)")
      )
    case .idleValue(let parameter, let since):
      (
        "idle-value",
        Message(
          fr: "jamais en vigueur : \(name: parameter) du \(since)",
          en: "never in force: \(name: parameter) of \(since)")
      )
    case .unused(let name):
      (
        "unused",
        Message(fr: "ne sert à rien : \(name: name)", en: "nothing uses it: \(name: name)")
      )
    case .tooManyCases(let term):
      (
        "too-many-cases",
        Message(fr: "trop de cas à parcourir : \(name: term)", en: "too many cases: \(name: term)")
      )
    case .notChecked, .gap, .overlap, .exceptionsDisagree, .deadRow, .maskedRow, .idleOtherwise,
      .copiedRow, .redundantRow, .mergeableRows:
      (
        "not-checked",
        Message(fr: "trop grand pour être relu en entier", en: "too large to be checked whole")
      )
    }
  }

  private static func pair(
    _ table: Int, _ rows: [Int], _ other: AppliedRows, _ book: RuleBook
  ) -> String {
    "\(place(table, book)) \(numbers(rows)) / \(place(other.table, book)) \(numbers(other.rows))"
  }
}
