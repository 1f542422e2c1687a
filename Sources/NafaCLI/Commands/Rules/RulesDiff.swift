import AccessRules
import LedgerValues

extension RulesCommand {
  private static let old = Parameter.operand(
    "old", .file, as: Message(fr: "ANCIEN", en: "OLD"), fr: "le règlement d'avant",
    en: "the rule book before")
  private static let new = Parameter.operand(
    "new", .file, as: Message(fr: "NOUVEAU", en: "NEW"), fr: "le règlement d'après",
    en: "the rule book after")

  static let diff = Command(
    "diff", fr: "comparer", section: .rules,
    summary: Message(
      fr: "ce qui change, et pour qui, d'un règlement à un autre",
      en: "what changes, and for whom, from one rule book to another"),
    details: [
      Message(
        fr: "Pour chaque décision, exactement les ménages dont la réponse change.",
        en: "For each decision, exactly the households whose answer changes."),
      Message(
        fr: "Rien où les deux tranchent de même, quels que soient les mots et l'ordre des lignes.",
        en: "Nothing where both decide alike, whatever the words and the order of rows."),
    ],
    examples: ["rules diff reglement-2025.md reglement-2026.md"], parameters: [old, new]
  ) { (session) throws(Diagnostic) in
    let before = try readRuleBook(try session[old], session)
    guard case .book(let before) = before else {
      if case .mistakes(let outcome) = before { return outcome }
      return Outcome(Answer())
    }
    switch try readRuleBook(try session[new], session) {
    case .mistakes(let outcome): return outcome
    case .book(let after):
      let difference = before.difference(to: after)
      return Outcome(
        Answer(
          .fields([
            Answer.Field(
              "answers_changed", fr: "réponses qui changent", en: "answers that change",
              .count(difference.regions.count)),
            Answer.Field(
              "declared_otherwise", fr: "autres changements", en: "other changes",
              .count(difference.changes.count)),
          ]), .table(regions(difference)), .table(changes(difference))),
        status: difference.isEmpty ? .done : .findings)
    }
  }

  private static func regions(_ difference: RuleBookDifference) -> Table {
    Table(
      "regions", title: Message(fr: "Pour qui la réponse change", en: "Whose answer changes"),
      columns: [
        .text("term", fr: "décision", en: "decision"), .text("from", fr: "du", en: "from"),
        .text("to", fr: "au", en: "to"), .text("old", fr: "avant", en: "before"),
        .text("new", fr: "après", en: "after"),
        .text("where", fr: "pour qui", en: "for whom"),
        .text("household", fr: "un ménage", en: "a household"),
      ],
      rows: difference.regions.map { region in
        [
          .text(region.term), .day(region.from), .day(region.through), answer(region.old),
          answer(region.new),
          region.facts.isEmpty
            ? .term("all", Message(fr: "tous", en: "all"))
            : .text(FindingAnswer.household(region.facts)),
          .text(FindingAnswer.household(region.witness)),
        ]
      })
  }

  private static func answer(_ term: String?) -> Cell {
    term.map(Cell.text) ?? .term("none", Message(fr: "pas de réponse", en: "no answer"))
  }

  private static func changes(_ difference: RuleBookDifference) -> Table {
    Table(
      "changes",
      title: Message(fr: "Ce qui est déclaré autrement", en: "What is declared otherwise"),
      columns: [
        .text("section", fr: "partie", en: "section"),
        .text("matters", fr: "change une décision", en: "changes a decision"),
        .text("old", fr: "avant", en: "before"), .text("new", fr: "après", en: "after"),
      ],
      rows: difference.changes.map { change in
        [
          section(change.section), .yes(change.isMaterial), change.old.map(Cell.text) ?? .blank,
          change.new.map(Cell.text) ?? .blank,
        ]
      })
  }

  private static func section(_ section: RuleBookDifference.Section) -> Cell {
    switch section {
    case .cash: .term("cash", Message(fr: "espèces", en: "cash"))
    case .facts: .term("facts", Message(fr: "faits", en: "facts"))
    case .impossible: .term("impossible", Message(fr: "impossible", en: "impossible"))
    case .parameters: .term("parameters", Message(fr: "paramètres", en: "parameters"))
    case .payers: .term("payers", Message(fr: "payeurs", en: "payers"))
    case .terms: .term("terms", Message(fr: "décisions", en: "decisions"))
    case .aids: .term("aids", Message(fr: "aides", en: "aids"))
    case .waterfall: .term("waterfall", Message(fr: "qui paie", en: "who pays"))
    case .guarantees: .term("guarantees", Message(fr: "garanties", en: "guarantees"))
    case .notCompared: .term("not-compared", Message(fr: "pas comparé", en: "not compared"))
    }
  }
}
