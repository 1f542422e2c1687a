import HealthFund
import LedgerValues

extension ClaimDiscrepancy.Name {
  /// The name as people read it.
  var message: Message {
    switch self {
    case .unknownVisit: Message(fr: "visite inconnue", en: "unknown visit")
    case .undoneVisit: Message(fr: "visite annulée", en: "visit undone")
    case .otherProvider:
      Message(fr: "visite à un autre prestataire", en: "another provider's visit")
    case .otherService:
      Message(fr: "prestation absente de la visite", en: "service not in the visit")
    case .duplicate: Message(fr: "déjà facturé", en: "claimed already")
    case .otherPerson: Message(fr: "autre patient", en: "other patient")
    case .otherNumber: Message(fr: "autre numéro de visite", en: "other visit number")
    case .otherDay: Message(fr: "autre jour", en: "other day")
    case .otherFee: Message(fr: "autre tarif", en: "other fee")
    case .chargedAlthoughFree:
      Message(fr: "payé par le ménage alors que c'est gratuit", en: "charged although free")
    case .otherShare: Message(fr: "autre part du ménage", en: "other household share")
    case .otherAmount: Message(fr: "autre montant", en: "other amount")
    case .contested: Message(fr: "contesté par une personne", en: "contested by a person")
    }
  }
}

extension ClaimDiscrepancy {
  /// What the book has instead.
  var recorded: Cell {
    switch self {
    case .unknownVisit, .undoneVisit, .otherService, .otherPerson: .blank
    case .otherProvider(let provider): .code(provider)
    case .duplicate(let line): .code(line.words)
    case .otherNumber(let visit): .code(visit)
    case .otherDay(let day): .day(day)
    case .otherFee(let fee): .money(fee)
    case .chargedAlthoughFree: .money(.zero)
    case .otherShare(let share): .money(share)
    case .otherAmount(let owed): .money(owed)
    }
  }
}
