import BookStore
import DoubleEntry
import LedgerValues
import Reconciliation

/// `nafa reconcile accept` and `split`: what a person says is the same.
extension ReconcileCommand {
  private static let suggestionTitle = Message(fr: "PROPOSITION", en: "SUGGESTION")

  static let suggestions = Parameter.operands(
    "suggestion", .text(suggestionTitle), isRequired: false,
    fr: "ce que nomme la liste : 7K2M4X", en: "what the list names: 7K2M4X")

  static let acceptedRules = Parameter.options(
    "rule", .choice(suggestedRules), fr: "tout ce que cette règle propose",
    en: "all that this rule suggests")

  /// The rules that only suggest, by the names of their codes.
  static let suggestedRules: KeyValuePairs<String, MatchRule> = [
    "reference-group": .referenceGroup, "line-reversal": .lineReversal,
    "similar-reference": .similarReference, "phone-amount": .phoneAmount,
    "natural-group": .naturalGroup, "unique-amount": .uniqueAmount,
    "unique-matching": .uniqueMatching, "equal-items": .equalItems, "subset": .subset,
    "tolerance": .tolerance,
  ]

  static let accept = Command(
    "accept", fr: "accepter", section: .reconcile,
    summary: Message(
      fr: "accepter des propositions : l'une, ou toutes celles d'une règle",
      en: "accept suggestions: one of them, or all of a rule"),
    examples: [
      "reconcile accept 5521 7K2M4X", "reconcile accept 5521 --rule phone-amount",
    ], parameters: [account, suggestions, acceptedRules]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (account, codes) = (try session[account], try session[suggestions].map { $0.uppercased() })
    let rules = Set(try session[acceptedRules])
    if !codes.isEmpty, !rules.isEmpty {
      throw Diagnostic(UsageError.notBoth(.operand(suggestionTitle), .option("rule")))
    }
    let result = try booked { () throws(BookError) in
      codes.isEmpty
        ? try book.accept(all: rules, on: account) : try book.accept(codes, on: account)
    }
    return try RecordedAnswer.outcome(result, in: book, session)
  }

  static let parts = Parameter.operands(
    "parts", .itemPart, isRequired: true,
    fr: "les lignes et les mouvements : 120/3 57 58=3000",
    en: "the lines and movements: 120/3 57 58=3000")

  static let split = Command(
    "split", fr: "répartir", section: .reconcile,
    summary: Message(
      fr: "dire quelles lignes et quels mouvements sont les mêmes, en tout ou en partie",
      en: "say which lines and movements are the same, whole or in part"),
    details: [
      Message(
        fr:
          "Les lignes font autant que les mouvements. Une seule pièce sans montant donne ce qu'il faut ; son reste attend.",
        en:
          "The lines make as much as the movements. A single item without an amount gives what is needed; its rest waits."
      )
    ],
    examples: ["reconcile split 5521 120/3 57 58=3000"], parameters: [account, parts]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (account, parts) = (try session[account], try session[parts])
    let result = try booked { () throws(BookError) in
      try book.split(account, lines: parts.lines, movements: parts.movements)
    }
    return try RecordedAnswer.outcome(result, in: book, session)
  }
}

extension [ItemPart] {
  var lines: [NamedPart<LineID>] {
    compactMap { if case .line(let part) = $0 { part } else { nil } }
  }

  var movements: [NamedPart<MovementID>] {
    compactMap { if case .movement(let part) = $0 { part } else { nil } }
  }
}
