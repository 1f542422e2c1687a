import LedgerValues
import StatementFormats
import TabularText

/// What a file of statements says, in figures.
enum ParsedAnswer {
  /// Of one file, an object for programs; of several, one array, so that a program reads one value.
  ///
  /// - Parameter isOne: Whether one file was asked for: of several, one may be all that could be read.
  static func blocks(_ files: [ParsedFile], isOne: Bool) -> [Answer.Block] {
    let people = files.map { file in
      Answer.Block.forPeople(
        [
          .heading(Message(fr: "\(code: file.path)", en: "\(code: file.path)")),
          .fields(fields(file)), .table(table(file.summary)),
        ] + file.summary.statements.flatMap { StatementAnswer.cuts($0.notes) })
    }
    let objects = files.map(object)
    let document: [OrderedJSON] = isOne ? objects : [.array(objects)]
    return people + document.map { .document(Answer.Document(object: $0)) }
  }

  private static func fields(_ file: ParsedFile) -> [Answer.Field] {
    let (summary, tally) = (file.summary, file.summary.tally)
    return [
      Answer.Field("format", fr: "format du fichier", en: "file format", .code(summary.format)),
      Answer.Field("profile", fr: "profil", en: "profile", .code(summary.profile)),
      Answer.Field("encoding", fr: "encodage", en: "encoding", .code(summary.encoding.rawValue)),
      Answer.Field("bytes", fr: "octets", en: "bytes", .count(file.bytes)),
      Answer.Field("digest", fr: "empreinte", en: "digest", .code(file.digest.hex)),
      Answer.Field("read", fr: "lignes reprises", en: "rows taken", .count(tally.lines.count)),
      Answer.Field(
        "filtered", fr: "lignes écartées", en: "rows left aside", .count(tally.filtered.count)),
      Answer.Field(
        "rejected", fr: "lignes refusées", en: "rows rejected", .count(tally.refused)),
      Answer.Field(
        "unread", fr: "lignes illisibles", en: "rows unread", .count(tally.unread.count)),
    ]
  }

  private static func table(_ summary: StatementSummary) -> Table {
    Table(
      "statements",
      columns: [
        .text("account", fr: "compte", en: "account"),
        .text("currency", fr: "devise", en: "currency"),
        .text("first_day", fr: "du", en: "from"), .text("last_day", fr: "au", en: "to"),
        .number("opening", fr: "ouverture", en: "opening"),
        .number("entries", fr: "opérations", en: "entries"),
        .number("sum", fr: "somme", en: "sum"),
        .number("closing", fr: "clôture", en: "closing"), .text("ties", fr: "juste", en: "ties"),
        .number("difference", fr: "écart", en: "difference"),
      ], rows: summary.statements.map(row))
  }

  private static func row(_ statement: StatementFigures) -> [Cell] {
    [
      .text(statement.account ?? ""), .code(statement.currency.code),
      statement.firstDay.map { .day($0) } ?? .blank, statement.lastDay.map { .day($0) } ?? .blank,
      .code(statement.decimal(statement.opening) ?? ""), .count(statement.entries),
      .code(statement.decimal(statement.sum) ?? ""),
      .code(statement.decimal(statement.closing) ?? ""), statement.ties.cell,
      .code(statement.decimal(statement.ties.difference) ?? ""),
    ]
  }

  // MARK: For programs

  private static func object(_ file: ParsedFile) -> OrderedJSON {
    let (summary, tally) = (file.summary, file.summary.tally)
    return .object([
      ("file", .text(file.path)), ("format", .text(summary.format)),
      ("encoding", .text(summary.encoding.rawValue)), ("bytes", .integer(Int64(file.bytes))),
      ("digest", .text(file.digest.hex)),
      (
        "rows",
        .object([
          ("read", .integer(Int64(tally.lines.count))),
          ("filtered", .integer(Int64(tally.filtered.count))),
          ("rejected", .integer(Int64(tally.refused))),
          ("unread", .integer(Int64(tally.unread.count))),
        ])
      ), ("statements", .array(summary.statements.map(object))),
    ])
  }

  private static func object(_ statement: StatementFigures) -> OrderedJSON {
    let members: [(String, OrderedJSON?)] = [
      ("account", statement.account.map { .text($0) }),
      ("currency", .text(statement.currency.code)),
      ("opening", statement.decimal(statement.opening).map { .text($0) }),
      ("closing", statement.decimal(statement.closing).map { .text($0) }),
      ("entries", .integer(Int64(statement.entries))),
      ("sum", .text(statement.currency.decimal(statement.sum))),
      ("ties", .text(statement.ties.words)),
      ("difference", statement.decimal(statement.ties.difference).map { .text($0) }),
      ("pages", .integer(Int64(statement.pages))),
      ("first_day", statement.firstDay.map { .text($0.description) }),
      ("last_day", statement.lastDay.map { .text($0.description) }),
      ("notes", .array(statement.notes.map(object))),
    ]
    return .object(members.compactMap { name, value in value.map { (name, $0) } })
  }

  private static func object(_ note: StatementNote) -> OrderedJSON {
    let column = note.column.map { [("column", OrderedJSON.integer(Int64($0)))] } ?? []
    return .object(
      [("code", .text(note.code.rawValue)), ("line", .integer(Int64(note.row)))] + column)
  }
}

extension RowTally {
  /// Rows that can be read, and say nothing that can be taken.
  fileprivate var refused: Int { rejected.count - unread.count }
}

extension StatementFigures {
  fileprivate func decimal(_ money: Money?) -> String? { money.map(currency.decimal) }
}

extension Ties {
  fileprivate var difference: Money? {
    if case .no(let difference) = self { difference } else { nil }
  }

  fileprivate var words: String {
    switch self {
    case .yes: "yes"
    case .no: "no"
    case .notStated: "not stated"
    }
  }

  fileprivate var cell: Cell {
    switch self {
    case .yes: .term("yes", Message(fr: "oui", en: "yes"))
    case .no: .term("no", Message(fr: "non", en: "no"))
    case .notStated: .term("not stated", Message(fr: "non dit", en: "not stated"))
    }
  }
}
