import BookStore
import DoubleEntry
import LedgerValues
import StatementFormats

/// `nafa reconcile import`: taking a statement into the book.
extension ReconcileCommand {
  static let file = Parameter.operand(
    "file", .file, fr: "le relevé, en CSV", en: "the statement, as CSV")

  static let profile = Parameter.option(
    "profile", .text(Message(fr: "PROFIL", en: "PROFILE")),
    fr: "le profil du fichier ; sinon ses colonnes disent lequel",
    en: "the file's profile; else its columns tell which")

  static let dayOrder = Parameter.option(
    "day-order", .choice(["day-first": DayOrder.dayFirst, "month-first": .monthFirst]),
    fr: "comment 03/09 se lit, où le fichier ne le montre pas",
    en: "how 03/09 is read, where the file does not show it")

  static let importing = Command(
    "import", fr: "importer", section: .reconcile,
    summary: Message(
      fr: "reprendre un relevé ; rien n'est comptabilisé", en: "take a statement; nothing is posted"
    ),
    examples: ["reconcile import 5521 wallet.csv"], parameters: [account, file, profile, dayOrder]
  ) { (session) throws(Diagnostic) in
    let (account, path) = (try session[account], try session[file])
    let bytes = try session.bytes(of: path)
    let options = try StatementOptions(session)
    let place = Diagnostic.Place(file: path)
    let reading = try session.reading(of: path, bytes, options)
    let rejections = StatementAnswer.rejections(reading, in: path)
    guard !reading.statements.isEmpty || rejections.isEmpty else {
      return Outcome(
        Answer(StatementAnswer.rows(reading)), status: .refused, diagnostics: rejections)
    }
    let kept = try explained(in: path) { () throws(StatementError) in
      try StatementImport(reading, account: account.text, file: SHA256.digest(of: bytes))
    }
    let book = try session.writeBook()
    let result = try booked(at: place) { () throws(BookError) in
      try book.importStatement(kept, bytes: bytes)
    }
    var outcome = try RecordedAnswer.outcome(
      result, in: book, session, also: StatementAnswer.blocks(reading, kept.statement))
    outcome.diagnostics += rejections
    if kept.statement.ties.isOff || !rejections.isEmpty { outcome.status = .findings }
    return outcome
  }
}

extension Session {
  /// A statement with its lines; XML is read by another process.
  fileprivate func reading(
    of path: String, _ bytes: [UInt8], _ options: StatementOptions
  ) throws(Diagnostic) -> StatementReading {
    if UnreadFormat(bytes) == .xml {
      let stream = try xmlStream(of: path, keepsLines: true)
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
    profile = try session[ReconcileCommand.profile]
    dayOrder = try session[ReconcileCommand.dayOrder]
    normalize = NormalForm.composed
  }
}
