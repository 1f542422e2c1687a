import AccessRules
import BookStore
import HealthFund
import LedgerValues

/// `nafa visit`: care is recorded, with its decision and the money it moves.
enum VisitCommand {
  static let number = Parameter.requiredOption(
    "number", .text(Message(fr: "NUMÉRO", en: "NUMBER")), fr: "le numéro de la visite",
    en: "the visit's number")

  static let command = Command(
    "visit", fr: "visite", section: .clinic,
    summary: Message(
      fr: "enregistrer des soins : la décision et l'argent qu'elle engage",
      en: "record care: the decision and the money it moves"),
    examples: [
      "visit P0576-2 CPN --at CSCOM-SIKORO --number V-02001 --fact Enceinte=oui --fact Triage=vert"
    ],
    parameters: [
      VisitParameters.person, VisitParameters.services, VisitParameters.at, number,
      VisitParameters.facts, ActParameters.on, RulesCommand.spoken,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (visit, person) = try VisitParameters.visit(session, book, number: try session[number])
    let intake = try booked { () throws(BookError) in try book.intake(visit) }
    var said = try IntakeAnswer.outcome(intake, person, session)
    if case .undecided(let undecided) = intake.decision.outcome {
      said.diagnostics.append(Diagnostic(Refusal.undecided(facts: undecided.questions)))
    }
    guard intake.decision.shares != nil else { return said }
    try session.confirm(
      Message(
        fr: "\(name: person.shownName), visite \(code: visit.number) ?",
        en: "\(name: person.shownName), visit \(code: visit.number)?"))
    let result = try booked { () throws(BookError) in try book.perform(.visit(visit)) }
    // The reasons are in the record: `audit explain` tells them; a queue is waiting.
    let shown = said.answer.blocks.filter { block in
      if case .verbatim = block { session.isVerbose || session.format == .json } else { true }
    }
    return try RecordedAnswer.outcome(result, in: book, session, also: shown)
  }
}
