import BookStore
import HealthFund
import LedgerValues

/// What an import says: every row of every file is new, known or refused.
enum ImportAnswer {
  static func answer(
    _ report: ImportReport, _ input: ImportInput, _ book: Book, isDryRun: Bool
  ) throws(Diagnostic) -> Answer {
    var blocks: [Answer.Block] = [
      .table(table(report, input)), .paragraph(summary(report, isDryRun: isDryRun), key: "summary"),
    ]
    if report.record != nil {
      let checkpoint = try booked { () throws(BookError) in try book.checkpoint() }
      blocks.append(.fields([.checkpoint(checkpoint)]))
    }
    return Answer(blocks)
  }

  static func nothing(_ input: ImportInput) -> Answer {
    Answer(.paragraph(refused(input.refusals.count), key: "summary"))
  }

  private static func table(_ report: ImportReport, _ input: ImportInput) -> Table {
    Table(
      "files",
      columns: [
        .text("file", fr: "fichier", en: "file"), .number("rows", fr: "lignes", en: "rows"),
        .number("new", fr: "nouvelles", en: "new"),
        .number("known", fr: "déjà inscrites", en: "known"),
        .number("refused", fr: "refusées", en: "refused"),
        .number("amount", fr: "montant", en: "amount"),
      ],
      rows: report.files.map { file in
        let rows = input.rows[file.file] ?? 0
        return [
          .code(file.file.rawValue), .count(rows), .count(file.new), .count(file.known),
          .count(rows - file.new - file.known), .money(file.amount),
        ]
      })
  }

  private static func summary(_ report: ImportReport, isDryRun: Bool) -> Message {
    if report.record != nil {
      return Message(
        fr: "\(report.records) enregistrements écrits.", en: "\(report.records) records written.")
    }
    if isDryRun, report.records > 0 {
      return Message(
        fr: "\(report.records) enregistrements seraient écrits ; rien ne l'est, c'est un essai.",
        en: "\(report.records) records would be written; none is, this was a dry run.")
    }
    if !report.refusals.isEmpty { return refused(report.refusals.count) }
    return Message(
      fr: "Rien de nouveau : tout est déjà dans le livre.",
      en: "Nothing new: all of it is in the book already.")
  }

  private static func refused(_ count: Int) -> Message {
    Message(
      fr: "Rien n'est écrit : \(count, "ligne est refusée", "lignes sont refusées").",
      en: "Nothing is written: \(count, "row is refused", "rows are refused").")
  }
}
