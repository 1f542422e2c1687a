import DoubleEntry
import HealthFund
import LedgerValues

extension HealthFundError: Explained {
  static let samples: [HealthFundError] = [
    .amountNotPositive(0), .feeNegative(-50), .savingsNegative(-500),
    .claimedNegative(-1_125), .voucherMissing,
    .monthsOutOfRange(36), .monthsDoNotDivide(1_000, 3), .sameAccount(.sampleBox),
    .notACashBox(.providers), .oneWitness(Actor.samples[0]), .nothingToPay, .fundTwice(.sample),
    .claimWithoutLines, .visitWithoutLines, .subsidyIntoSavings(.sample), .feeFromSavings(.sample),
    .evidenceEndsBefore(from: .laterSample, to: .sample),
    .lookAgainEarlier(.sample, day: .laterSample), .entry(.voucherMissing),
  ]

  var kind: Diagnostic.Kind {
    if case .entry(let error) = self { error.kind } else { .refused }
  }

  var code: String {
    switch self {
    case .amountNotPositive: "act.amount-not-positive"
    case .feeNegative: "act.fee-negative"
    case .savingsNegative: "act.savings-negative"
    case .claimedNegative: "claim.amount-negative"
    case .voucherMissing: "act.voucher-missing"
    case .monthsOutOfRange: "act.months-out-of-range"
    case .monthsDoNotDivide: "act.months-do-not-divide"
    case .sameAccount: "act.same-account"
    case .notACashBox: "count.not-a-box"
    case .oneWitness: "count.one-witness"
    case .nothingToPay: "act.nothing-to-pay"
    case .fundTwice: "act.fund-twice"
    case .claimWithoutLines: "claim.without-lines"
    case .visitWithoutLines: "act.visit-without-lines"
    case .subsidyIntoSavings: "act.subsidy-into-savings"
    case .feeFromSavings: "act.fee-from-savings"
    case .evidenceEndsBefore: "evidence.ends-before"
    case .lookAgainEarlier: "suspense.look-again"
    case .entry(let error): error.code
    }
  }

  var message: Message {
    switch self {
    case .amountNotPositive(let amount): .amountNotPositive(amount)
    case .feeNegative(let fee): .feeNegative(fee)
    case .savingsNegative(let savings): .savingsNegative(savings)
    case .claimedNegative(let amount): .claimedNegative(amount)
    case .voucherMissing:
      Message(fr: "l'opération ne nomme aucune pièce", en: "the act names no voucher")
    case .monthsOutOfRange(let months): .monthsOutOfRange(months)
    case .monthsDoNotDivide(let amount, let months): .monthsDoNotDivide(amount, months)
    case .sameAccount(let account): .sameAccount(account)
    case .notACashBox(let account): .notACashBox(account)
    case .oneWitness(let actor): .oneWitness(actor)
    case .nothingToPay:
      Message(fr: "le paiement ne paie rien", en: "the payment pays nothing")
    case .fundTwice(let fund): .fundTwice(fund)
    case .claimWithoutLines:
      Message(fr: "la facture n'a aucune ligne", en: "the claim has no line")
    case .visitWithoutLines:
      Message(fr: "la visite n'a aucun acte", en: "the visit has no fee line")
    case .subsidyIntoSavings(let fund): .subsidyIntoSavings(fund)
    case .feeFromSavings(let fund): .feeFromSavings(fund)
    case .evidenceEndsBefore(let from, let to): .evidenceEndsBefore(from, to)
    case .lookAgainEarlier(let again, let day):
      Message(
        fr: "à revoir le \(again), ce n'est pas après le \(day)",
        en: "to be looked at again on \(again), which is not after \(day)")
    case .entry(let error): error.message
    }
  }

  var remedy: Message? {
    switch self {
    case .amountNotPositive, .feeNegative, .savingsNegative:
      Message(
        fr: "écrivez le montant sans signe ; ce qui est faux s'annule par \(code: "nafa reverse")",
        en: "write the amount without a sign; what is wrong is undone by \(code: "nafa reverse")")
    case .claimedNegative:
      Message(
        fr: "demandez au prestataire une facture sans avoirs",
        en: "ask the provider for a claim without credits")
    case .voucherMissing: EntryError.voucherMissing.remedy
    case .monthsOutOfRange, .monthsDoNotDivide:
      Message(
        fr: "relisez le montant et le nombre de mois", en: "check the amount and the months")
    case .sameAccount:
      Message(fr: "nommez deux comptes différents", en: "name two different accounts")
    case .notACashBox:
      Message(
        fr: "reprenez son relevé par \(code: "nafa reconcile import")",
        en: "take its statement by \(code: "nafa reconcile import")")
    case .oneWitness:
      Message(
        fr: "faites compter devant une deuxième personne, et nommez-la",
        en: "count before a second person, and name her")
    case .nothingToPay, .claimWithoutLines, .visitWithoutLines:
      Message(fr: "ajoutez une ligne au moins", en: "add one line at least")
    case .fundTwice:
      Message(fr: "réunissez ses deux lignes", en: "put its two lines together")
    case .feeFromSavings:
      Message(
        fr: "nommez d'abord un fonds qui porte les frais, ou virez sans frais",
        en: "name first a fund that bears the fee, or transfer without one")
    case .subsidyIntoSavings:
      Message(fr: "choisissez un autre fonds", en: "choose another fund")
    case .lookAgainEarlier:
      Message(fr: "donnez un jour à venir", en: "give a later day")
    case .evidenceEndsBefore:
      Message(
        fr: "relisez les deux jours sur la pièce", en: "check both days on the paper")
    case .entry(let error): error.remedy
    }
  }
}

extension Message {
  fileprivate static func amountNotPositive(_ amount: Money) -> Message {
    Message(
      fr: "le montant doit être au-dessus de zéro, ici \(amount)",
      en: "the amount must be above zero, here \(amount)")
  }

  fileprivate static func feeNegative(_ fee: Money) -> Message {
    Message(
      fr: "les frais ne peuvent être négatifs, ici \(fee)",
      en: "the operator's fee cannot be negative, here \(fee)")
  }

  fileprivate static func savingsNegative(_ savings: Money) -> Message {
    Message(
      fr: "la part prise sur l'épargne ne peut être négative, ici \(savings)",
      en: "the part taken from savings cannot be negative, here \(savings)")
  }

  fileprivate static func claimedNegative(_ amount: Money) -> Message {
    Message(
      fr: "une facture ne demande rien de négatif, ici \(amount)",
      en: "a claim asks for nothing negative, here \(amount)")
  }

  fileprivate static func monthsOutOfRange(_ months: Int) -> Message {
    Message(
      fr: "une cotisation couvre de 1 à 24 mois, ici \(months)",
      en: "a contribution covers 1 to 24 months, here \(months)")
  }

  fileprivate static func monthsDoNotDivide(_ amount: Money, _ months: Int) -> Message {
    Message(
      fr: "\(amount) ne se partagent pas en \(months) mois égaux",
      en: "\(amount) cannot be split into \(months) equal months")
  }

  fileprivate static func sameAccount(_ account: AccountCode) -> Message {
    Message(
      fr: "le virement part du compte \(account) et y arrive",
      en: "the transfer leaves account \(account) and arrives there")
  }

  fileprivate static func notACashBox(_ account: AccountCode) -> Message {
    Message(
      fr: "le compte \(account) n'est pas une caisse : rien ne s'y compte",
      en: "account \(account) is not a cash box: there is nothing to count")
  }

  fileprivate static func oneWitness(_ actor: Actor) -> Message {
    Message(
      fr: "une caisse se compte devant deux témoins, ici il n'y a que \(name: actor.name)",
      en: "a box is counted before two witnesses, here there is only \(name: actor.name)")
  }

  fileprivate static func fundTwice(_ fund: FundCode) -> Message {
    Message(
      fr: "le paiement nomme deux fois le fonds \(fund)", en: "the payment names fund \(fund) twice"
    )
  }

  fileprivate static func feeFromSavings(_ fund: FundCode) -> Message {
    Message(
      fr:
        "l'épargne du fonds \(fund) est due en entier à ses épargnants, elle ne porte pas de frais",
      en: "the savings of fund \(fund) are owed to their savers in full and bear no fee")
  }

  fileprivate static func evidenceEndsBefore(_ from: Day, _ to: Day) -> Message {
    Message(
      fr: "la pièce vaut à partir du \(from) et finirait déjà le \(to)",
      en: "the evidence holds from \(from) and would end on \(to) already")
  }

  fileprivate static func subsidyIntoSavings(_ fund: FundCode) -> Message {
    Message(
      fr: "l'épargne du fonds \(fund) est à ses épargnants, une subvention n'y entre pas",
      en: "the savings of fund \(fund) are their savers'; no subsidy goes into it")
  }
}

extension Actor {
  /// The people that samples of refusals are about.
  static let samples = ["Awa", "Moussa"].compactMap(Actor.init(_:))
}
