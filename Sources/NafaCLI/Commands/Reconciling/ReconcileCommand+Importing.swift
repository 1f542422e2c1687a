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

  static let importing = Command(
    "import", fr: "importer", section: .reconcile,
    summary: Message(
      fr: "reprendre un relevé ; rien n'est comptabilisé", en: "take a statement; nothing is posted"
    ),
    examples: ["reconcile import 5521 wallet.csv"], parameters: [account, file, profile]
  ) { (session) throws(Diagnostic) in
    let (account, path) = (try session[account], try session[file])
    let bytes = try session.bytes(of: path)
    let profile = try session[profile]
    let place = Diagnostic.Place(file: path)
    let reading = try explained(at: place) { () throws(StatementError) in
      try StatementFile.read(bytes, profile: profile, normalize: NormalForm.composed)
    }
    let rejections = StatementAnswer.rejections(reading, in: path)
    guard !reading.statements.isEmpty || rejections.isEmpty else {
      return Outcome(
        Answer(StatementAnswer.rows(reading)), status: .refused, diagnostics: rejections)
    }
    let kept = try explained(at: place) { () throws(StatementError) in
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

extension Ties {
  fileprivate var isOff: Bool {
    switch self {
    case .no: true
    case .yes, .notStated: false
    }
  }
}
