import AccessRules
import LedgerValues

extension Diagnostic {
  /// A mistake in the text of a rule book: its line, its column and the words themselves.
  init(_ mistake: RuleBookMistake, in file: String) {
    let problem = mistake.problem
    let text = mistake.text
    let message =
      text.isEmpty
      ? problem.message
      : Message(
        fr: "\(quoted: text) : \(problem.message)", en: "\(quoted: text): \(problem.message)")
    self.init(
      kind: .refused, code: problem.code, message: message, remedy: problem.remedy,
      place: Place(file: file, line: mistake.line, column: mistake.column))
  }
}

extension RuleBookMistake.Problem: ExplainedTogether {
  static let samples: [RuleBookMistake.Problem] = textSamples + tableSamples + cellSamples

  private static let textSamples: [RuleBookMistake.Problem] = [
    .tooLarge(.lines), .controlCharacter, .missingEntry("en vigueur"), .unknownEntry,
    .misplacedEntry("Garanties"),
    .unreadableRange, .unreadableDay, .unreadableAdoption, .unreadableCashStep,
    .missingSection("Faits"), .repeated, .missingColumn("source"), .unknownColumn,
    .missingSeparator, .wrongCellCount(expected: 4), .emptyCell, .strayTable, .missingTable,
  ]

  private static let tableSamples: [RuleBookMistake.Problem] = [
    .unknownSubject, .unknownType, .unknownSource, .unknownSilence, .unknownYesOrNo,
    .wrongTypeForSource, .unreadableValue, .startsTooLate, .unknownMode, .unknownShortage,
    .missingFund, .needlessFund, .unknownPayer, .unknownHitPolicy, .wrongRowNumber(expected: 3),
    .misplacedOtherwise, .unknownName(nearest: "Enceinte"), .mixedKinds, .circular,
    .forbiddenName, .notOneDecision, .unreadableAid, .ofFeeLine,
  ]

  private static let cellSamples: [RuleBookMistake.Problem] = [
    .decimalComma, .ambiguousPoint, .dateInNumberColumn, .bareRange, .emptyInterval,
    .notANumber, .wrongUnit, .outOfDomain, .notAValue(["oui", "non"]), .notOrdered,
    .wrongStepNumber(expected: 3), .unreadableTake, .notARate, .notAnAmount, .notACounter,
    .unknownArticle, .householdNotLast, .unreadableGuarantee, .unreadableFeeLines,
    .unreadableExpectation,
  ]

  // What is longer than a line is in `Explanation+RuleBook`.
  var explanation: Explanation {
    switch self {
    case .tooLarge(let limit): .ruleBookTooLarge(limit)
    case .controlCharacter:
      .mistake("control-character", fr: "un caractère de commande", en: "a control character")
    case .missingEntry(let entry): .missingEntry(entry)
    case .unknownEntry:
      .mistake(
        "unknown-entry", fr: "l'en-tête n'a pas de telle rubrique", en: "the head has no such entry"
      )
    case .misplacedEntry(let section): .misplacedEntry(section)
    case .unreadableRange: .unreadableRange
    case .unreadableDay:
      .mistake("unreadable-day", fr: "ce n'est pas un jour", en: "this is not a day")
    case .unreadableAdoption: .unreadableAdoption
    case .unreadableCashStep: .unreadableCashStep
    case .missingSection(let name): .missingSection(name)
    case .repeated: .mistake("repeated", fr: "c'est là deux fois", en: "this is there twice")
    case .missingColumn(let name): .missingColumn(name)
    case .unknownColumn:
      .mistake(
        "unknown-column", fr: "le tableau n'a pas de telle colonne",
        en: "the table has no such column")
    case .missingSeparator: .missingSeparator
    case .wrongCellCount(let expected): .wrongCellCount(expected)
    case .emptyCell:
      .mistake(
        "empty-cell", fr: "la cellule est vide", en: "the cell is empty", remedy: .dashForAny)
    case .strayTable: .strayTable
    case .missingTable:
      .mistake(
        "missing-table", fr: "il manque le tableau de la décision",
        en: "the decision's table is missing")
    case .unknownSubject:
      .mistake(
        "unknown-subject", fr: "un fait porte sur autre chose", en: "a fact is about something else"
      )
    case .unknownType:
      .mistake("unknown-type", fr: "pas de type de ce nom", en: "no type of this name")
    case .unknownSource:
      .mistake("unknown-source", fr: "pas de source de ce nom", en: "no source of this name")
    case .unknownSilence: .unknownSilence
    case .unknownYesOrNo:
      .mistake("unknown-yes-or-no", fr: "il faut oui ou non", en: "yes or no is needed")
    case .wrongTypeForSource: .wrongTypeForSource
    case .unreadableValue:
      .mistake(
        "unreadable-value", fr: "la valeur n'est pas lisible", en: "the value cannot be read")
    case .startsTooLate: .startsTooLate
    case .unknownMode:
      .mistake(
        "unknown-mode", fr: "pas de mode de paiement de ce nom",
        en: "no mode of payment of this name")
    case .unknownShortage: .unknownShortage
    case .missingFund: .missingPayerFund
    case .needlessFund: .needlessPayerFund
    case .unknownPayer:
      .mistake("unknown-payer", fr: "pas de payeur de ce nom", en: "no payer of this name")
    case .unknownHitPolicy: .unknownHitPolicy
    case .wrongRowNumber(let expected): .wrongNumber(expected)
    case .misplacedOtherwise: .misplacedOtherwise
    case .unknownName(let nearest): .unknownName(nearest)
    case .mixedKinds: .mixedKinds
    case .forbiddenName: .forbiddenName
    case .notOneDecision: .notOneDecision
    case .unreadableAid: .unreadableAid
    case .ofFeeLine: .ofFeeLine
    case .circular: .circular
    case .decimalComma: .decimalComma
    case .ambiguousPoint: .ambiguousPoint
    case .dateInNumberColumn:
      .mistake(
        "date-in-number-column", fr: "une date dans une colonne de nombres",
        en: "a date in a column of numbers")
    case .bareRange: .bareRange
    case .emptyInterval:
      .mistake(
        "empty-interval", fr: "l'intervalle est vide : ses bornes se croisent",
        en: "the interval is empty: its ends cross")
    case .notANumber:
      .mistake("not-a-number", fr: "ce n'est pas un nombre", en: "this is not a number")
    case .wrongUnit:
      .mistake(
        "wrong-unit", fr: "ce n'est pas l'unité de la colonne", en: "this is not the column's unit")
    case .outOfDomain:
      .mistake(
        "out-of-domain", fr: "la colonne ne peut avoir cette valeur",
        en: "the column cannot have this value")
    case .notAValue(let values): .notAValue(values)
    case .notOrdered: .notOrdered
    case .wrongStepNumber(let expected): .wrongNumber(expected)
    case .unreadableTake: .unreadableTake
    case .notARate: .mistake("not-a-rate", fr: "ce n'est pas un taux", en: "this is not a rate")
    case .notAnAmount:
      .mistake("not-an-amount", fr: "ce n'est pas un montant", en: "this is not an amount")
    case .notACounter:
      .mistake(
        "not-a-counter", fr: "ce n'est pas un compteur du livre",
        en: "this is not a counter of the book")
    case .unknownArticle:
      .mistake(
        "unknown-article", fr: "le règlement n'a pas cet article",
        en: "the rule book has no such article")
    case .householdNotLast: .householdNotLast
    case .unreadableGuarantee: .unreadableGuarantee
    case .unreadableFeeLines: .unreadableFeeLines
    case .unreadableExpectation: .unreadableExpectation
    }
  }
}
