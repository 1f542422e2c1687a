import BookStore
import DoubleEntry
import HealthFund
import LedgerValues

/// `nafa household`: who is covered.
enum HouseholdCommand {
  static let command = Command(
    "household", fr: "ménage", section: .people,
    summary: Message(fr: "les ménages et leurs personnes", en: "the households and their persons"),
    subcommands: [list, show])

  static let words = Parameter.optionalOperand(
    "words", .text(Message(fr: "QUI", en: "WHO")), fr: "une partie du nom, ou le téléphone",
    en: "a part of the name, or the phone")

  static let who = Parameter.operand(
    "who", .text(Message(fr: "QUI", en: "WHO")),
    fr: "le ménage ou une personne : numéro, nom ou téléphone",
    en: "the household or a person: number, name or phone")

  static let list = Command(
    "list", fr: "liste", section: .people,
    summary: Message(fr: "chercher des personnes", en: "search for persons"),
    examples: ["household list awa"], parameters: [words]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let wanted = NormalForm.folded(try session[words] ?? "")
    let persons = try booked { () throws(BookError) in
      try book.persons { person in
        wanted.isEmpty
          || NormalForm.folded(person.details?.name ?? person.code).contains(wanted)
          || (person.details?.phone?.hasSuffix(wanted) ?? false)
      }
    }
    return Outcome(Answer(.table(try table(persons, book))))
  }

  static let show = Command(
    "show", fr: "voir", section: .people,
    summary: Message(
      fr: "un ménage : ses personnes et sa couverture", en: "a household: its persons and its cover"
    ),
    examples: ["household show M0001-3"], parameters: [who]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let household = try session.household(try session[who], in: book)
    let (persons, cover) = try booked { () throws(BookError) in
      (
        try book.persons(of: household.identifier), try book.cover(of: household.identifier)
      )
    }
    let known = household.household
    return Outcome(
      Answer(
        .fields(
          [
            Answer.Field("household", fr: "ménage", en: "household", .code(known.code)),
            known.group.map { Answer.Field("group", fr: "groupe", en: "group", .code($0.text)) },
            Answer.Field("joined", fr: "adhésion", en: "joined", .day(known.joined)),
            Answer.Field(
              "up_to_date", fr: "à jour", en: "up to date", .yes(cover.isUpToDate(on: book.today))),
            cover.lastPaid.map(Answer.Field.paidThrough),
          ].compactMap { $0 }), .table(try table(persons, book))))
  }

  private static func table(_ persons: [KnownPerson], _ book: Book) throws(Diagnostic) -> Table {
    var rows: [[Cell]] = []
    for person in persons {
      let household = try booked { () throws(BookError) in
        try book.household(person.household.description)
      }
      rows.append([
        .code(person.code), .text(person.shownName), .code(household.household.code),
        .term(person.role.rawValue, person.role.message),
        person.details?.birth.map { .partialDate($0) } ?? .blank,
        person.details?.phone.map { .text($0) } ?? .blank,
      ])
    }
    return Table(
      "persons",
      columns: [
        .text("person", fr: "personne", en: "person"), .text("name", fr: "nom", en: "name"),
        .text("household", fr: "ménage", en: "household"), .text("role", fr: "rôle", en: "role"),
        .text("birth", fr: "naissance", en: "birth"), .text("phone", fr: "téléphone", en: "phone"),
      ], rows: rows)
  }
}

extension Answer.Field {
  /// The last month of cover that a household has paid for.
  static func paidThrough(_ month: Month) -> Answer.Field {
    Answer.Field("paid_through", fr: "payé jusqu'à", en: "paid through", .month(month))
  }
}

extension Person.Role {
  var message: Message {
    switch self {
    case .subscriber: Message(fr: "adhérent·e", en: "subscriber")
    case .head: Message(fr: "chef·fe de ménage", en: "head")
    case .spouse: Message(fr: "conjoint·e", en: "spouse")
    case .child: Message(fr: "enfant", en: "child")
    case .dependant: Message(fr: "ayant droit", en: "dependant")
    }
  }
}
