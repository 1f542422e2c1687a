import BookStore
import DoubleEntry
import LedgerValues
import Reconciliation
import StatementFormats

/// `nafa reconcile`: the books beside a wallet's or a bank's own list.
enum ReconcileCommand {
  static let command = Command(
    "reconcile", fr: "rapprocher", section: .reconcile,
    summary: Message(
      fr: "rapprocher les livres du relevé d'un portefeuille ou d'une banque",
      en: "reconcile the books with a wallet's or a bank's statement"),
    subcommands: [status, importing, match, list, report])

  static let account = Parameter.operand(
    "account", .account, fr: "le compte : 5521", en: "the account: 5521")

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

  static let accepts = Parameter.options(
    "accept", .choice(["unique-amount": MatchRule.uniqueAmount]),
    fr: "garder aussi ce qui n'est que proposé par cette règle",
    en: "keep what this rule only suggests, too")

  static let match = Command(
    "match", fr: "apparier", section: .reconcile,
    summary: Message(
      fr: "apparier les lignes du relevé et les mouvements du livre",
      en: "match the statement's lines and the book's movements"),
    details: [
      Message(
        fr:
          "Par référence d'abord, puis par un montant unique dans quelques jours. Chaque mouvement ne sert qu'une fois ; ce qui est ambigu reste une question.",
        en:
          "By reference first, then by a unique amount within some days. Each movement is used once; what is ambiguous stays a question."
      )
    ],
    examples: ["reconcile match 5521", "reconcile match 5211 --accept unique-amount"],
    parameters: [account, accepts]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (account, rules) = (try session[account], Set(try session[accepts]))
    let (result, record) = try booked { () throws(BookError) in
      try book.match(account, accepting: rules)
    }
    let answer = Answer(MatchAnswer.summary(result, rules))
    guard let record else {
      return Outcome(answer, status: result.isSettled ? .done : .findings)
    }
    var outcome = try RecordedAnswer.outcome(
      ActResult(record: record, isNew: true), in: book, session, also: answer.blocks)
    if !result.isSettled { outcome.status = .findings }
    return outcome
  }

  static let list = Command(
    "list", fr: "liste", section: .reconcile,
    summary: Message(
      fr: "ce qui reste ouvert des deux côtés, et le plus proche de chacun",
      en: "what is open on both sides, and the nearest to each"),
    examples: ["reconcile list 5521"], parameters: [account]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let account = try session[account]
    let (lines, movements) = try booked { () throws(BookError) in
      (try book.openLines(of: account), try book.openMovements(of: account))
    }
    let result = try explained { () throws(ReconciliationError) in
      try Matcher().result(lines: lines, movements: movements)
    }
    return Outcome(
      Answer(MatchAnswer.open(lines, movements, result)),
      status: lines.isEmpty && movements.isEmpty ? .done : .findings)
  }

  static let on = Parameter.option(
    "on", .day, fr: "le jour, sinon le dernier du relevé",
    en: "the day, else the statement's last")

  static let report = Command(
    "report", fr: "état", section: .reconcile,
    summary: Message(
      fr: "l'état de rapprochement : chaque franc de l'écart expliqué",
      en: "the reconciliation report: every franc of the difference explained"),
    examples: ["reconcile report 5521"], parameters: [account, on]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let (account, day) = (try session[account], try session[on])
    let report = try booked { () throws(BookError) in
      try book.reconciliationReport(of: account, on: day)
    }
    return Outcome(
      Answer(ReconciliationAnswer.blocks(report)),
      status: report.difference.isZero ? .done : .findings)
  }

  static let status = Command(
    "status", fr: "où-en-est", section: .reconcile,
    summary: Message(
      fr: "où en est chaque compte de trésorerie", en: "where each treasury account stands"),
    examples: ["reconcile status"], parameters: []
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let rows = try booked { () throws(BookError) in try book.reconciliationStatus() }
    return Outcome(Answer(.table(StatusTable.table(rows))))
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

extension MatchResult {
  /// Whether nothing waits for a person.
  var isSettled: Bool {
    suggested.isEmpty && questions.isEmpty && unmatchedLines.isEmpty
  }
}
