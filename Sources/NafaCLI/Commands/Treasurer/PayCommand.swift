import BookStore
import DoubleEntry
import HealthFund
import LedgerValues

/// `nafa pay`: a provider is paid what funds owe it.
enum PayCommand {
  static let provider = Parameter.operand(
    "provider", .text(Message(fr: "PRESTATAIRE", en: "PROVIDER")), fr: "qui est payé",
    en: "who is paid")

  static let parts = Parameter.operands(
    "parts", .part, isRequired: true, fr: "ce que paie chaque fonds : GEN=4500 SOL=1500",
    en: "what each fund pays: GEN=4500 SOL=1500")

  static let command = Command(
    "pay", fr: "payer", section: .treasurer,
    summary: Message(
      fr: "payer à un prestataire ce que les fonds lui doivent",
      en: "pay a provider what the funds owe it"),
    examples: ["pay CSCOM-SIKORO GEN=4500 SOL=1500 --from 5521 --fee 60 --voucher PAI-0031"],
    parameters: [
      provider, parts, ActParameters.from, ActParameters.voucher, ActParameters.fee,
      ActParameters.on, ActParameters.reference,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (day, voucher) = (
      try session[ActParameters.on] ?? book.today, try session[ActParameters.voucher]
    )
    let (provider, parts) = (try session[provider].uppercased(), try session[parts])
    let (from, fee) = (try session[ActParameters.from], try session[ActParameters.fee] ?? .zero)
    let reference = try session[ActParameters.reference]
    let payment = try explained { () throws(HealthFundError) in
      try Payment(
        day: day, voucher: voucher, provider: provider, from: from, parts: parts, fee: fee,
        reference: reference)
    }
    let total = parts.reduce(Money.zero) { $0 + $1.amount }
    let said = Message(
      fr: "\(total) à \(code: provider), du compte \(from)",
      en: "\(total) to \(code: provider), from account \(from)")
    try session.confirm(said.asked)
    let result = try booked { () throws(BookError) in try book.perform(.payment(payment)) }
    return try RecordedAnswer.outcome(
      result, in: book, session, also: [.paragraph(said)] + accepted(of: provider, in: book))
  }
}

extension PayCommand {
  /// What of the provider's claims was accepted and is paid; nothing where it has sent none.
  private static func accepted(
    of provider: String, in book: Book
  ) throws(Diagnostic) -> [Answer.Block] {
    try booked { () throws(BookError) in
      guard try !book.claims(of: provider).isEmpty else { return [] }
      return ClaimAnswer.funds(
        try book.claimReport(of: provider), try book.paid(to: provider))
    }
  }
}

extension ValueKind where Value == Payment.Part {
  static var part: Self {
    Self(Message(fr: "FONDS=MONTANT", en: "FUND=AMOUNT")) { (text, language) throws(ValueProblem) in
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, let fund = FundCode(String(halves[0]).uppercased()) else {
        throw .fund
      }
      return Payment.Part(
        fund: fund, amount: try ValueKind<Money>.money.read(String(halves[1]), language))
    }
  }
}
