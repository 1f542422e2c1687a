import BookStore
import DoubleEntry
import LedgerValues

/// What an act names that the book does not know, or knows otherwise.
extension Explanation {
  static func referenceUsed(
    _ reference: Reference, _ key: RecordKey, _ field: String
  ) -> Explanation {
    Explanation(
      "reference.used",
      Message(
        fr:
          "\(quoted: reference.key) est déjà l'enregistrement \(key), avec un autre contenu : \(code: field)",
        en: "\(quoted: reference.key) is already record \(key), with other content: \(code: field)"),
      remedy: Message(
        fr:
          "relisez le numéro de la pièce ; si l'enregistrement est faux, annulez-le par \(code: "nafa reverse")",
        en:
          "check the voucher's number; if the record is wrong, undo it with \(code: "nafa reverse")"
      ))
  }

  static func fundUnknown(_ fund: FundCode) -> Explanation {
    Explanation(
      "fund.unknown",
      Message(fr: "le livre n'a pas de fonds \(fund)", en: "the book has no fund \(fund)"),
      remedy: .list("fund list"))
  }

  static func fundKind(_ fund: FundCode, _ kind: Fund.Kind) -> Explanation {
    Explanation(
      "fund.kind",
      Message(
        fr: "le fonds \(fund) est \(kind.message), l'opération en demande un autre",
        en: "fund \(fund) is \(kind.message), the act needs another one"),
      remedy: .list("fund list"))
  }

  static let noGeneralFund = Explanation(
    "fund.no-general",
    Message(fr: "le livre n'a pas de fonds général", en: "the book has no general fund"),
    remedy: Message(
      fr: "ouvrez-en un : les cotisations y entrent", en: "open one: contributions go into it"))

  static func providerUnknown(_ code: String) -> Explanation {
    Explanation(
      "provider.unknown",
      Message(
        fr: "le livre n'a pas de prestataire \(quoted: code)",
        en: "the book has no provider \(quoted: code)"),
      remedy: Message(
        fr: "relisez le code, ou inscrivez d'abord le prestataire",
        en: "check the code, or enter the provider first"))
  }

  static func householdUnknown(_ code: String) -> Explanation {
    Explanation(
      "household.unknown",
      Message(
        fr: "le livre n'a pas de ménage \(quoted: code)",
        en: "the book has no household \(quoted: code)"),
      remedy: Message(
        fr: "relisez le numéro, ou cherchez dans \(code: "nafa household list")",
        en: "check the number, or look in \(code: "nafa household list")"))
  }

  static func personUnknown(_ code: String) -> Explanation {
    Explanation(
      "person.unknown",
      Message(
        fr: "le livre n'a pas de personne \(quoted: code)",
        en: "the book has no person \(quoted: code)"),
      remedy: Message(
        fr: "relisez le numéro, ou cherchez par le nom",
        en: "check the number, or look for the name"))
  }

  static func personElsewhere(_ person: String, _ household: String) -> Explanation {
    Explanation(
      "person.elsewhere",
      Message(
        fr: "\(quoted: person) n'est pas du ménage \(quoted: household)",
        en: "\(quoted: person) is not of household \(quoted: household)"),
      remedy: Message(fr: "relisez les deux numéros", en: "check both numbers"))
  }

  static func groupMissing(_ household: String) -> Explanation {
    Explanation(
      "household.group-missing",
      Message(
        fr: "le ménage \(quoted: household) n'est d'aucun groupe d'épargne",
        en: "household \(quoted: household) is in no savings group"),
      remedy: Message(
        fr: "inscrivez son groupe avant son épargne", en: "enter its group before its savings"))
  }

  static func accountUnknown(_ account: AccountCode) -> Explanation {
    Explanation(
      "account.unknown",
      Message(
        fr: "le plan comptable n'a pas de compte \(account)",
        en: "the chart has no account \(account)"),
      remedy: Message(fr: "relisez le numéro du compte", en: "check the account's code"))
  }

  static func accountNotTreasury(_ account: AccountCode) -> Explanation {
    Explanation(
      "account.not-treasury",
      Message(
        fr: "le compte \(account) n'est ni une caisse, ni un portefeuille, ni une banque",
        en: "account \(account) is no cash box, wallet or bank account"),
      remedy: Message(
        fr: "choisissez un compte comme \(code: "5711") ou \(code: "5521")",
        en: "choose an account such as \(code: "5711") or \(code: "5521")"))
  }

  static func accountNotResult(_ account: AccountCode) -> Explanation {
    Explanation(
      "account.not-result",
      Message(
        fr: "le compte \(account) n'est ni une charge ni un produit",
        en: "account \(account) is no expense and no income"),
      remedy: Message(
        fr: "choisissez un compte comme \(code: "6312") ou \(code: "6582")",
        en: "choose an account such as \(code: "6312") or \(code: "6582")"))
  }

  static func codeCheckDigit(_ code: String) -> Explanation {
    Explanation(
      "code.check-digit",
      Message(
        fr: "le dernier chiffre de \(quoted: code) ne va pas avec les autres",
        en: "the last digit of \(quoted: code) does not go with the others"),
      remedy: Message(
        fr: "relisez le numéro sur la carte", en: "read the number off the card again"))
  }

  static func recordUnknown(_ key: RecordKey) -> Explanation {
    Explanation(
      "record.unknown",
      Message(fr: "le livre n'a pas d'enregistrement \(key)", en: "the book has no record \(key)"),
      remedy: .list("journal"))
  }

  static func nothingKnown(by moment: Moment, _ first: Moment) -> Explanation {
    Explanation(
      "record.none-by-then",
      Message(
        fr: "à ce moment, \(moment), le livre ne savait encore rien",
        en: "at that moment, \(moment), the book knew nothing yet"),
      remedy: Message(
        fr: "son premier enregistrement est de \(first)", en: "its first record is of \(first)"))
  }

  static func recordWithoutEntries(_ key: RecordKey) -> Explanation {
    Explanation(
      "record.without-entries",
      Message(
        fr: "l'enregistrement \(key) ne porte aucune écriture",
        en: "record \(key) holds no entry"),
      remedy: Message(
        fr: "seul s'annule ce qui a déplacé de l'argent, ou un relevé",
        en: "only what moved money, or a statement, can be reversed"))
  }
}

extension Message {
  /// The next step is to look at what there is.
  fileprivate static func list(_ command: String) -> Message {
    Message(
      fr: "\(code: "nafa \(command)") en donne la liste",
      en: "\(code: "nafa \(command)") lists them")
  }
}

extension Fund.Kind {
  /// What a fund of this kind is, after "is".
  var message: Message {
    switch self {
    case .general: Message(fr: "général", en: "the general one")
    case .restricted: Message(fr: "affecté", en: "restricted")
    case .programme: Message(fr: "un programme de l'État", en: "a programme of the State")
    case .savings: Message(fr: "l'épargne d'un groupe", en: "the savings of a group")
    }
  }
}
