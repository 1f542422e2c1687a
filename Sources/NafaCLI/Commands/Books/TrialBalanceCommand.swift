import BookStore
import DoubleEntry
import LedgerReports
import LedgerValues

/// `nafa trial-balance`: all accounts in six columns, in total or per fund.
enum TrialBalanceCommand {
  static let byFund = Parameter.flag(
    "by-fund", fr: "une balance par fonds, après celle de tous",
    en: "one balance a fund, after that of all")

  static let command = Command(
    "trial-balance", fr: "balance", section: .books,
    summary: Message(
      fr: "la balance des comptes en six colonnes", en: "the trial balance in six columns"),
    examples: ["trial-balance --from 2025-01-01 --as-of 2025-12-31", "trial-balance -O csv"],
    parameters: [
      ReportParameters.from, ReportParameters.asOf, ReportParameters.knownAt,
      ReportParameters.fund, byFund,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let header = try ReportParameters.header(session, book)
    let lines = try booked { () throws(BookError) in try book.lines() }
    let balance = TrialBalance(header, lines: lines)
    if session.format == .csv { return Outcome(Answer(.table(perFund(balance)))) }
    var blocks = Answer.header(header)
    if let fund = try ReportParameters.fund(session, book) {
      blocks.append(.table(table(balance, fund, book)))
    } else {
      blocks.append(.table(table(balance, nil, book)))
      if try session[byFund] || session.format == .json {
        blocks += balance.funds.map { .table(table(balance, $0, book)) }
      }
    }
    return Outcome(Answer(blocks))
  }

  private static func table(
    _ balance: TrialBalance, _ fund: FundCode?, _ book: Book
  ) -> Table {
    let title =
      fund.map { Message(fr: "Fonds \($0)", en: "Fund \($0)") }
      ?? Message(fr: "Tous les fonds", en: "All funds")
    return Table(
      fund.map { "fund_\($0.text.lowercased())" } ?? "accounts", title: title,
      columns: [
        .text("account", fr: "compte", en: "account"), .text("title", fr: "intitulé", en: "title"),
      ]
        + amounts,
      rows: balance.accounts(in: fund).map { row in
        [.code(row.account.text), .term(row.account.text, book.chart.title(of: row.account))]
          + cells(row.columns)
      },
      total: [.blank, .term("total", Message(fr: "Total", en: "Total"))]
        + cells(balance.totals(in: fund)))
  }

  /// A row per account and fund: what another program compares.
  private static func perFund(_ balance: TrialBalance) -> Table {
    Table(
      "balance",
      columns: [
        .text("account", fr: "compte", en: "account"), .text("fund", fr: "fonds", en: "fund"),
      ]
        + amounts,
      rows: balance.rows.map { row in
        [.code(row.account.text), .code(row.fund.text)] + cells(row.columns)
      })
  }

  private static let amounts: [Table.Column] = [
    .number("opening_debit", fr: "ouverture débit", en: "opening debit"),
    .number("opening_credit", fr: "ouverture crédit", en: "opening credit"),
    .number("debit", fr: "mouvements débit", en: "movements debit"),
    .number("credit", fr: "mouvements crédit", en: "movements credit"),
    .number("closing_debit", fr: "clôture débit", en: "closing debit"),
    .number("closing_credit", fr: "clôture crédit", en: "closing credit"),
  ]

  private static func cells(_ columns: SixColumns) -> [Cell] {
    [columns.opening, columns.movements, columns.closing].flatMap { pair in
      [Cell.money(pair.debit), .money(pair.credit)]
    }
  }
}

extension Chart {
  /// The titles of an account in both languages; its code where the chart has none such.
  func title(of code: AccountCode) -> Message {
    guard let account = self[code] else { return Message(fr: "\(code)", en: "\(code)") }
    return .title(fr: account.frenchTitle, en: account.englishTitle)
  }
}
