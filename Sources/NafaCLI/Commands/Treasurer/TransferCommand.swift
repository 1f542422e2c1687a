import BookStore
import DoubleEntry
import HealthFund
import LedgerValues

/// `nafa transfer`: money of one fund from one treasury account to another.
enum TransferCommand {
  static let to = Parameter.requiredOption(
    "to", .account, fr: "la caisse, le portefeuille ou la banque qui reçoit",
    en: "the cash box, wallet or bank that takes it in")

  static let fund = Parameter.requiredOption(
    "fund", .fund, fr: "le fonds dont c'est l'argent", en: "the fund whose money it is")

  static let command = Command(
    "transfer", fr: "virer", section: .treasurer,
    summary: Message(
      fr: "virer de l'argent entre caisse, portefeuille et banque",
      en: "transfer money between cash box, wallet and bank"),
    examples: ["transfer 50000 --from 5711 --to 5211 --fund GEN --voucher VIR-0007"],
    parameters: [
      ActParameters.amount, ActParameters.from, to, fund, ActParameters.voucher,
      ActParameters.fee, ActParameters.on, ActParameters.reference,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (day, voucher) = (
      try session[ActParameters.on] ?? book.today, try session[ActParameters.voucher]
    )
    let (amount, fee) = (
      try session[ActParameters.amount], try session[ActParameters.fee] ?? .zero
    )
    let (from, to, fund) = (try session[ActParameters.from], try session[to], try session[fund])
    let reference = try session[ActParameters.reference]
    let transfer = try explained { () throws(HealthFundError) in
      try Transfer(
        day: day, voucher: voucher, from: from, to: to, fund: fund, amount: amount, fee: fee,
        reference: reference)
    }
    let said = Message(
      fr: "\(amount) du fonds \(fund), du compte \(from) au compte \(to)",
      en: "\(amount) of fund \(fund), from account \(from) to account \(to)")
    try session.confirm(said.asked)
    let result = try booked { () throws(BookError) in try book.perform(.transfer(transfer)) }
    return try RecordedAnswer.outcome(result, in: book, session, also: [.paragraph(said)])
  }
}
