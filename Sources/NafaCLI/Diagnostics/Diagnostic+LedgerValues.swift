import LedgerValues

extension MoneyError: Explained {
  static let samples: [MoneyError] = [
    .empty, .notAnAmount, .ambiguousSeparator, .fraction, .outOfBounds, .overflow,
  ]

  var code: String {
    switch self {
    case .empty: "money.empty"
    case .notAnAmount: "money.not-an-amount"
    case .ambiguousSeparator: "money.ambiguous-separator"
    case .fraction: "money.fraction"
    case .outOfBounds: "money.out-of-bounds"
    case .overflow: "money.overflow"
    }
  }

  var message: Message {
    switch self {
    case .empty:
      Message(fr: "le montant manque", en: "the amount is missing")
    case .notAnAmount:
      Message(fr: "ce n'est pas un montant", en: "this is not an amount")
    case .ambiguousSeparator:
      Message(
        fr: "le point ou la virgule peut séparer des milliers ou des décimales",
        en: "the point or comma may separate thousands or decimals")
    case .fraction:
      Message(fr: "le franc n'a pas de centimes", en: "the franc has no centimes")
    case .outOfBounds:
      Message(
        fr: "le montant dépasse \(Money(Money.bound))",
        en: "the amount is above \(Money(Money.bound))")
    case .overflow:
      Message(
        fr: "la somme dépasse ce que le livre peut tenir",
        en: "the sum is more than the book can hold")
    }
  }

  var remedy: Message? {
    switch self {
    case .empty, .notAnAmount, .ambiguousSeparator:
      Message(
        fr: "écrivez des francs entiers : \(code: "1500") ou \(code: "1 500 F")",
        en: "write whole francs: \(code: "1500") or \(code: "1 500 F")")
    case .fraction:
      Message(fr: "arrondissez au franc", en: "round it to the franc")
    case .outOfBounds:
      Message(fr: "relisez le nombre de zéros", en: "check the number of zeros")
    case .overflow:
      Message(
        fr: "partagez la période ou le fichier en deux", en: "split the period or the file in two")
    }
  }
}

extension JSONError: Explained {
  static let samples: [JSONError] = [
    .key("Clé"), .controlCharacter, .integerOutOfBounds, .malformed(at: 17), .notCanonical(at: 17),
    .tooDeep(at: 17),
  ]

  var code: String {
    switch self {
    case .key: "json.key"
    case .controlCharacter: "json.control-character"
    case .integerOutOfBounds: "json.integer-out-of-bounds"
    case .malformed: "json.malformed"
    case .notCanonical: "json.not-canonical"
    case .tooDeep: "json.too-deep"
    }
  }

  var message: Message {
    switch self {
    case .key(let key):
      Message(
        fr: "la clé \(quoted: key) a d'autres signes que a-z, 0-9 et _",
        en: "the key \(quoted: key) has other signs than a-z, 0-9 and _")
    case .controlCharacter:
      Message(
        fr: "un texte contient un caractère de commande", en: "a text holds a control character")
    case .integerOutOfBounds:
      Message(
        fr: "un nombre entier dépasse 2^53 - 1", en: "a whole number is above 2^53 - 1")
    case .malformed(let offset):
      Message(
        fr: "ce n'est pas le JSON d'un livre, à l'octet \(offset)",
        en: "this is not a book's JSON, at byte \(offset)")
    case .notCanonical(let offset):
      Message(
        fr: "ce JSON n'a pas sa forme canonique, à l'octet \(offset)",
        en: "this JSON has not its canonical form, at byte \(offset)")
    case .tooDeep(let offset):
      Message(
        fr: "ce JSON a plus de 32 niveaux, à l'octet \(offset)",
        en: "this JSON is deeper than 32 levels, at byte \(offset)")
    }
  }

  var remedy: Message? {
    switch self {
    case .key, .malformed, .notCanonical, .tooDeep:
      Message(
        fr: "rendez le fichier tel que le programme l'a écrit",
        en: "use the file as the program wrote it")
    case .controlCharacter:
      Message(
        fr: "retirez les tabulations et les retours à la ligne",
        en: "take out tabs and line breaks")
    case .integerOutOfBounds:
      Message(fr: "relisez le nombre", en: "check the number")
    }
  }
}
