import BookStore
import DoubleEntry
import LedgerReports
import LedgerValues

/// `nafa export`: the books for another program.
enum ExportCommand {
  static let form = Parameter.operand(
    "form", .choice(["journal": ExportForm.journal, "lines": .lines]),
    fr: "journal : texte que lisent hledger et ledger ; lines : une ligne CSV par ligne d'écriture",
    en: "journal: text that hledger and ledger read; lines: a CSV row per posting")

  static let command = Command(
    "export", fr: "exporter", section: .books,
    summary: Message(
      fr: "sortir les écritures pour un autre programme", en: "give the entries to another program"),
    details: [
      Message(
        fr: "Aucun nom de personne ne sort ; les chiffres sont sans séparateurs.",
        en: "No person's name goes out; the figures have no separators.")
    ],
    examples: ["export journal > sikoro.journal", "export lines -O csv > lignes.csv"],
    parameters: [form, ReportParameters.from, ReportParameters.asOf, ReportParameters.knownAt]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let header = try ReportParameters.header(session, book)
    let lines = try booked { () throws(BookError) in try book.lines() }
    switch try session[form] {
    case .journal:
      var text = ""
      PlainTextJournal(header, chart: book.chart, currency: book.settings.currency, lines: lines)
        .write(to: &text)
      return Outcome(Answer(.verbatim(text, key: "journal")))
    case .lines:
      let from = try session[ReportParameters.from]
      let known = lines.filter { line in
        line.record <= header.record && line.day <= header.through && line.day >= from ?? line.day
      }
      return Outcome(Answer(.table(table(known))))
    }
  }

  private static let amounts: Set<String> = ["debit", "credit", "amount"]

  private static func table(_ lines: [PostedLine]) -> Table {
    Table(
      "lines",
      columns: LineTable.header.map { name in
        amounts.contains(name)
          ? .number(name, fr: "\(code: name)", en: "\(code: name)")
          : .text(name, fr: "\(code: name)", en: "\(code: name)")
      },
      rows: lines.map { line in
        zip(LineTable.header, LineTable.cells(line)).map { name, text in
          amounts.contains(name) ? .amount(try? Money(text)) : .code(text)
        }
      })
  }
}

/// What the books are exported as.
enum ExportForm: String, Hashable, Sendable, CaseIterable {
  case journal, lines
}
