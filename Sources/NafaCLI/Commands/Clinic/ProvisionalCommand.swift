import BookStore
import LedgerValues

/// `nafa provisional`: shares that a fund bears until somebody has looked into the case.
enum ProvisionalCommand {
  static let command = Command(
    "provisional", fr: "provisoire", section: .clinic,
    summary: Message(
      fr: "ce qu'un fonds porte en urgence, jusqu'à ce que le comité ait vu le cas",
      en: "what a fund bears in an emergency, until the committee has seen the case"),
    subcommands: [list, confirm, convert])

  static let list = Command(
    "list", fr: "liste", section: .clinic,
    summary: Message(fr: "ce qui attend, et jusqu'à quel jour", en: "what waits, and until when"),
    examples: ["provisional list"], parameters: []
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let waiting = try booked { () throws(BookError) in try book.provisionalShares() }
    return Outcome(
      Answer(
        .table(
          Table(
            "provisional",
            columns: [
              .text("visit", fr: "visite", en: "visit"), .text("day", fr: "jour", en: "day"),
              .text("payer", fr: "payeur", en: "payer"),
              .number("amount", fr: "montant", en: "amount"),
              .text("until", fr: "à confirmer avant", en: "to confirm by"),
            ],
            rows: waiting.map {
              [
                .code($0.visit), .day($0.day), .code($0.payer), .money($0.amount), .day($0.until),
              ]
            }))))
  }

  static let confirm = Command(
    "confirm", fr: "confirmer", section: .clinic,
    summary: Message(
      fr: "le fonds porte pour de bon ce qu'il portait en attendant",
      en: "the fund bears for good what it bore meanwhile"),
    examples: ["provisional confirm V-00012"], parameters: [AuditCommand.visit, ActParameters.on]
  ) { (session) throws(Diagnostic) in
    try settle(.confirmed, session)
  }

  static let convert = Command(
    "convert", fr: "convertir", section: .clinic,
    summary: Message(
      fr: "le délai passé, le ménage doit ce que le fonds portait en attendant",
      en: "once the wait is over, the household owes what the fund bore meanwhile"),
    examples: ["provisional convert V-00012"], parameters: [AuditCommand.visit, ActParameters.on]
  ) { (session) throws(Diagnostic) in
    try settle(.converted, session)
  }

  private static func settle(
    _ end: ProvisionalEnd, _ session: Session
  ) throws(Diagnostic) -> Outcome {
    let book = try session.writeBook()
    let visit = try session.visit(try session[AuditCommand.visit], in: book).number
    let day = try session[ActParameters.on] ?? book.today
    let amount = try booked { () throws(BookError) in
      try book.provisionalShares(ofVisit: visit).reduce(Money.zero) { $0 + $1.amount }
    }
    let said =
      end == .confirmed
      ? Message(
        fr: "\(amount) restent au fonds, visite \(code: visit)",
        en: "\(amount) stay with the fund, visit \(code: visit)")
      : Message(
        fr: "\(amount) deviennent la dette du ménage, visite \(code: visit)",
        en: "\(amount) become the household's debt, visit \(code: visit)")
    try session.confirm(said.asked)
    let result = try booked { () throws(BookError) in
      try book.settle(visit: visit, as: end, on: day)
    }
    return try RecordedAnswer.outcome(result, in: book, session, also: [.paragraph(said)])
  }
}
