import AccessRules
import BookStore
import HealthFund
import LedgerValues
import TabularText

/// `nafa import`: the CSV files of a fund, all of them or nothing.
enum ImportCommand {
  static let sources = Parameter.operands(
    "sources", .text(Message(fr: "DOSSIER|FICHIER", en: "DIRECTORY|FILE")), isRequired: true,
    fr: "un dossier, ou des fichiers CSV", en: "a directory, or CSV files")

  static let skipsBadRows = Parameter.flag(
    "skip-bad-rows",
    fr: "laisser de côté les lignes refusées, et dire lesquelles",
    en: "leave the refused rows out, and say which")

  static let command = Command(
    "import", fr: "importer", section: .treasurer,
    summary: Message(
      fr: "reprendre ménages, tarifs, cotisations, visites et paiements de fichiers CSV",
      en: "take households, prices, contributions, visits and payments from CSV files"),
    details: [
      Message(
        fr:
          "Tout est vérifié avant que rien ne soit écrit. Les mêmes fichiers une seconde fois n'écrivent rien.",
        en:
          "All is checked before anything is written. The same files a second time write nothing."),
      Message(
        fr:
          "Un dossier peut aussi tenir le règlement, \(code: "reglement.md") : il est adopté d'abord.",
        en: "A directory may also hold the rule book, \(code: "reglement.md"): it is adopted first."
      ),
    ],
    examples: ["import Examples/sikoro", "import cotisations.csv --dry-run"],
    parameters: [sources, skipsBadRows]
  ) { (session) throws(Diagnostic) in
    let input = try ImportInput(session[sources], session)
    let skips = try session[skipsBadRows]
    guard !input.isRuleBookWrong else {
      return Outcome(ImportAnswer.nothing(input), status: .refused, diagnostics: input.refusals)
    }
    let book = try session.writeBook()
    let report = try perform(input, on: book, skips, session)
    let refusals = input.refusals + report.refusals.map { input.diagnostic(of: $0) }
    return Outcome(
      try ImportAnswer.answer(
        report, input, book, skips, isDryRun: session.isDryRun),
      status: refusals.isEmpty ? .done : skips ? .findings : .refused, diagnostics: refusals)
  }

  private static func perform(
    _ input: ImportInput, on book: Book, _ skips: Bool, _ session: Session
  ) throws(Diagnostic) -> ImportReport {
    let progress = session.progress(
      Message(fr: "Vérification", en: "Checking"), total: input.acts.count)
    return try booked { () throws(BookError) in
      try book.importing(
        input.acts, ruleBook: input.ruleBook, sources: input.sources, skippingBadRows: skips,
        dryRun: session.isDryRun || !skips && !input.refusals.isEmpty,
        progress: progress.advance(to:))
    }
  }
}
