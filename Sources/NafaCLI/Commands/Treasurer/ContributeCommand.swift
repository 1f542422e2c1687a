import BookStore
import DoubleEntry
import HealthFund
import LedgerValues

/// `nafa contribute`: dues for months of cover, or a deposit into a person's savings.
enum ContributeCommand {
  static let who = Parameter.operand(
    "who", .text(Message(fr: "QUI", en: "WHO")),
    fr: "le ménage ou la personne : numéro, nom ou téléphone",
    en: "the household or person: number, name or phone")

  static let receipt = Parameter.requiredOption(
    "receipt", .receipt, fr: "le numéro du reçu : R1-000123", en: "the receipt's number: R1-000123")

  static let months = Parameter.option(
    "months", .integer(1...24), fr: "combien de mois de cotisation ; sinon 1",
    en: "how many months of dues; else 1")

  static let first = Parameter.option(
    "first", .month, fr: "le premier mois payé, sinon le premier qui manque",
    en: "the first month paid, else the first one missing")

  static let savings = Parameter.flag(
    "savings", fr: "un dépôt sur l'épargne de la personne, et non une cotisation",
    en: "a deposit into the person's savings, not dues")

  static let command = Command(
    "contribute", fr: "cotiser", section: .treasurer,
    summary: Message(
      fr: "inscrire une cotisation, ou un dépôt d'épargne",
      en: "record dues, or a deposit into savings"),
    examples: [
      "contribute M0001-3 3000 --months 6 --receipt R1-000123 --into 5711",
      "contribute P0001-3 500 --savings --receipt R3-000045 --into 5712-A",
    ],
    parameters: [
      who, ActParameters.amount, receipt, ActParameters.into, months, first, savings,
      ActParameters.on, ActParameters.reference,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let contribution = try contribution(session, book)
    let said = said(contribution)
    try session.confirm(said.asked)
    let result = try booked { () throws(BookError) in
      try book.perform(.contribution(contribution))
    }
    return try RecordedAnswer.outcome(
      result, in: book, session, also: [.paragraph(said)] + paidThrough(contribution, book))
  }

  /// Until when the household is covered now, where it paid dues.
  private static func paidThrough(
    _ contribution: Contribution, _ book: Book
  ) throws(Diagnostic) -> [Answer.Block] {
    guard case .dues = contribution.purpose else { return [] }
    let cover = try booked { () throws(BookError) in
      try book.cover(of: book.household(contribution.household).identifier)
    }
    return [.fields([cover.lastPaid].compactMap(\.self).map(Answer.Field.paidThrough))]
  }

  private static func contribution(
    _ session: Session, _ book: Book
  ) throws(Diagnostic) -> Contribution {
    let words = try session[who]
    let household = try session.household(words, in: book)
    let purpose = try purpose(words, session, book)
    let (day, receipt) = (try session[ActParameters.on] ?? book.today, try session[receipt])
    let (amount, into) = (try session[ActParameters.amount], try session[ActParameters.into])
    let reference = try session[ActParameters.reference]
    return try explained { () throws(HealthFundError) in
      try Contribution(
        day: day, receipt: receipt, purpose: purpose, household: household.household.code,
        amount: amount, into: into, reference: reference)
    }
  }

  /// Dues of some months, or savings, which have none.
  static func purpose(
    _ words: String, _ session: Session, _ book: Book
  ) throws(Diagnostic) -> Contribution.Purpose {
    let (first, months) = (try session[first], try session[months])
    guard try session[savings] else { return .dues(from: first, months: months ?? 1) }
    for (name, isGiven) in [("months", months != nil), ("first", first != nil)] where isGiven {
      throw Diagnostic(UsageError.notBoth(.option("savings"), .option(name)))
    }
    return .savings(person: try session.person(words, in: book).code)
  }

  private static func said(_ contribution: Contribution) -> Message {
    let (amount, household) = (contribution.amount, contribution.household)
    let dorome = amount.inDorome
    return switch contribution.purpose {
    case .dues(_, let months):
      Message(
        fr: "\(amount) (\(code: dorome) dɔrɔmɛ), ménage \(code: household), \(months) mois",
        en:
          "\(amount) (\(code: dorome) dɔrɔmɛ), household \(code: household), \(months, "month", "months")"
      )
    case .savings(let person):
      Message(
        fr: "\(amount) (\(code: dorome) dɔrɔmɛ), épargne de \(code: person)",
        en: "\(amount) (\(code: dorome) dɔrɔmɛ), savings of \(code: person)")
    }
  }
}

extension Money {
  /// The same amount as it is said aloud in Bambara: one dɔrɔmɛ is five francs.
  var inDorome: String {
    units % 5 == 0 ? String(units / 5) : "\(units / 5) + \(units % 5) F"
  }
}
