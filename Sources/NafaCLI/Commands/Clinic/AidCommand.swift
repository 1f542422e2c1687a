import BookStore
import HealthFund
import LedgerValues

/// `nafa aid`: what households are given beside the bill: a fare, a day's food.
enum AidCommand {
  static let command = Command(
    "aid", fr: "aides", section: .clinic,
    summary: Message(
      fr: "ce qui est donné au ménage en plus de la facture : transport, repas",
      en: "what a household is given beside the bill: transport, meals"),
    subcommands: [list, pay])

  static let list = Command(
    "list", fr: "liste", section: .clinic,
    summary: Message(
      fr: "ce que les ménages attendent encore", en: "what households still wait for"),
    examples: ["aid list"], parameters: []
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let owed = try booked { () throws(BookError) in try book.visitsWithAidOwed() }
    return Outcome(
      Answer(
        .table(
          Table(
            "aids",
            columns: [
              .text("visit", fr: "visite", en: "visit"),
              .number("owed", fr: "à verser", en: "to pay"),
            ], rows: owed.map { [.code($0.visit), .money($0.amount)] }))))
  }

  static let pay = Command(
    "pay", fr: "verser", section: .clinic,
    summary: Message(
      fr: "verser au ménage tout ce qu'une visite lui donne",
      en: "pay a household all that a visit gives it"),
    examples: ["aid pay V-00012 --from 5711 --voucher AID-004"],
    parameters: [
      AuditCommand.visit, ActParameters.from, ActParameters.voucher, ActParameters.on,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let visit = try session.visit(try session[AuditCommand.visit], in: book).number
    let from = try session[ActParameters.from]
    let voucher = try session[ActParameters.voucher]
    let day = try session[ActParameters.on] ?? book.today
    let aid = try explained { () throws(HealthFundError) in
      try AidPayment(day: day, voucher: voucher, visit: visit, from: from)
    }
    let owed = try booked { () throws(BookError) in try book.aidOwed(ofVisit: visit) }
    let amount = owed.parts.reduce(Money.zero) { $0 + $1.amount }
    let said = Message(
      fr: "\(amount) au ménage, visite \(code: visit)",
      en: "\(amount) to the household, visit \(code: visit)")
    try session.confirm(said.asked)
    let result = try booked { () throws(BookError) in try book.perform(.aid(aid)) }
    return try RecordedAnswer.outcome(
      result, in: book, session, also: result.isNew ? [.paragraph(said)] : [])
  }
}
