import BookStore
import LedgerValues
import Reconciliation
import StatementFormats

/// What a statement says of itself: every row of the file accounted for.
enum StatementAnswer {
  static func blocks(
    _ reading: StatementReading, _ imported: StatementResult
  ) -> [Answer.Block] {
    let blocks =
      [rows(reading, imported), .fields(fields(imported.kept))]
      + reading.statements.flatMap { cuts($0.notes) }
    guard let gap = imported.gap else { return blocks }
    return blocks + [.paragraph(gap.message, key: "gap")]
  }

  /// That a file seems cut, where it says so itself: what is missing is in no row.
  static func cuts(_ notes: [StatementNote]) -> [Answer.Block] {
    notes.compactMap { note in cut(note).map { .paragraph($0, key: note.code.rawValue) } }
  }

  private static func cut(_ note: StatementNote) -> Message? {
    let lacks: Message
    switch note.code {
    case .amountWithoutComma: return nil
    case .pageMissing:
      lacks = Message(
        fr: "la page qu'il annonce manque", en: "the page that it announces is missing")
    case .closingMissing:
      lacks = Message(
        fr: "le solde de clôture manque", en: "the closing balance is missing")
    case .fileCut:
      lacks = Message(fr: "sa marque de fin manque", en: "its end mark is missing")
    }
    return Message(
      fr:
        "Le fichier semble coupé à la ligne \(note.row) : \(lacks). Demandez-le de nouveau ; le reste s'ajoutera.",
      en:
        "The file seems cut at line \(note.row): \(lacks). Ask for it again; the rest will be added."
    )
  }

  /// The rows of the file by what became of them, and why: the parts make the whole.
  ///
  /// INVARIANT I17.
  static func rows(
    _ reading: StatementReading, _ imported: StatementResult? = nil
  ) -> Answer.Block {
    let parts = RowParts(reading, imported?.kept)
    return .table(
      Table(
        "rows",
        columns: [
          .text("fate", fr: "lignes du fichier", en: "rows of the file"),
          .text("why", fr: "parce que", en: "because"),
          .number("count", fr: "nombre", en: "count"), .number("sum", fr: "somme", en: "sum"),
        ],
        rows: parts.parts.map { part in
          [
            .term(part.fate.code, part.fate.message),
            part.fate.why(imported?.earlier ?? [:]), .count(part.count), .money(part.sum),
          ]
        },
        total: [
          .term("read", Message(fr: "lues", en: "read")), .blank,
          .count(reading.tally.read.count), .money(reading.tally.read.sum),
        ]))
  }

  /// Each row that could not be read, with its place and its reason.
  static func rejections(_ reading: StatementReading, in path: String) -> [Diagnostic] {
    reading.leftOut.compactMap { row in
      guard case .rejected(let rejection) = row.fate else { return nil }
      return Diagnostic(rejection, at: rejection.place(in: path, line: row.row))
    }
  }

  private static func fields(_ kept: StatementImport) -> [Answer.Field] {
    var fields = [
      Answer.Field("opening", fr: "ouverture", en: "opening", .amount(kept.statement.opening)),
      Answer.Field("closing", fr: "clôture", en: "closing", .amount(kept.statement.closing)),
    ]
    switch kept.ties {
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

/// The rows of a file, counted and summed by what became of them.
private struct RowParts {
  private(set) var parts: [(fate: Fate, count: Int, sum: Money)] = []
  private var places: [Fate: Int] = [:]

  enum Fate: Hashable {
    case new
    case known(RecordKey)
    case filtered(String)
    case rejected(String)
  }

  /// - Parameter kept: What the book keeps of the file; nothing where it takes none of it.
  init(_ reading: StatementReading, _ kept: StatementImport?) {
    add(.new, reading.tally.lines.count, reading.tally.lines.sum)
    let new = Set((kept?.statement.lines ?? []).map(\.row))
    var known: Set<Int> = []
    // A row of which a line is new is new.
    for line in kept?.known ?? [] where !new.contains(line.row) {
      let rows = known.insert(line.row).inserted ? 1 : 0
      add(.known(RecordKey(packed: Int64(line.statement))), rows, line.amount)
      add(.new, -rows, -line.amount)
    }
    for row in reading.leftOut {
      switch row.fate {
      case .line: break
      case .filtered(let filter): add(.filtered(filter.code), 1, row.amount ?? .zero)
      case .rejected(let rejection): add(.rejected(rejection.code), 1, row.amount ?? .zero)
      }
    }
    parts.sort { $0.fate.order < $1.fate.order }
  }

  private mutating func add(_ fate: Fate, _ count: Int, _ sum: Money) {
    let place = places[fate] ?? parts.count
    if place == parts.count {
      places[fate] = place
      parts.append((fate, 0, .zero))
    }
    parts[place].count += count
    parts[place].sum += sum
  }
}

extension RowParts.Fate {
  fileprivate var order: (Int, String) {
    switch self {
    case .new: (0, "")
    case .known(let key): (1, key.description)
    case .filtered(let reason): (2, reason)
    case .rejected(let reason): (3, reason)
    }
  }

  fileprivate var code: String {
    switch self {
    case .new: "new"
    case .known: "known"
    case .filtered: "filtered"
    case .rejected: "rejected"
    }
  }

  fileprivate var message: Message {
    switch self {
    case .new: Message(fr: "nouvelles", en: "new")
    case .known: Message(fr: "déjà importées", en: "already imported")
    case .filtered: Message(fr: "écartées", en: "left aside")
    case .rejected: Message(fr: "refusées", en: "rejected")
    }
  }

  /// Which import brought it and when, or the reason for leaving it out.
  fileprivate func why(_ moments: [RecordKey: Moment]) -> Cell {
    switch self {
    case .new: .blank
    case .known(let key):
      .term(
        key.plain,
        moments[key].map { moment in
          Message(
            fr: "\(key), \(code: moment.description)", en: "\(key), \(code: moment.description)")
        } ?? Message(fr: "\(key)", en: "\(key)"))
    case .filtered(let reason), .rejected(let reason): .code(reason)
    }
  }
}
