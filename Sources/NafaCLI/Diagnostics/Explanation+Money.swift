import DoubleEntry
import LedgerValues

/// Money that is not there, and care that costs something else.
extension Explanation {
  static func treasuryShort(
    _ account: AccountCode, _ fund: FundCode, _ day: Day, _ short: Money
  ) -> Explanation {
    Explanation(
      "treasury.short",
      Message(
        fr: "il manquerait \(short) au compte \(account) pour le fonds \(fund), le \(day)",
        en: "account \(account) would lack \(short) for fund \(fund) on \(day)"),
      remedy: Message(
        fr: "comptez la caisse ; enregistrez d'abord ce qui y est entré",
        en: "count the box; record first what came into it"))
  }

  static func savingsShort(_ person: String, _ available: Money, _ asked: Money) -> Explanation {
    Explanation(
      "savings.short",
      Message(
        fr: "l'épargne de \(quoted: person) est de \(available), il en faut \(asked)",
        en: "the savings of \(quoted: person) are \(available), \(asked) are needed"),
      remedy: Message(
        fr: "prenez au plus ce qui est là ; le reste est à la charge du ménage",
        en: "take what is there at most; the rest is the household's"))
  }

  static func savingsAbove(_ line: Int, _ share: Money, _ asked: Money) -> Explanation {
    Explanation(
      "savings.above-share",
      Message(
        fr:
          "la ligne \(line) prend \(asked) sur l'épargne, la part du ménage n'est que de \(share)",
        en: "line \(line) takes \(asked) from savings, the household share is only \(share)"),
      remedy: Message(
        fr: "prenez au plus la part du ménage", en: "take the household share at most"))
  }

  static func withdrawalAbove(_ visit: String, _ left: Money) -> Explanation {
    Explanation(
      "withdrawal.above-share",
      Message(
        fr: "il reste \(left) à la charge du ménage pour la visite \(quoted: visit)",
        en: "\(left) of the household share of visit \(quoted: visit) are left"),
      remedy: Message(
        fr: "l'épargne se retire contre des soins, jusqu'à ce montant",
        en: "savings are withdrawn against care, up to that amount"))
  }

  static func fundShort(_ fund: FundCode, _ available: Money, _ needed: Money) -> Explanation {
    Explanation(
      "fund.short",
      Message(
        fr: "le fonds \(fund) n'a que \(available) de disponible, il en faut \(needed)",
        en: "fund \(fund) has only \(available) available, \(needed) are needed"),
      remedy: Message(
        fr: "soignez d'abord ; faites décider le comité, ou attendez une subvention",
        en: "care first; let the committee decide, or wait for a subsidy"))
  }

  static func nothingProvisional(_ visit: String) -> Explanation {
    Explanation(
      "provisional.none",
      Message(
        fr: "aucune part de la visite \(code: visit) n'attend",
        en: "no share of visit \(code: visit) waits"),
      remedy: Message(
        fr: "\(code: "nafa provisional list") dit ce qui attend",
        en: "\(code: "nafa provisional list") says what waits"))
  }

  static func provisionalRunning(_ visit: String, _ until: Day) -> Explanation {
    Explanation(
      "provisional.running",
      Message(
        fr: "la part provisoire de la visite \(code: visit) attend jusqu'au \(until)",
        en: "the provisional share of visit \(code: visit) waits until \(until)"),
      remedy: Message(
        fr: "regardez le cas avant ; sinon convertissez le lendemain",
        en: "look into the case before; else convert it the day after"))
  }

  static func aidNotOwed(_ visit: String) -> Explanation {
    Explanation(
      "aid.not-owed",
      Message(
        fr: "la visite \(code: visit) ne doit rien au ménage en plus de la facture",
        en: "visit \(code: visit) owes the household nothing beside the bill"),
      remedy: Message(
        fr: "\(code: "nafa aid list") dit ce qui attend",
        en: "\(code: "nafa aid list") says what waits"))
  }

  static func overPayable(_ fund: FundCode, _ provider: String, _ owed: Money) -> Explanation {
    Explanation(
      "payment.over-payable",
      Message(
        fr: "le fonds \(fund) ne doit que \(owed) à \(quoted: provider)",
        en: "fund \(fund) owes only \(owed) to \(quoted: provider)"),
      remedy: Message(
        fr: "payez au plus ce qui est dû, ou enregistrez d'abord les visites",
        en: "pay what is owed at most, or record the visits first"))
  }

  static func serviceUnknown(_ service: String, _ day: Day) -> Explanation {
    Explanation(
      "service.unknown",
      Message(
        fr: "le tarif du \(day) n'a pas de prestation \(quoted: service)",
        en: "the price list of \(day) has no service \(quoted: service)"),
      remedy: Message(
        fr: "relisez le code, ou inscrivez d'abord son prix",
        en: "check the code, or enter its price first"))
  }

  static func feeOff(_ service: String, _ fee: Money, _ listed: Money) -> Explanation {
    Explanation(
      "visit.fee-off-price-list",
      Message(
        fr: "\(quoted: service) est à \(fee) ici et à \(listed) au tarif",
        en: "\(quoted: service) is \(fee) here and \(listed) in the price list"),
      remedy: Message(
        fr: "demandez au centre de corriger, ou inscrivez le nouveau tarif",
        en: "ask the clinic to correct it, or enter the new price"))
  }

  static func visitUnknown(_ visit: String) -> Explanation {
    Explanation(
      "visit.unknown",
      Message(
        fr: "le livre n'a pas de visite \(quoted: visit)",
        en: "the book has no visit \(quoted: visit)"),
      remedy: Message(
        fr: "relisez le numéro, ou enregistrez d'abord la visite",
        en: "check the number, or record the visit first"))
  }

  static func visitOfAnother(_ visit: String, _ person: String) -> Explanation {
    Explanation(
      "visit.of-another",
      Message(
        fr: "la visite \(quoted: visit) n'est pas celle de \(quoted: person)",
        en: "visit \(quoted: visit) is not that of \(quoted: person)"),
      remedy: Message(fr: "relisez les deux numéros", en: "check both numbers"))
  }
}
