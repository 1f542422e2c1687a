import AccessRules
import LedgerValues

/// Mistakes in the text of a rule book.
extension Explanation {
  static func mistake(
    _ code: String, fr french: Phrase, en english: Phrase, remedy: Message? = nil
  ) -> Explanation {
    Explanation("rulebook." + code, Message(fr: french, en: english), remedy: remedy)
  }

  static func ruleBookTooLarge(_ limit: RuleBookLimit) -> Explanation {
    mistake(
      "too-large", fr: "le règlement a trop de \(limit.message)",
      en: "the rule book has too many \(limit.message)")
  }

  static func missingEntry(_ entry: String) -> Explanation {
    mistake(
      "missing-entry", fr: "il manque à l'en-tête \(code: entry)",
      en: "the head lacks \(code: entry)")
  }

  static func misplacedEntry(_ section: String) -> Explanation {
    mistake(
      "misplaced-entry", fr: "cette ligne n'est pas lue à cet endroit",
      en: "this line is not read in this place",
      remedy: Message(
        fr: "mettez-la sous le titre \(code: "## " + section)",
        en: "put it under the heading \(code: "## " + section)"))
  }

  static let unreadableRange = mistake(
    "unreadable-range", fr: "ce n'est pas une période", en: "this is not a period",
    remedy: Message(
      fr: "écrivez \(code: "2025-01-01 .. 2025-12-31")",
      en: "write \(code: "2025-01-01 .. 2025-12-31")"))

  static let unreadableAdoption = mistake(
    "unreadable-adoption", fr: "il faut le jour et la référence de la résolution",
    en: "the day and the reference of the resolution are needed",
    remedy: Message(
      fr: "écrivez \(code: "2024-12-14, PV 12")", en: "write \(code: "2024-12-14, PV 12")"))

  static let unreadableCashStep = mistake(
    "unreadable-cash-step", fr: "ce n'est pas un arrondi en espèces",
    en: "this is not a rounding of cash",
    remedy: Message(
      fr: "écrivez \(code: "par 5 F, au plus proche")",
      en: "write \(code: "par 5 F, au plus proche")"))

  static func missingSection(_ name: String) -> Explanation {
    mistake(
      "missing-section", fr: "il manque la partie \(code: name)",
      en: "the section \(code: name) is missing")
  }

  static func missingColumn(_ name: String) -> Explanation {
    mistake(
      "missing-column", fr: "il manque la colonne \(code: name)",
      en: "the column \(code: name) is missing")
  }

  static let missingSeparator = mistake(
    "missing-separator", fr: "il manque la ligne sous les titres du tableau",
    en: "the line under the table's headers is missing",
    remedy: Message(fr: "ajoutez \(code: "|---|---|")", en: "add \(code: "|---|---|")"))

  static func wrongCellCount(_ expected: Int) -> Explanation {
    mistake(
      "cell-count", fr: "la ligne doit avoir \(expected, "cellule", "cellules")",
      en: "the row must have \(expected, "cell", "cells")")
  }

  static let strayTable = mistake(
    "stray-table", fr: "aucune ligne n'annonce ce tableau", en: "no line announces this table",
    remedy: Message(
      fr: "écrivez au-dessus \(code: "décision :") et son nom",
      en: "write \(code: "décision :") and its name above it"))

  static let unknownSilence = mistake(
    "unknown-silence", fr: "on ne sait que faire sans réponse",
    en: "what to do without an answer is not said")

  static let wrongTypeForSource = mistake(
    "type-for-source", fr: "ce fait n'a pas le type que demande sa source",
    en: "this fact has not the type that its source needs")

  static let startsTooLate = mistake(
    "starts-too-late", fr: "le paramètre n'a pas de valeur le premier jour du règlement",
    en: "the parameter has no value on the rule book's first day")

  static let unknownShortage = mistake(
    "unknown-shortage", fr: "on ne sait que faire quand le fonds est à court",
    en: "what to do when the fund is short is not said")

  static let missingPayerFund = mistake(
    "missing-fund", fr: "ce payeur n'a pas de fonds", en: "this payer has no fund",
    remedy: Message(
      fr: "seul un payeur qui règle lui-même le centre n'en a pas",
      en: "only a payer that settles with the clinic itself has none"))

  static let needlessPayerFund = mistake(
    "needless-fund", fr: "ce payeur règle lui-même le centre, sans fonds",
    en: "this payer settles with the clinic itself, without a fund",
    remedy: Message(
      fr: "videz la cellule du fonds, ou changez le mode",
      en: "empty the cell of the fund, or change the mode"))

  static let unknownHitPolicy = mistake(
    "unknown-hit-policy", fr: "on ne sait comment choisir entre les lignes",
    en: "how to choose among the rows is not said",
    remedy: Message(
      fr: "écrivez \(code: "U") (une seule) ou \(code: "F") (la première)",
      en: "write \(code: "U") (a single one) or \(code: "F") (the first)"))

  static func wrongNumber(_ expected: Int) -> Explanation {
    mistake(
      "wrong-number", fr: "il faut ici le numéro \(expected)", en: "number \(expected) belongs here"
    )
  }

  static let misplacedOtherwise = mistake(
    "misplaced-otherwise", fr: "\(code: "sinon") est pour la dernière ligne, seul",
    en: "\(code: "sinon") is for the last row, alone")

  static func unknownName(_ nearest: String?) -> Explanation {
    mistake(
      "unknown-name", fr: "ni fait, ni paramètre, ni décision de ce nom",
      en: "no fact, parameter or decision of this name",
      remedy: nearest.map(Message.didYouMean))
  }

  static let mixedKinds = mistake(
    "mixed-kinds", fr: "la colonne mêle des pourcentages et des francs",
    en: "the column mixes percentages and francs")

  static let circular = mistake(
    "circular", fr: "cette décision dépend d'elle-même", en: "this decision depends on itself")

  static let decimalComma = mistake(
    "decimal-comma", fr: "une virgule sépare ici deux valeurs",
    en: "a comma separates two values here",
    remedy: Message(
      fr: "écrivez un nombre entier, ou \(code: "0, 5") pour une liste",
      en: "write a whole number, or \(code: "0, 5") for a list"))

  static let ambiguousPoint = mistake(
    "ambiguous-point", fr: "le point peut séparer des milliers ou des décimales",
    en: "the point may separate thousands or decimals", remedy: MoneyError.ambiguousSeparator.remedy
  )

  static let bareRange = mistake(
    "bare-range", fr: "les bornes ne sont pas claires", en: "the ends are not clear",
    remedy: Message(fr: "écrivez \(code: "[50..62]")", en: "write \(code: "[50..62]")"))

  static func notAValue(_ values: [String]) -> Explanation {
    let list = values.joined(separator: ", ")
    return mistake(
      "not-a-value", fr: "il faut l'une de ces valeurs : \(code: list)",
      en: "one of these values is needed: \(code: list)")
  }

  static let notOrdered = mistake(
    "not-ordered", fr: "ces valeurs n'ont pas d'ordre", en: "these values have no order",
    remedy: Message(
      fr: "déclarez-le dans le type : \(code: "A < B < C")",
      en: "declare it in the type: \(code: "A < B < C")"))

  static let unreadableTake = mistake(
    "unreadable-take", fr: "un payeur prend un pourcentage du reste",
    en: "a payer takes a percentage of the rest")

  static let householdNotLast = mistake(
    "household-not-last", fr: "le ménage vient en dernier, avec le reste",
    en: "the household comes last, with the rest")
}

extension Message {
  static let dashForAny = Message(
    fr: "écrivez \(code: "-") si la valeur ne compte pas",
    en: "write \(code: "-") where the value does not matter")
}

extension RuleBookLimit {
  /// What there is too much of.
  fileprivate var message: Message {
    switch self {
    case .bytes: Message(fr: "texte", en: "bytes")
    case .lines: Message(fr: "lignes", en: "lines")
    case .columns: Message(fr: "colonnes", en: "columns")
    case .rows: Message(fr: "lignes de tableau", en: "rows in a table")
    case .cells: Message(fr: "cellules", en: "cells")
    case .facts: Message(fr: "faits", en: "facts")
    case .guarantees: Message(fr: "garanties", en: "guarantees")
    case .examples: Message(fr: "exemples", en: "examples")
    case .changes: Message(fr: "changements de paramètre", en: "changes of a parameter")
    case .compiled: Message(fr: "cas à distinguer", en: "cases to tell apart")
    }
  }
}
