import BookStore
import DoubleEntry
import HealthFund
import LedgerValues

/// `nafa withdraw`: savings out of the box, against care.
enum WithdrawCommand {
  static let person = Parameter.operand(
    "person", .text(Message(fr: "PERSONNE", en: "PERSON")),
    fr: "qui retire : numéro, nom ou téléphone", en: "who withdraws: number, name or phone")

  static let visit = Parameter.requiredOption(
    "visit", .text(Message(fr: "VISITE", en: "VISIT")), fr: "la visite que cela paie",
    en: "the visit that it pays for")

  static let command = Command(
    "withdraw", fr: "retirer", section: .treasurer,
    summary: Message(
      fr: "sortir de l'épargne pour payer la part d'une visite",
      en: "take savings out to pay the share of a visit"),
    examples: ["withdraw P0932-6 500 --visit V-00006 --from 5712-B --voucher RET-0001"],
    parameters: [
      person, ActParameters.amount, visit, ActParameters.from, ActParameters.voucher,
      ActParameters.on, ActParameters.reference,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let person = try session.person(try session[person], in: book)
    let (day, voucher) = (
      try session[ActParameters.on] ?? book.today, try session[ActParameters.voucher]
    )
    let (visit, amount) = (try session[visit], try session[ActParameters.amount])
    let (from, reference) = (
      try session[ActParameters.from], try session[ActParameters.reference]
    )
    let withdrawal = try explained { () throws(HealthFundError) in
      try Withdrawal(
        day: day, voucher: voucher, person: person.code, visit: visit, amount: amount, from: from,
        reference: reference)
    }
    let said = Message(
      fr: "\(amount) de l'épargne de \(name: person.shownName), visite \(code: visit)",
      en: "\(amount) of the savings of \(name: person.shownName), visit \(code: visit)")
    try session.confirm(said.asked)
    let result = try booked { () throws(BookError) in try book.perform(.withdrawal(withdrawal)) }
    return try RecordedAnswer.outcome(result, in: book, session, also: [.paragraph(said)])
  }
}
