import BookStore
import DoubleEntry
import HealthFund
import LedgerValues

/// `nafa subsidy`: outside money into a fund.
enum SubsidyCommand {
  static let fund = Parameter.operand(
    "fund", .fund, fr: "le fonds qui reçoit", en: "the fund that takes it in")

  static let funder = Parameter.requiredOption(
    "funder", .text(Message(fr: "BAILLEUR", en: "FUNDER")), fr: "qui donne", en: "who gives")

  static let purpose = Parameter.option(
    "purpose", .text(Message(fr: "OBJET", en: "PURPOSE")), fr: "pour quoi", en: "what for")

  static let command = Command(
    "subsidy", fr: "subvention", section: .treasurer,
    summary: Message(
      fr: "inscrire une subvention dans un fonds", en: "record a subsidy into a fund"),
    examples: ["subsidy SOL 250000 --funder Mairie --voucher SUB-012 --into 5212"],
    parameters: [
      fund, ActParameters.amount, funder, ActParameters.voucher, ActParameters.into,
      ActParameters.on, ActParameters.reference, purpose,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (day, voucher) = (
      try session[ActParameters.on] ?? book.today, try session[ActParameters.voucher]
    )
    let (fund, funder, amount) = (
      try session[fund], try session[funder], try session[ActParameters.amount]
    )
    let (into, reference) = (
      try session[ActParameters.into], try session[ActParameters.reference]
    )
    let purpose = try session[purpose] ?? ""
    let subsidy = try explained { () throws(HealthFundError) in
      try Subsidy(
        day: day, voucher: voucher, fund: fund, funder: funder, amount: amount, into: into,
        reference: reference, purpose: purpose)
    }
    let said = Message(
      fr: "\(amount) de \(name: funder) dans le fonds \(fund)",
      en: "\(amount) from \(name: funder) into fund \(fund)")
    try session.confirm(said.asked)
    let result = try booked { () throws(BookError) in try book.perform(.subsidy(subsidy)) }
    return try RecordedAnswer.outcome(result, in: book, session, also: [.paragraph(said)])
  }
}
