import BookStore
import DoubleEntry
import LedgerReports
import LedgerValues

/// `nafa ledger`: one account, line by line, with its running balance.
enum LedgerCommand {
  static let account = Parameter.operand(
    "account", .account, fr: "le compte ; 5712 comprend 5712-A",
    en: "the account; 5712 includes 5712-A")

  static let command = Command(
    "ledger", fr: "grand-livre", section: .books,
    summary: Message(
      fr: "un compte, ligne à ligne, avec son solde",
      en: "one account, line by line, with its balance"
    ),
    examples: ["ledger 5521 --from 2025-03-01 --as-of 2025-03-31"],
    parameters: [
      account, ReportParameters.fund, ReportParameters.from, ReportParameters.asOf,
      ReportParameters.knownAt,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let header = try ReportParameters.header(session, book)
    let account = try session[account]
    guard book.chart[account] != nil else { throw Diagnostic(Refusal.accountUnknown(account)) }
    let lines = try booked { () throws(BookError) in try book.lines(on: account) }
    let ledger = AccountLedger(
      header, account: account, fund: try ReportParameters.fund(session, book), lines: lines)
    let title = book.chart.title(of: account)
    return Outcome(
      Answer(
        Answer.header(header) + [
          .heading(Message(fr: "\(account) \(title)", en: "\(account) \(title)")),
          .fields([
            Answer.Field("opening", fr: "ouverture", en: "opening", .money(ledger.opening)),
            Answer.Field("closing", fr: "clôture", en: "closing", .money(ledger.closing)),
          ]), .table(table(ledger)),
        ]))
  }

  private static func table(_ ledger: AccountLedger) -> Table {
    Table(
      "lines",
      columns: [
        .text("day", fr: "jour", en: "day"), .text("entry", fr: "écriture", en: "entry"),
        .text("voucher", fr: "pièce", en: "voucher"), .text("label", fr: "libellé", en: "label"),
        .text("fund", fr: "fonds", en: "fund"), .number("debit", fr: "débit", en: "debit"),
        .number("credit", fr: "crédit", en: "credit"),
        .number("balance", fr: "solde", en: "balance"),
      ],
      rows: ledger.lines.map { line in
        let posted = line.posted
        return [
          .day(posted.day), .code("\(posted.journal)-\(posted.day.year)-\(posted.number)"),
          .code(posted.voucher), .term(posted.label, EntryLabel.message(posted.label)),
          .code(posted.fund.text), .money(line.columns.debit), .money(line.columns.credit),
          .money(line.balance),
        ]
      },
      total: [
        .term("total", Message(fr: "Total", en: "Total")), .blank, .blank, .blank, .blank,
        .money(ledger.movements.debit), .money(ledger.movements.credit), .money(ledger.closing),
      ])
  }
}
