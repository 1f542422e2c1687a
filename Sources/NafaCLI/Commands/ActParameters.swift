import DoubleEntry
import HealthFund
import LedgerValues

/// The parameters that acts of money share, under one name each.
enum ActParameters {
  static let on = Parameter.option(
    "on", .day, fr: "le jour, sinon aujourd'hui", en: "the day, else today")

  static let voucher = Parameter.requiredOption(
    "voucher", .text(Message(fr: "PIÈCE", en: "VOUCHER")),
    fr: "le numéro de la pièce", en: "the number of the paper behind it")

  static let reference = Parameter.option(
    "reference", .text(Message(fr: "RÉFÉRENCE", en: "REFERENCE")),
    fr: "la référence de l'opérateur ou de la banque",
    en: "the operator's or the bank's reference")

  static let into = Parameter.requiredOption(
    "into", .account, fr: "la caisse, le portefeuille ou la banque qui reçoit",
    en: "the cash box, wallet or bank that takes it in")

  static let from = Parameter.requiredOption(
    "from", .account, fr: "la caisse, le portefeuille ou la banque qui paie",
    en: "the cash box, wallet or bank that pays")

  static let fee = Parameter.option(
    "fee", .money, fr: "ce que l'opérateur prend en plus", en: "what the operator takes besides")

  static let amount = Parameter.operand(
    "amount", .money, fr: "en francs : 3000, ou « 3 000 F »", en: "in francs: 3000, or `3 000 F`")

  static let reason = Parameter.requiredOption(
    "reason", .text(Message(fr: "RAISON", en: "REASON")), fr: "pourquoi, en quelques mots",
    en: "why, in a few words")

  static let record = Parameter.operand(
    "record", .record, fr: "le numéro de l'enregistrement : 123",
    en: "the number of the record: 123")
}

extension ValueKind where Value == Receipt {
  static var receipt: Self {
    Self(Message(fr: "REÇU", en: "RECEIPT")) { (text, _) throws(ValueProblem) in
      guard let receipt = Receipt(text.uppercased()) else { throw .receipt }
      return receipt
    }
  }
}
