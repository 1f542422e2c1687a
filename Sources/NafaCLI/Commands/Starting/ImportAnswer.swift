import BookStore
import HealthFund
import LedgerValues

/// What an import says: every row of every file is new, known or refused.
enum ImportAnswer {
  static func answer(
    _ report: ImportReport, _ input: ImportInput, _ book: Book, _ skips: Bool, isDryRun: Bool
  ) throws(Diagnostic) -> Answer {
    let leftOut = counts(report, input).reduce(0) { $0 + $1.refused }
    var blocks: [Answer.Block] = [
      .table(table(report, input)),
      .paragraph(
        leftOut > 0 && !skips ? refused(leftOut) : summary(report, isDryRun: isDryRun),
        key: "summary"),
    ]
    if leftOut > 0, skips { blocks.append(.paragraph(skipped(leftOut), key: "left_out")) }
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
      rows: counts(report, input).map { file in
        [
          .code(file.file.rawValue), .count(file.new + file.known + file.refused),
          .count(file.new), .count(file.known), .count(file.refused), .money(file.amount),
        ]
      })
  }

  /// What became of the rows of each kind of file: those that cannot be read are refused as well.
  private static func counts(
    _ report: ImportReport, _ input: ImportInput
  ) -> [ImportReport.FileReport] {
    FundFile.allCases.compactMap { file in
      guard let rows = input.rows[file] else { return nil }
      var count =
        report.files.first { $0.file == file } ?? ImportReport.FileReport(file: file)
      count.refused = rows - count.new - count.known
      return count
    }
  }

  private static func summary(_ report: ImportReport, isDryRun: Bool) -> Message {
    let count = report.records
    if report.record != nil {
      return Message(
        fr: "\(count, "enregistrement écrit", "enregistrements écrits").",
        en: "\(count, "record", "records") written.")
    }
    if isDryRun, count > 0 {
      return Message(
        fr:
          "\(count, "enregistrement serait écrit", "enregistrements seraient écrits") ; rien ne l'est, c'est un essai.",
        en:
          "\(count, "record", "records") would be written; nothing is, this was a dry run.")
    }
    return report.refusals.isEmpty
      ? Message(
        fr: "Rien de nouveau : tout est déjà dans le livre.",
        en: "Nothing new: all of it is in the book already.")
      : Message(fr: "Rien n'est écrit.", en: "Nothing is written.")
  }

  private static func refused(_ count: Int) -> Message {
    Message(
      fr: "Rien n'est écrit : \(count, "ligne est refusée", "lignes sont refusées").",
      en: "Nothing is written: \(count, "row is refused", "rows are refused").")
  }

  private static func skipped(_ count: Int) -> Message {
    Message(
      fr: "\(count, "ligne est laissée", "lignes sont laissées") de côté.",
      en: "\(count, "row is", "rows are") left out.")
  }
}
