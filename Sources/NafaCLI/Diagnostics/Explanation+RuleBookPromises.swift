import AccessRules

/// Mistakes in what a rule book forbids, gives beside the bill, promises and shows.
extension Explanation {
  static let forbiddenName = mistake(
    "forbidden-name", fr: "le règlement interdit de décider d'après cela",
    en: "the rule book forbids deciding by this",
    remedy: Message(
      fr: "retirez-le, ou changez la ligne \(code: "interdit")",
      en: "take it out, or change the line \(code: "interdit")"))

  static let notOneDecision = mistake(
    "not-one-decision", fr: "une exception porte sur ce qu'un seul tableau de décision dit",
    en: "an exception is to what a single decision table says")

  static let unreadableAid = mistake(
    "unreadable-aid", fr: "l'aide n'a pas de payeur lisible",
    en: "the aid's payer cannot be read",
    remedy: Message(
      fr: "écrivez \(code: "aide : Transport, payeur TRA")",
      en: "write \(code: "aide : Transport, payeur TRA")"))

  static let ofFeeLine = mistake(
    "of-fee-line", fr: "une aide ne dépend pas d'une ligne de la facture",
    en: "an aid does not depend on a fee line")

  static let unreadableGuarantee = mistake(
    "unreadable-guarantee", fr: "ce n'est pas une garantie que l'on sache vérifier",
    en: "this is not a guarantee that can be checked",
    remedy: Message(
      fr: "écrivez par exemple \(code: "si Enceinte = oui alors Part du ménage = 0 F")",
      en: "write for example \(code: "si Enceinte = oui alors Part du ménage = 0 F")"))

  static let unreadableFeeLines = mistake(
    "unreadable-fee-lines", fr: "on ne lit pas les lignes de la facture",
    en: "the fee lines cannot be read",
    remedy: Message(
      fr: "écrivez \(code: "consultation 1 000 F ; médicament/paludisme 3 000 F")",
      en: "write \(code: "consultation 1 000 F ; médicament/paludisme 3 000 F")"))

  static let unreadableExpectation = mistake(
    "unreadable-expectation", fr: "on ne lit pas ce qui est attendu de l'exemple",
    en: "what is expected of the example cannot be read",
    remedy: Message(
      fr: "écrivez par exemple \(code: "FONDS 750 F ; ménage 250 F")",
      en: "write for example \(code: "FONDS 750 F ; ménage 250 F")"))
}
