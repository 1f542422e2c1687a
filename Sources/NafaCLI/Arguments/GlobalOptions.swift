/// The options that every command takes, before or after its name.
enum GlobalOptions {
  static let book = Parameter.option(
    "book", .file,
    fr: "le livre ; sinon \(code: "NAFA_BOOK")", en: "the book; else \(code: "NAFA_BOOK")")

  static let language = Parameter.option(
    "lang", .choice(["fr": Language.french, "en": .english]),
    fr: "la langue ; sinon celle du livre, puis celle du système",
    en: "the language; else the book's, then the system's")

  static let format = Parameter.option(
    "output", short: "O", .choice(["text": OutputFormat.text, "csv": .csv, "json": .json]),
    fr: "la forme de la réponse", en: "the form of the answer")

  static let actor = Parameter.option(
    "actor", .text(Message(fr: "NOM", en: "NAME")),
    fr: "qui tient le livre ; sinon \(code: "NAFA_ACTOR")",
    en: "who keeps the book; else \(code: "NAFA_ACTOR")")

  static let dryRun = Parameter.flag(
    "dry-run", fr: "tout vérifier, ne rien écrire", en: "check everything, write nothing")

  static let yes = Parameter.flag(
    "yes", short: "y", fr: "écrire sans demander de confirmation",
    en: "write without asking to confirm")

  static let noInput = Parameter.flag(
    "no-input", fr: "ne jamais poser de question", en: "never ask a question")

  static let verbose = Parameter.flag(
    "verbose", short: "v", fr: "dire aussi ce qui aide à réparer",
    en: "also say what helps with mending")

  static let help = Parameter.flag(
    "help", short: "h", fr: "cette aide", en: "this help")

  static let version = Parameter.flag(
    "version", fr: "la version du programme", en: "the program's version")

  static let all: [ParameterSpec] = [
    book.spec, language.spec, format.spec, actor.spec, dryRun.spec, yes.spec, noInput.spec,
    verbose.spec, help.spec, version.spec,
  ]
}

/// The forms in which an answer can be printed.
enum OutputFormat: String, Hashable, Sendable, CaseIterable {
  case text, csv, json
}
