import BookStore
import DoubleEntry
import LedgerReports
import LedgerValues

/// `nafa journal`: the entries in their order, with their numbers.
enum JournalCommand {
  static let journal = Parameter.optionalOperand(
    "journal", .journal, fr: "un seul journal : OD, CA11, ME21",
    en: "one journal alone: OD, CA11, ME21")

  static let command = Command(
    "journal", fr: "journal", section: .books,
    summary: Message(fr: "les écritures, dans leur ordre", en: "the entries, in their order"),
    examples: ["journal OD --from 2025-03-01 --as-of 2025-03-31"],
    parameters: [
      journal, ReportParameters.from, ReportParameters.asOf, ReportParameters.knownAt,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let header = try ReportParameters.header(session, book)
    let lines = try booked { () throws(BookError) in try book.lines() }
    let listing = JournalListing(header, journal: try session[journal], lines: lines)
    return Outcome(Answer(Answer.header(header) + [.table(table(listing))]))
  }

  private static func table(_ listing: JournalListing) -> Table {
    let rows = listing.entries.flatMap { entry in
      entry.lines.map { line -> [Cell] in
        var column = Columns.zero
        column.add(line.amount, isReversal: line.isReversal)
        return [
          .code(entry.reference), .day(entry.day), .code(entry.record.plain), .code(entry.voucher),
          .term(entry.label, EntryLabel.message(entry.label)), .code(line.account.text),
          .code(line.fund.text), .money(column.debit), .money(column.credit),
        ]
      }
    }
    let totals = listing.totals
    return Table(
      "entries",
      columns: [
        .text("entry", fr: "écriture", en: "entry"), .text("day", fr: "jour", en: "day"),
        .text("record", fr: "enregistrement", en: "record"),
        .text("voucher", fr: "pièce", en: "voucher"), .text("label", fr: "libellé", en: "label"),
        .text("account", fr: "compte", en: "account"), .text("fund", fr: "fonds", en: "fund"),
        .number("debit", fr: "débit", en: "debit"), .number("credit", fr: "crédit", en: "credit"),
      ],
      rows: rows,
      total: [
        .term("total", Message(fr: "Total", en: "Total")), .blank, .blank, .blank, .blank, .blank,
        .blank, .money(totals.debit), .money(totals.credit),
      ])
  }
}

/// What an entry's label means to a person.
enum EntryLabel {
  static func message(_ label: String) -> Message {
    switch label {
    case "dues": Message(fr: "cotisation", en: "dues")
    case "savings": Message(fr: "épargne", en: "savings")
    case "subsidy": Message(fr: "subvention", en: "subsidy")
    case "transfer": Message(fr: "virement", en: "transfer")
    case "withdrawal": Message(fr: "retrait", en: "withdrawal")
    case "fee": Message(fr: "frais", en: "operator's fee")
    case "suspense": Message(fr: "en attente", en: "in suspense")
    case "payment": Message(fr: "paiement", en: "payment")
    case "conversion": Message(fr: "dette du ménage", en: "household's debt")
    case "aid": Message(fr: "aide versée", en: "aid paid")
    case "count": Message(fr: "arrêté de caisse", en: "cash count")
    case "visit": Message(fr: "visite", en: "visit")
    case "honour": Message(fr: "engagement honoré", en: "commitment honoured")
    case "earning": Message(fr: "cotisations acquises", en: "dues earned")
    default: Message(fr: "\(code: label)", en: "\(code: label)")
    }
  }
}

extension ValueKind where Value == JournalCode {
  static var journal: Self {
    Self(Message(fr: "JOURNAL", en: "JOURNAL")) { (text, _) throws(ValueProblem) in
      guard let journal = JournalCode(text.uppercased()) else { throw .journal }
      return journal
    }
  }
}
