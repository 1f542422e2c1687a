import BookStore
import LedgerValues

/// `nafa new`: a new book, with nothing in it but its settings.
enum NewCommand {
  static let start = Parameter.requiredOption(
    "start", .day, fr: "le premier jour du livre", en: "the first day of the book")

  static let chart = Parameter.option(
    "chart", .choice(["sycebnl": "sycebnl", "group": "group"]),
    fr: "le plan comptable ; sinon sycebnl", en: "the chart of accounts; else sycebnl")

  static let cashStep = Parameter.option(
    "cash-step", .integer(1...1_000),
    fr: "la plus petite pièce que l'on rend ; sinon 5",
    en: "the smallest coin that change is given in; else 5")

  static let command = Command(
    "new", fr: "nouveau", section: .start,
    summary: Message(fr: "ouvrir un livre neuf", en: "open a new book"),
    details: [
      Message(
        fr:
          "Le livre est un seul fichier, que \(code: "--book") nomme. Sa langue est celle de la commande.",
        en: "The book is one file, which \(code: "--book") names. Its language is the command's.")
    ],
    examples: ["new --book sikoro.nafa --start 2025-01-01 --actor awa"],
    parameters: [start, chart, cashStep]
  ) { (session) throws(Diagnostic) in
    let settings = BookSettings(
      chart: try session[chart] ?? "sycebnl", language: session.language.rawValue,
      start: try session[start], cashStep: Money(Int64(try session[cashStep] ?? 5)))
    let path = try session.bookPath
    let context = session.context(actor: try session.actorName)
    try session.checkNewBook(at: path)
    let isDryRun = session.isDryRun
    let book = try booked(at: Diagnostic.Place(file: path)) { () throws(BookError) in
      try Book.create(at: isDryRun ? .memory : .file(path), settings: settings, context: context)
    }
    return Outcome(isDryRun ? rehearsed(path) : try answer(book, path))
  }

  private static func rehearsed(_ path: String) -> Answer {
    Answer(
      .paragraph(
        Message(
          fr: "Le livre serait \(quoted: path) ; rien n'est écrit, c'est un essai.",
          en: "The book would be \(quoted: path); nothing is written, this was a dry run."),
        key: "summary"))
  }

  private static func answer(_ book: Book, _ path: String) throws(Diagnostic) -> Answer {
    let checkpoint = try booked { () throws(BookError) in try book.checkpoint() }
    return Answer(
      .paragraph(
        Message(fr: "Le livre \(quoted: path) est ouvert.", en: "Book \(quoted: path) is open.")),
      .fields([
        Answer.Field("start", fr: "premier jour", en: "first day", .day(book.settings.start)),
        Answer.Field("chart", fr: "plan comptable", en: "chart", .code(book.settings.chart)),
        .checkpoint(checkpoint),
      ]),
      .paragraph(
        Message(
          fr: "Ensuite : \(code: "nafa import"), ou \(code: "nafa help").",
          en: "Next: \(code: "nafa import"), or \(code: "nafa help").")))
  }
}

extension Answer.Field {
  /// The head of the chain, to be noted outside.
  static func checkpoint(_ checkpoint: Checkpoint) -> Answer.Field {
    Answer.Field(
      "checkpoint", fr: "point de contrôle", en: "checkpoint", .code(checkpoint.description))
  }
}
