import AccessRules
import BookStore
import HealthFund
import LedgerValues

/// `nafa intake`: who pays what for this person now, and why. It writes nothing.
enum IntakeCommand {
  static let command = Command(
    "intake", fr: "accueil", section: .clinic,
    summary: Message(
      fr: "qui paie quoi pour cette personne, et pourquoi ; n'écrit rien",
      en: "who pays what for this person, and why; writes nothing"),
    details: [
      Message(
        fr: "Ce qui n'a pas été demandé ne prive personne de soins : c'est demandé ensuite.",
        en: "What was not asked denies nobody care: it is asked next.")
    ],
    examples: [
      "intake P0576-2 CPN BILAN-CPN --at CSCOM-SIKORO --fact Enceinte=oui --fact Triage=vert"
    ],
    parameters: [
      VisitParameters.person, VisitParameters.services, VisitParameters.at,
      VisitParameters.facts, ActParameters.on, RulesCommand.spoken,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let (visit, person) = try VisitParameters.visit(session, book, number: "-")
    let intake = try booked { () throws(BookError) in try book.intake(visit) }
    return try IntakeAnswer.outcome(intake, person, session)
  }
}

/// What an intake says, at the clinic's door.
enum IntakeAnswer {
  static func outcome(
    _ intake: Intake, _ person: KnownPerson, _ session: Session
  ) throws(Diagnostic) -> Outcome {
    let explanation = intake.ruleBook.explanation(
      of: intake.decision, for: intake.care, in: session.language.ruleBookLanguage,
      aloud: try session.spokenWords(of: intake.ruleBook))
    var blocks: [Answer.Block] = [
      .heading(Message(fr: "\(name: person.shownName)", en: "\(name: person.shownName)")),
      .paragraph(
        Message(fr: "\(name: explanation.sentence)", en: "\(name: explanation.sentence)"),
        key: "sentence"),
    ]
    let status: ExitStatus
    switch intake.decision.outcome {
    case .decided(let shares):
      blocks.append(.table(table(intake, shares)))
      blocks.append(.fields(fields(intake, shares)))
      if !shares.shortfalls.isEmpty { blocks.append(.table(shortfalls(intake, shares))) }
      status = .done
    case .undecided(let undecided):
      blocks.append(.fields(questions(undecided)))
      status = .decision
    case .flawed: status = .decision
    }
    blocks.append(.verbatim(explanation.text + "\n", key: "why"))
    return Outcome(Answer(blocks), status: status)
  }

  private static func table(_ intake: Intake, _ shares: CostShares) -> Table {
    let payers = intake.ruleBook.payers.filter { payer in
      shares.lines.contains { $0.shares.contains { $0.payer == payer.code } }
    }
    let rows = zip(intake.prices, shares.lines).map { price, line -> [Cell] in
      let parts = payers.map { payer in
        line.shares.filter { $0.payer == payer.code }.reduce(Money.zero) { $0 + $1.amount }
      }
      let title = Message.title(fr: price.frenchTitle, en: price.englishTitle)
      return [.term(price.service, title), .money(line.fee)] + parts.map { .amount($0.nonZero) }
        + [.money(line.household)]
    }
    return Table(
      "lines",
      columns: [
        .text("service", fr: "prestation", en: "service"), .number("fee", fr: "tarif", en: "fee"),
      ]
        + payers.map { payer in
          .number(key(of: payer), fr: "\(name: payer.name)", en: "\(name: payer.name)")
        } + [.number("household", fr: "ménage", en: "household")],
      rows: rows,
      total: [.term("total", Message(fr: "Total", en: "Total")), .money(shares.fee)]
        + payers.map { .money(shares.total(of: $0.code)) } + [.money(shares.household)])
  }

  private static func key(of payer: Payer) -> String {
    "payer_" + NormalForm.folded(payer.code).filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
  }

  private static func fields(_ intake: Intake, _ shares: CostShares) -> [Answer.Field] {
    [
      Answer.Field(
        "cash", fr: "à payer en espèces", en: "to pay in cash",
        .money(intake.ruleBook.cash(for: shares.household))),
      Answer.Field(
        "asks_before_care", fr: "payer avant les soins", en: "pay before care",
        .yes(intake.decision.asksBeforeCare == .yes && !shares.household.isZero)),
    ]
  }

  /// What funds owe and lack, a row for each payer of a line: two may lack on the same.
  private static func shortfalls(_ intake: Intake, _ shares: CostShares) -> Table {
    Table(
      "shortfalls",
      title: Message(fr: "Dû, mais le fonds manque", en: "Eligible, but unfunded"),
      columns: [
        .number("line", fr: "ligne", en: "line"), .text("payer", fr: "payeur", en: "payer"),
        .number("amount", fr: "montant", en: "amount"),
        .text("borne_by", fr: "porté par", en: "borne by"),
      ],
      rows: shares.shortfalls.map { shortfall in
        let payer = intake.ruleBook.payers.first { $0.code == shortfall.payer }
        let name = payer?.name ?? shortfall.payer
        return [
          .count(shortfall.line + 1),
          .term(shortfall.payer, Message(fr: "\(name: name)", en: "\(name: name)")),
          .money(shortfall.amount),
          .term(
            shortfall.borneBy.rawValue,
            bearer(shortfall.borneBy, limit: payer?.promiseLimit ?? .zero)),
        ]
      })
  }

  private static func bearer(_ bearer: Shortfall.Bearer, limit: Money) -> Message {
    switch bearer {
    case .commitment: Message(fr: "engagement du fonds", en: "commitment of the fund")
    case .pastLimit:
      Message(
        fr: "engagement du fonds, garanti au-delà de sa limite de \(limit)",
        en: "commitment of the fund, guaranteed past its limit of \(limit)")
    case .nextPayer: Message(fr: "payeur suivant", en: "next payer")
    case .household: Message(fr: "ménage", en: "household")
    }
  }

  private static func questions(_ undecided: Undecided) -> [Answer.Field] {
    [
      Answer.Field(
        "ask", fr: "demander", en: "ask", .text(undecided.questions.joined(separator: ", "))),
      Answer.Field(
        "least", fr: "part du ménage, au moins", en: "household share, at least",
        .money(undecided.household.lowerBound)),
      Answer.Field(
        "most", fr: "part du ménage, au plus", en: "household share, at most",
        .money(undecided.household.upperBound)),
    ]
  }
}

extension Language {
  /// The language in which a rule book explains itself.
  var ruleBookLanguage: RuleBookLanguage {
    switch self {
    case .french: .french
    case .english: .english
    }
  }
}
