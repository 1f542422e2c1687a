import BookStore
import DoubleEntry
import LedgerReports
import LedgerValues

/// `nafa fund`: the funds and their numbers; commitments that money now covers.
enum FundCommand {
  static let command = Command(
    "fund", fr: "fonds", section: .treasurer,
    summary: Message(fr: "les fonds et leurs chiffres", en: "the funds and their numbers"),
    subcommands: [list, commitments, honour])

  static let list = Command(
    "list", fr: "liste", section: .treasurer,
    summary: Message(
      fr: "ressources, trésorerie, dû, engagements et disponible de chaque fonds",
      en: "resources, cash, payable, commitments and available of each fund"),
    examples: ["fund list --as-of 2025-06-30"],
    parameters: [ReportParameters.asOf, ReportParameters.knownAt]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let through = try session[ReportParameters.asOf] ?? book.today
    let knownAt = try ReportParameters.knownAt(session, book)
    let report = try booked { () throws(BookError) in
      try book.fundReport(through: through, knownAt: knownAt)
    }
    return Outcome(Answer(Answer.header(report.header) + [.table(table(report))]))
  }

  private static func table(_ report: FundReport) -> Table {
    Table(
      "funds",
      columns: [
        .text("fund", fr: "fonds", en: "fund"), .text("title", fr: "nom", en: "name"),
        .number("resources", fr: "ressources", en: "resources"),
        .number("cash", fr: "trésorerie", en: "cash"),
        .number("payable", fr: "dû", en: "payable"),
        .number("commitments", fr: "engagements", en: "commitments"),
        .number("available", fr: "disponible", en: "available"),
      ],
      rows: report.rows.map { row in
        let title = Message.title(fr: row.fund.frenchTitle, en: row.fund.englishTitle)
        return [
          .code(row.fund.code.text), .term(row.fund.code.text, title),
          .money(row.numbers.resources), .money(row.numbers.cash), .money(row.numbers.payable),
          .money(row.numbers.commitments), .money(row.available),
        ]
      })
  }

  static let fund = Parameter.operand("fund", .fund, fr: "le fonds", en: "the fund")

  static let commitments = Command(
    "commitments", fr: "engagements", section: .treasurer,
    summary: Message(
      fr: "ce qu'un fonds a promis et n'a pas encore pu payer",
      en: "what a fund has promised and could not pay yet"),
    examples: ["fund commitments SOL"], parameters: [fund]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let fund = try session[fund]
    let open = try booked { () throws(BookError) in try book.openCommitments(of: fund) }
    return Outcome(Answer(.table(commitmentTable(open))))
  }

  static let honour = Command(
    "honour", fr: "honorer", section: .treasurer,
    summary: Message(
      fr: "payer les engagements, les plus anciens d'abord, tant que le fonds le peut",
      en: "make good the commitments, oldest first, as far as the fund can"),
    examples: ["fund honour SOL --on 2025-12-12"], parameters: [fund, ActParameters.on]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (fund, day) = (try session[fund], try session[ActParameters.on] ?? book.today)
    let result = try booked { () throws(BookError) in try book.honour(fund, on: day) }
    guard let result else {
      return Outcome(
        Answer(
          .paragraph(
            Message(
              fr: "Rien à honorer, ou rien que le fonds \(fund) puisse payer en entier.",
              en: "Nothing to honour, or nothing that fund \(fund) can pay in full."),
            key: "summary")))
    }
    return try RecordedAnswer.outcome(
      ActResult(record: result.record, isNew: true), in: book, session,
      also: [.table(commitmentTable(result.honoured))])
  }

  private static func commitmentTable(_ commitments: [OpenCommitment]) -> Table {
    Table(
      "commitments",
      columns: [
        .text("day", fr: "jour", en: "day"), .text("visit", fr: "visite", en: "visit"),
        .text("provider", fr: "prestataire", en: "provider"),
        .number("amount", fr: "montant", en: "amount"),
      ],
      rows: commitments.map {
        [.day($0.day), .code($0.visit), .code($0.provider), .money($0.amount)]
      },
      total: [
        .term("total", Message(fr: "Total", en: "Total")), .blank, .blank,
        .money(commitments.reduce(.zero) { $0 + $1.amount }),
      ])
  }
}
