import BookStore
import HealthFund
import LedgerValues

/// `nafa evidence`: the papers behind what the rules look at.
enum EvidenceCommand {
  static let command = Command(
    "evidence", fr: "pièce", section: .people,
    summary: Message(
      fr: "les pièces justificatives : PV du comité, carte, certificat",
      en: "evidence: the committee's minutes, cards, certificates"),
    subcommands: [add, list])

  static let fact = Parameter.operand(
    "fact", .fact, fr: "ce que la pièce établit : « Classe validée=A »",
    en: "what the paper establishes: `Classe validée=A`")

  static let from = Parameter.option(
    "from", .day, fr: "le premier jour où elle vaut, sinon aujourd'hui",
    en: "the first day it holds, else today")

  static let to = Parameter.option(
    "to", .day, fr: "le dernier jour où elle vaut ; sans lui, elle n'a pas de fin",
    en: "the last day it holds; without it, it has no end")

  static let source = Parameter.requiredOption(
    "source", .text(Message(fr: "PAPIER", en: "PAPER")), fr: "le papier : « PV n° 12 »",
    en: "the paper: `minutes no 12`")

  static let add = Command(
    "add", fr: "inscrire", section: .people,
    summary: Message(
      fr: "inscrire ce qu'un papier dit d'un ménage ou d'une personne",
      en: "record what a paper says of a household or a person"),
    details: [
      Message(
        fr: "Ce qu'elle dit d'un fait sensible est gardé à part, où il peut être oublié.",
        en: "What it says of a sensitive fact is kept apart, where it can be forgotten.")
    ],
    examples: [
      "evidence add P0001-3 Handicap=oui --from 2025-12-05 --to 2027-12-04 --source CERT-12"
    ], parameters: [HouseholdCommand.who, fact, from, to, source]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (subject, name, _) = try Self.subject(session, book)
    let said = try session[fact]
    let (from, to) = (try session[from] ?? book.today, try session[to])
    let source = try session[source]
    let evidence = try explained { () throws(HealthFundError) in
      try Evidence(
        subject: subject, fact: said.name, value: said.answer, from: from, to: to, source: source)
    }
    let words = Message(
      fr: "\(name: name), \(name: said.name) : \(name: said.answer), \(name: source)",
      en: "\(name: name), \(name: said.name): \(name: said.answer), \(name: source)")
    try session.confirm(words.asked)
    let result = try booked { () throws(BookError) in try book.perform(.evidence(evidence)) }
    return try RecordedAnswer.outcome(result, in: book, session, also: [.paragraph(words)])
  }

  static let list = Command(
    "list", fr: "liste", section: .people,
    summary: Message(
      fr: "les pièces d'un ménage ou d'une personne", en: "the evidence of a household or a person"),
    examples: ["evidence list M0001-3"], parameters: [HouseholdCommand.who]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let (_, _, identifier) = try subject(session, book)
    let found = try booked { () throws(BookError) in try book.evidence(of: identifier) }
    return Outcome(Answer(.table(table(found, on: book.today))))
  }

  /// Whom the words mean: a household by its code, else a person.
  private static func subject(
    _ session: Session, _ book: Book
  ) throws(Diagnostic) -> (code: String, name: String, identifier: Identifier) {
    let words = try session[HouseholdCommand.who]
    if let household = try? book.household(words.uppercased()) {
      return (household.household.code, household.household.code, household.identifier)
    }
    let person = try session.person(words, in: book)
    return (person.code, person.shownName, person.identifier)
  }

  private static func table(_ found: [KnownEvidence], on day: Day) -> Table {
    Table(
      "evidence",
      columns: [
        .text("record", fr: "enregistrement", en: "record"), .text("fact", fr: "fait", en: "fact"),
        .text("value", fr: "valeur", en: "value"), .text("from", fr: "du", en: "from"),
        .text("to", fr: "au", en: "to"), .text("source", fr: "papier", en: "paper"),
        .text("holds", fr: "vaut aujourd'hui", en: "holds today"),
      ],
      rows: found.map { evidence in
        [
          .record(evidence.record),
          evidence.content.map { .text($0.fact) }
            ?? .term("forgotten", Message(fr: "oublié", en: "forgotten")),
          evidence.content.map { .text($0.value) } ?? .blank, .day(evidence.from),
          evidence.to.map { .day($0) } ?? .blank,
          evidence.content.map { .text($0.source) } ?? .blank, .yes(evidence.holds(on: day)),
        ]
      })
  }
}
