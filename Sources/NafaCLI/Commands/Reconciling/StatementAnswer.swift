import LedgerValues
import StatementFormats

/// What a statement says of itself: every row of the file accounted for.
enum StatementAnswer {
  static func blocks(_ reading: StatementReading, _ statement: Statement) -> [Answer.Block] {
    [rows(reading), .fields(fields(statement))]
  }

  static func rows(_ reading: StatementReading) -> Answer.Block {
    let tally = reading.tally
    return .table(
      Table(
        "rows",
        columns: [
          .text("fate", fr: "lignes du fichier", en: "rows of the file"),
          .number("count", fr: "nombre", en: "count"), .number("sum", fr: "somme", en: "sum"),
        ],
        rows: [
          row("lines", Message(fr: "reprises", en: "taken"), tally.lines),
          row("filtered", Message(fr: "écartées", en: "left aside"), tally.filtered),
          row("rejected", Message(fr: "refusées", en: "rejected"), tally.rejected),
        ],
        total: [
          .term("read", Message(fr: "lues", en: "read")), .count(tally.read.count),
          .money(tally.read.sum),
        ]))
  }

  /// Each row that could not be read, with its place and its reason.
  static func rejections(_ reading: StatementReading, in path: String) -> [Diagnostic] {
    reading.rows.compactMap { row in
      guard case .rejected(let rejection) = row.fate else { return nil }
      return Diagnostic(rejection, at: rejection.place(in: path, line: row.row))
    }
  }

  private static func row(_ key: String, _ word: Message, _ part: RowTally.Part) -> [Cell] {
    [.term(key, word), .count(part.count), .money(part.sum)]
  }

  private static func fields(_ statement: Statement) -> [Answer.Field] {
    var fields = [
      Answer.Field("opening", fr: "ouverture", en: "opening", .amount(statement.opening)),
      Answer.Field("closing", fr: "clôture", en: "closing", .amount(statement.closing)),
    ]
    switch statement.ties {
    case .yes:
      fields.append(Answer.Field("ties", fr: "tombe juste", en: "ties", .yes(true)))
    case .no(let difference):
      fields.append(Answer.Field("ties", fr: "tombe juste", en: "ties", .yes(false)))
      fields.append(
        Answer.Field("difference", fr: "écart", en: "difference", .money(difference)))
    case .notStated: break
    }
    return fields
  }
}
