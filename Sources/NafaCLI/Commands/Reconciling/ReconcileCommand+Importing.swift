import BookStore
import DoubleEntry
import LedgerValues
import StatementFormats

/// `nafa reconcile import`: taking a statement into the book.
extension ReconcileCommand {
  static let file = Parameter.operand(
    "file", .file, fr: "le relevé : CSV, MT940, MT942, OFX, QIF ou CAMT",
    en: "the statement: CSV, MT940, MT942, OFX, QIF or CAMT")

  static let profile = Parameter.option(
    "profile", .text(Message(fr: "PROFIL", en: "PROFILE")),
    fr: "le profil du fichier, par son nom ou dans un fichier ; sinon ses colonnes disent lequel",
    en: "the file's profile, by its name or in a file; else its columns tell which")

  static let dayOrder = Parameter.option(
    "day-order", .choice(["day-first": DayOrder.dayFirst, "month-first": .monthFirst]),
    fr: "comment 03/09 se lit, où le fichier ne le montre pas",
    en: "how 03/09 is read, where the file does not show it")

  static let firstDay = Parameter.option(
    "first-day",
    .choice([
      "whole": StatementContinuation.FirstDay.whole, "part": StatementContinuation.FirstDay.part,
    ]),
    fr: "si le premier jour du fichier y est en entier (whole) ou en partie (part)",
    en: "whether the file has its first day whole, or a part of it")

  static let reusedReferences = Parameter.flag(
    "reused-references",
    fr: "les références déjà importées avec un autre contenu sont d'autres opérations",
    en: "references imported before with other content are other operations")

  static let renumbered = Parameter.flag(
    "renumbered", fr: "l'opérateur a changé le numéro du compte",
    en: "the keeper changed the number of the account")

  static let importing = Command(
    "import", fr: "importer", section: .reconcile,
    summary: Message(
      fr: "reprendre un relevé ; rien n'est comptabilisé", en: "take a statement; nothing is posted"
    ),
    details: [
      Message(
        fr:
          "Un relevé peut en recouvrir un autre : les lignes déjà importées sont nommées, le reste est neuf. Un relevé de plus de \(Book.statementBound) lignes se coupe par mois.",
        en:
          "A statement may overlap another: the lines imported before are named, the rest is new. A statement of more than \(Book.statementBound) rows is split by month."
      )
    ],
    examples: [
      "reconcile import 5521 wallet.csv", "reconcile import 5521 wallet.csv --first-day whole",
    ], parameters: [account, file, profile, dayOrder, firstDay, reusedReferences, renumbered]
  ) { (session) throws(Diagnostic) in
    let (account, path) = (try session[account], try session[file])
    let bytes = try session.bytes(of: path)
    let options = try StatementOptions(session)
    let place = Diagnostic.Place(file: path)
    let reading = try session.reading(of: path, bytes, options)
    let rejections = StatementAnswer.rejections(reading, in: path)
    guard reading.tally.lines.count > 0 || rejections.isEmpty else {
      return Outcome(
        Answer(StatementAnswer.rows(reading)), status: .refused, diagnostics: rejections)
    }
    var answers = ImportAnswers()
    answers.firstDay = try session[firstDay]
    answers.allowsReusedReferences = try session[reusedReferences]
    answers.isRenumbered = try session[renumbered]
    let book = try session.writeBook()
    let kept = try explained(in: path) { () throws(StatementError) in
      try StatementImport(
        reading, account: account.text, file: SHA256.digest(of: bytes),
        currency: book.settings.currency)
    }
    let imported = try booked(at: place) { () throws(BookError) in
      try book.importStatement(kept, bytes: bytes, answers: answers)
    }
    var outcome = try RecordedAnswer.outcome(
      imported.result, in: book, session, also: StatementAnswer.blocks(reading, imported))
    outcome.diagnostics += rejections
    let isCut = reading.statements.contains { $0.figures.isCut }
    if imported.kept.ties.isOff || imported.gap != nil || isCut || !rejections.isEmpty {
      outcome.status = .findings
    }
    return outcome
  }
}

extension Session {
  /// A statement with its lines; XML is read by another process.
  fileprivate func reading(
    of path: String, _ bytes: [UInt8], _ options: StatementOptions
  ) throws(Diagnostic) -> StatementReading {
    if UnreadFormat(bytes) == .xml {
      let stream = try xmlStream(
        of: Self.document(path, bytes), at: path, keepsLines: true,
        entries: CamtEntries.ranges(in: bytes))
      return try explained(in: path) { () throws(StatementError) in
        try stream.reading()
      }
    }
    return try explained(in: path) { () throws(StatementError) in
      try StatementFile.read(bytes, options)
    }
  }
}

extension StatementOptions {
  /// What the command line says of a file.
  init(_ session: Session) throws(Diagnostic) {
    self.init()
    if let name = try session[ReconcileCommand.profile] { try useProfile(name, session) }
    dayOrder = try session[ReconcileCommand.dayOrder]
    normalize = NormalForm.composed
  }

  /// A profile by its name, or of a file that a person keeps.
  private mutating func useProfile(_ name: String, _ session: Session) throws(Diagnostic) {
    profile = name
    guard !profiles.contains(where: { $0.name == name }), session.environment.files.exists(name)
    else { return }
    let text = try session.text(of: name)
    let kept = try explained(in: name) { () throws(StatementError) in
      try StatementProfile(text: text)
    }
    profiles = [kept]
    profile = kept.name
  }
}
