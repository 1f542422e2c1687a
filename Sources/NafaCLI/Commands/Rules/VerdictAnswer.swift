import AccessRules
import LedgerValues

/// What became of the guarantees of a rule book.
enum VerdictAnswer {
  static func table(_ verdicts: [Verdict], _ book: RuleBook) -> Table {
    Table(
      "guarantees", title: Message(fr: "Garanties", en: "Guarantees"),
      columns: [
        .text("guarantee", fr: "garantie", en: "guarantee"),
        .text("verdict", fr: "verdict", en: "verdict"),
        .text("from", fr: "depuis", en: "from"),
        .number("step", fr: "étape", en: "step"),
        .text("household", fr: "le ménage paierait", en: "the household would pay"),
        .text("case", fr: "dossier", en: "case"),
      ],
      rows: verdicts.map { row($0, book) })
  }

  private static func row(_ verdict: Verdict, _ book: RuleBook) -> [Cell] {
    let text = book.guarantees[verdict.guarantee].text
    switch verdict.outcome {
    case .proved:
      return [
        .text(text), .term("proved", Message(fr: "prouvée", en: "proved")), .blank, .blank, .blank,
        .blank,
      ]
    case .notProved(let step):
      return [
        .text(text), .term("not-proved", Message(fr: "pas prouvée", en: "not proved")),
        .day(verdict.from), step.map(Cell.count) ?? .blank, .blank, .blank,
      ]
    case .refuted(let found):
      return [
        .text(text), .term("refuted", Message(fr: "réfutée", en: "refuted")), .day(verdict.from),
        .blank,
        found.household.isEmpty
          ? .blank : .code(found.household.map { "\($0.units)" }.joined(separator: ", ")),
        .text(spelled(found, book)),
      ]
    }
  }

  /// The facts of the first case, what differs in the second, the bill and the funds.
  private static func spelled(_ found: Counterexample, _ book: RuleBook) -> String {
    guard let first = found.cases.first else { return "" }
    var parts = facts(first, book) + lines(first, book) + funds(first)
    if let second = found.cases.dropFirst().first {
      let others = facts(second, book) + funds(second)
      parts += ["/"] + others.filter { !parts.contains($0) }
    }
    return (parts + found.supposed).joined(separator: " ; ")
  }

  private static func facts(_ care: CareCase, _ book: RuleBook) -> [String] {
    book.facts.compactMap { fact in
      guard let state = care.facts[fact.name]?.state,
        fact.counter == nil || state != .value(.integer(0))
      else { return nil }
      return "\(fact.name) = \(fact.text(of: state, book.language))"
    }
  }

  private static func lines(_ care: CareCase, _ book: RuleBook) -> [String] {
    care.lines.map { line in
      let kinds = book.facts.compactMap { fact in
        line.facts[fact.name].map { fact.text(of: $0.state, book.language) }
      }
      return (kinds + ["\(line.fee.units) F"]).joined(separator: " ")
    }
  }

  /// Funds that may be short.
  private static func funds(_ care: CareCase) -> [String] {
    care.available.sorted { $0.key < $1.key }.filter { $0.value < 1_000_000_000 }
      .map { "\($0.key) \($0.value.units) F" }
  }
}
