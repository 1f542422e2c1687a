import AccessRules
import BookStore
import LedgerValues

/// `nafa rules`: the committee's rule book.
enum RulesCommand {
  static let command = Command(
    "rules", fr: "règlement", section: .rules,
    summary: Message(
      fr: "le règlement qui décide qui paie quoi", en: "the rule book that decides who pays what"),
    subcommands: [lint, adopt, list, show, replay])

  static let file = Parameter.operand(
    "file", .file, fr: "le règlement, en Markdown", en: "the rule book, in Markdown")

  static let lint = Command(
    "lint", fr: "relire", section: .rules,
    summary: Message(
      fr: "relire un règlement et dire toutes ses fautes",
      en: "read a rule book and tell all its mistakes"),
    examples: ["rules lint reglement.md"], parameters: [file]
  ) { (session) throws(Diagnostic) in
    let path = try session[file]
    let reading = RuleBook.read(try session.text(of: path))
    guard let book = reading.book else {
      return Outcome(
        Answer(
          .paragraph(
            Message(
              fr: "\(reading.mistakes.count, "faute", "fautes") dans \(quoted: path).",
              en: "\(reading.mistakes.count, "mistake", "mistakes") in \(quoted: path)."),
            key: "summary")),
        status: .findings, diagnostics: reading.mistakes.map { Diagnostic($0, in: path) })
    }
    return Outcome(Answer(.fields(fields(book))))
  }

  static let adopt = Command(
    "adopt", fr: "adopter", section: .rules,
    summary: Message(
      fr: "adopter un règlement : il décide dès lors les visites de ses jours",
      en: "adopt a rule book: it then decides the visits of its days"),
    examples: ["rules adopt reglement.md"], parameters: [file]
  ) { (session) throws(Diagnostic) in
    let path = try session[file]
    let reading = RuleBook.read(try session.text(of: path))
    guard let ruleBook = reading.book else {
      return Outcome(
        Answer(), status: .refused, diagnostics: reading.mistakes.map { Diagnostic($0, in: path) })
    }
    let book = try session.writeBook()
    try session.confirm(
      Message(
        fr: "adopter \(name: ruleBook.title), \(code: ruleBook.version) ?",
        en: "adopt \(name: ruleBook.title), \(code: ruleBook.version)?"))
    let result = try booked { () throws(BookError) in try book.adopt(ruleBook) }
    return try RecordedAnswer.outcome(
      result, in: book, session, also: [.fields(fields(ruleBook))])
  }

  static let list = Command(
    "list", fr: "liste", section: .rules,
    summary: Message(fr: "les règlements adoptés", en: "the rule books adopted"),
    examples: ["rules list"], parameters: []
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let adopted = try booked { () throws(BookError) in try book.ruleBooks() }
    return Outcome(
      Answer(
        .table(
          Table(
            "rule_books",
            columns: [
              .text("record", fr: "enregistrement", en: "record"),
              .text("name", fr: "nom", en: "name"), .text("version", fr: "version", en: "version"),
              .text("from", fr: "du", en: "from"), .text("to", fr: "au", en: "to"),
              .text("digest", fr: "empreinte", en: "digest"),
            ],
            rows: adopted.map { record, ruleBook in
              [
                .record(record), .code(ruleBook.name), .code(ruleBook.version),
                .day(ruleBook.inForce.lowerBound), .day(ruleBook.inForce.upperBound),
                .code(String(ruleBook.digest.hex.prefix(16))),
              ]
            }))))
  }

  static let at = Parameter.option(
    "at", .day, fr: "le jour, sinon aujourd'hui", en: "the day, else today")

  static let show = Command(
    "show", fr: "voir", section: .rules,
    summary: Message(
      fr: "le texte en vigueur un jour donné", en: "the text in force on a day"),
    examples: ["rules show --at 2025-03-01"], parameters: [at]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let day = try session[at] ?? book.today
    let ruleBook = try booked { () throws(BookError) in try book.ruleBook(on: day) }
    return Outcome(
      Answer(.verbatim(ruleBook.lines.joined(separator: "\n") + "\n", key: "text")))
  }

  static let replay = Command(
    "replay", fr: "rejouer", section: .rules,
    summary: Message(
      fr: "refaire chaque décision du livre, et dire si l'une diffère",
      en: "make every decision of the book again, and say whether one differs"),
    examples: ["rules replay"], parameters: []
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    var counts: [DecisionReplay.Outcome: Int] = [:]
    var differing: [DecisionReplay] = []
    try booked { () throws(BookError) in
      try book.replayDecisions { (replay) throws(BookError) in
        counts[replay.outcome, default: 0] += 1
        if replay.outcome == .differs || replay.outcome == .unreadable { differing.append(replay) }
      }
    }
    return Outcome(
      replayAnswer(counts, differing), status: differing.isEmpty ? .done : .integrity)
  }

  private static func replayAnswer(
    _ counts: [DecisionReplay.Outcome: Int], _ differing: [DecisionReplay]
  ) -> Answer {
    Answer(
      .fields([
        Answer.Field("equal", fr: "identiques", en: "equal", .count(counts[.equal] ?? 0)),
        Answer.Field("differs", fr: "différentes", en: "different", .count(counts[.differs] ?? 0)),
        Answer.Field(
          "erased", fr: "non rejouables : effacées", en: "not replayable: erased",
          .count(counts[.erased] ?? 0)),
        Answer.Field(
          "unreadable", fr: "illisibles", en: "unreadable", .count(counts[.unreadable] ?? 0)),
      ]),
      .table(
        Table(
          "visits", title: Message(fr: "À revoir", en: "To look into"),
          columns: [
            .text("record", fr: "enregistrement", en: "record"),
            .text("visit", fr: "visite", en: "visit"),
          ], rows: differing.map { [.record($0.record), .code($0.visit)] })))
  }

  static func fields(_ book: RuleBook) -> [Answer.Field] {
    [
      Answer.Field("title", fr: "titre", en: "title", .text(book.title)),
      Answer.Field("version", fr: "version", en: "version", .code(book.version)),
      Answer.Field("from", fr: "en vigueur du", en: "in force from", .day(book.inForce.lowerBound)),
      Answer.Field("to", fr: "au", en: "to", .day(book.inForce.upperBound)),
      Answer.Field(
        "resolution", fr: "adopté par", en: "adopted by", .text(book.resolution.reference)),
      Answer.Field("tables", fr: "tables", en: "tables", .count(book.tables.count)),
      Answer.Field("digest", fr: "empreinte", en: "digest", .code(book.digest.hex)),
    ]
  }
}
