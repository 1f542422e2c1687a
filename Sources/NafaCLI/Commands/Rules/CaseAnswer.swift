import AccessRules
import BookStore
import LedgerValues

/// What a rule book says of a case, at three depths.
enum CaseAnswer {
  enum Depth: Hashable, Sendable {
    /// For the person who pays.
    case sentence
    /// For the committee: articles, rows, amounts, and why not less.
    case tree
    /// For the auditor: every row and cell of every table that decided.
    case cells
  }

  /// Programs always get all depths.
  static func outcome(
    _ care: CareCase, _ ruleBook: RuleBook, _ depth: Depth, _ session: Session,
    aloud spoken: SpokenWords?
  ) throws(Diagnostic) -> Outcome {
    let decision: Decision
    do throws(CareCaseError) {
      decision = try ruleBook.decide(care)
    } catch {
      throw Diagnostic(Refusal.careCase(error))
    }
    let language = session.language.ruleBookLanguage
    let explanation = ruleBook.explanation(
      of: decision, for: care, in: language, aloud: spoken)
    var blocks: [Answer.Block] = [
      .paragraph(
        Message(fr: "\(name: explanation.sentence)", en: "\(name: explanation.sentence)"),
        key: "sentence")
    ]
    let isForPrograms = session.format != .text
    if let shares = decision.shares { blocks.append(.table(table(shares, ruleBook))) }
    if depth != .sentence || isForPrograms {
      blocks.append(.verbatim(explanation.text + "\n", key: "why"))
      let whyNot = ruleBook.whyNotLess(decision, for: care, in: language)
      if !whyNot.isEmpty { blocks.append(.verbatim(text(whyNot), key: "why_not")) }
    }
    if depth == .cells || isForPrograms {
      blocks.append(.table(cells(ruleBook.traces(of: decision, for: care), ruleBook)))
    }
    return Outcome(Answer(blocks), status: decision.shares == nil ? .decision : .done)
  }

  static func text(_ lines: [AccessRules.Explanation.Line]) -> String {
    lines.map { String(repeating: "  ", count: $0.depth) + $0.text + "\n" }.joined()
  }

  private static func table(_ shares: CostShares, _ ruleBook: RuleBook) -> Table {
    var rows: [[Cell]] = []
    for (index, line) in shares.lines.enumerated() {
      for share in line.shares {
        rows.append([
          .count(index + 1), .code(share.payer),
          share.isCommitment
            ? .term("commitment", Message(fr: "engagement", en: "commitment")) : .blank,
          .money(share.amount),
        ])
      }
      rows.append([
        .count(index + 1), .term("household", Message(fr: "ménage", en: "household")), .blank,
        .money(line.household),
      ])
    }
    return Table(
      "shares",
      columns: [
        .number("line", fr: "ligne", en: "line"), .text("payer", fr: "payeur", en: "payer"),
        .text("kind", fr: "sorte", en: "kind"), .number("amount", fr: "montant", en: "amount"),
      ], rows: rows)
  }

  /// A row of the answer for each row of each table that decided a line: `+` where a cell accepts
  /// what is known, `-` where it refuses, `?` where it depends on what is not known.
  private static func cells(_ traces: [[TableTrace]], _ ruleBook: RuleBook) -> Table {
    var rows: [[Cell]] = []
    for (index, line) in traces.enumerated() {
      for trace in line {
        let table = ruleBook.tables[trace.table]
        for (row, cells) in trace.cells.enumerated() {
          rows.append([
            .count(index + 1), .code(ruleBook.articles[table.article].label),
            .count(trace.table + 1), .count(row + 1), .yes(trace.applied.contains(row)),
            .code(cells.map(\.rawValue).joined()), .text(table.rows[row].reason),
          ])
        }
      }
    }
    return Table(
      "cells",
      columns: [
        .number("line", fr: "ligne", en: "line"),
        .text("article", fr: "article du règlement", en: "article"),
        .number("table", fr: "tableau", en: "table"), .number("row", fr: "rang", en: "row"),
        .text("applies", fr: "s'applique", en: "applies"),
        .text("cells", fr: "cases", en: "cells"), .text("reason", fr: "pourquoi", en: "why"),
      ], rows: rows)
  }
}
