import BookStore
import DoubleEntry
import HealthFund
import LedgerReports
import LedgerValues

/// `nafa passbook`: a household's own account sheet.
enum PassbookCommand {
  static let command = Command(
    "passbook", fr: "livret", section: .treasurer,
    summary: Message(
      fr: "le livret d'un ménage : cotisations, épargne, visites",
      en: "a household's passbook: contributions, savings, visits"),
    examples: ["passbook M0001-3", "passbook P0001-3 --from 2025-06-01"],
    parameters: [
      HouseholdCommand.who, ReportParameters.from, ReportParameters.asOf,
      ReportParameters.knownAt,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let household = try session.household(try session[HouseholdCommand.who], in: book)
    let header = try ReportParameters.header(session, book)
    let passbook = try booked { () throws(BookError) in
      try book.passbook(of: household, header)
    }
    return Outcome(try answer(passbook, household, book))
  }

  private static func answer(
    _ passbook: Passbook, _ household: KnownHousehold, _ book: Book
  ) throws(Diagnostic) -> Answer {
    let persons = try booked { () throws(BookError) in
      try book.persons(of: household.identifier)
    }
    let subscriber = persons.first { $0.role == .subscriber } ?? persons.first
    return Answer(
      Answer.header(passbook.header) + [
        .heading(
          Message(
            fr: "Ménage \(code: household.household.code), \(name: subscriber?.shownName ?? "")",
            en: "Household \(code: household.household.code), \(name: subscriber?.shownName ?? "")")
        ),
        .fields([
          Answer.Field(
            "opening_savings", fr: "épargne à l'ouverture", en: "opening savings",
            .money(passbook.openingSavings)),
          Answer.Field(
            "closing_savings", fr: "épargne à la clôture", en: "closing savings",
            .money(passbook.closingSavings)),
        ]), .table(table(passbook)),
      ])
  }

  private static func table(_ passbook: Passbook) -> Table {
    Table(
      "lines",
      columns: [
        .text("day", fr: "jour", en: "day"), .text("voucher", fr: "pièce", en: "voucher"),
        .text("label", fr: "libellé", en: "label"),
        .number("paid", fr: "cotisé", en: "paid"), .number("saved", fr: "épargné", en: "saved"),
        .number("fee", fr: "soins", en: "care"),
        .number("by_funds", fr: "payé par les fonds", en: "paid by funds"),
        .number("by_household", fr: "payé par le ménage", en: "paid by household"),
        .number("savings", fr: "épargne", en: "savings"),
      ],
      rows: passbook.lines.map { line in
        [
          .day(line.day), .code(line.voucher), .term(line.label, EntryLabel.message(line.label)),
          .amount(line.paid.nonZero), .amount(line.saved.nonZero),
          .amount(line.visit.map(\.fee)), .amount(line.visit.map { $0.byFunds + $0.byOthers }),
          .amount(line.visit.map { $0.byHousehold + $0.bySavings }), .money(line.savings),
        ]
      })
  }
}

extension Money {
  /// Nothing in a column where nothing was moved.
  var nonZero: Money? { isZero ? nil : self }
}
