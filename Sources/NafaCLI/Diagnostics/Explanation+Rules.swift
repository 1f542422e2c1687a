import AccessRules
import DoubleEntry
import LedgerValues

/// The rule book's questions, statements, and what was forgotten.
extension Explanation {
  static func noRuleBook(_ day: Day) -> Explanation {
    Explanation(
      "rules.none",
      Message(
        fr: "aucun règlement n'est en vigueur le \(day)", en: "no rule book is in force on \(day)"),
      remedy: Message(
        fr: "soignez d'abord ; adoptez un règlement par \(code: "nafa rules adopt")",
        en: "care first; adopt a rule book with \(code: "nafa rules adopt")"))
  }

  static func undecided(_ facts: [String]) -> Explanation {
    Explanation(
      "rules.undecided",
      Message(
        fr: "le règlement attend une réponse : \(code: facts.joined(separator: ", "))",
        en: "the rule book needs an answer: \(code: facts.joined(separator: ", "))"),
      remedy: Message(
        fr: "soignez d'abord ; posez la question, puis ajoutez la réponse par \(code: "--fact")",
        en: "care first; ask the question, then add the answer with \(code: "--fact")"),
      kind: .decision)
  }

  static func factUnknown(_ fact: String, asked: [String] = []) -> Explanation {
    Explanation(
      "fact.unknown",
      Message(
        fr: "le règlement ne demande pas \(quoted: fact)",
        en: "the rule book does not ask for \(quoted: fact)"),
      remedy: NearMiss.of(fact, among: asked).map(Message.didYouMean)
        ?? Message(
          fr: "\(code: "nafa rules show") en donne les faits",
          en: "\(code: "nafa rules show") lists its facts"))
  }

  static func factValue(_ fact: String, _ value: String, _ possible: String) -> Explanation {
    Explanation(
      "fact.value",
      Message(
        fr: "\(quoted: value) n'est pas une réponse à \(code: fact)",
        en: "\(quoted: value) is no answer to \(code: fact)"),
      remedy: Message(
        fr: "réponses possibles : \(code: possible)", en: "possible answers: \(code: possible)"))
  }

  static func decisionErased(_ key: RecordKey) -> Explanation {
    Explanation(
      "decision.erased",
      Message(
        fr: "les faits de la décision \(key) ont été effacés à la demande de la personne",
        en: "the facts of decision \(key) were erased at the person's request"),
      remedy: Message(
        fr: "ses montants restent dans le livre", en: "its amounts are still in the book"))
  }

  static func noStatement(_ account: AccountCode) -> Explanation {
    Explanation(
      "statement.none",
      Message(
        fr: "le compte \(account) n'a aucun relevé", en: "account \(account) has no statement"),
      remedy: Message(
        fr: "lisez-en un par \(code: "nafa reconcile import")",
        en: "read one with \(code: "nafa reconcile import")"))
  }

  static func nothingToErase(_ code: String) -> Explanation {
    Explanation(
      "forget.nothing",
      Message(
        fr: "le livre n'a plus de détail sur \(quoted: code)",
        en: "the book has no detail left about \(quoted: code)"))
  }

  static let bookChangedMeanwhile = Explanation(
    "book.changed-meanwhile",
    Message(
      fr: "un autre programme a écrit dans le livre entre-temps",
      en: "another program has written in the book meanwhile"),
    remedy: Message(fr: "recommencez", en: "run it again"), kind: .fault)
}

extension CareCaseError: ExplainedTogether {
  static let samples: [CareCaseError] = [
    .notInForce(.sample), .wrongLineCount(0), .feeOutOfBounds(line: 1), .missingFund("SOL"),
    .unknownFact("Enceint"), .missingCounter(fact: "Visites de l'année"),
    .wrongType(fact: "Triage"), .neverNotApplicable(fact: "Triage"), .outOfRange(fact: "Âge"),
    .impossible(facts: ["Enceinte", "Sexe"]), .unreadable,
  ]

  var explanation: Explanation {
    switch self {
    case .notInForce(let day): .noRuleBook(day)
    case .wrongLineCount(let count): .wrongLineCount(count)
    case .feeOutOfBounds(let line): .feeOutOfBounds(line)
    case .missingFund(let name): .missingFund(name)
    case .unknownFact(let fact): .factUnknown(fact)
    case .missingCounter(let fact): .missingCounter(fact)
    case .wrongType(let fact): .factForm(fact)
    case .neverNotApplicable(let fact): .neverNotApplicable(fact)
    case .outOfRange(let fact): .factOutOfRange(fact)
    case .impossible(let facts): .factsImpossible(facts)
    case .unreadable: .caseUnreadable
    }
  }
}

/// A visit that cannot be put to the rule book.
extension Explanation {
  fileprivate static func wrongLineCount(_ count: Int) -> Explanation {
    Explanation(
      "care.line-count",
      Message(
        fr: "une visite a de 1 à 200 lignes, celle-ci en a \(count)",
        en: "a visit has 1 to 200 lines, this one has \(count)"),
      remedy: Message(fr: "partagez la visite", en: "split the visit"))
  }

  fileprivate static func feeOutOfBounds(_ line: Int) -> Explanation {
    Explanation(
      "care.fee-out-of-bounds",
      Message(
        fr: "le prix de la ligne \(line) n'est pas possible",
        en: "the fee of line \(line) is not possible"),
      remedy: Message(fr: "relisez le nombre de zéros", en: "check the number of zeros"))
  }

  fileprivate static func missingFund(_ name: String) -> Explanation {
    Explanation(
      "care.fund-missing",
      Message(
        fr: "le règlement compte sur un fonds que le livre n'a pas : \(code: name)",
        en: "the rule book counts on a fund that the book does not have: \(code: name)"),
      remedy: Message(
        fr: "ouvrez le fonds, ou corrigez le règlement", en: "open the fund, or mend the rule book")
    )
  }

  fileprivate static func missingCounter(_ fact: String) -> Explanation {
    Explanation(
      "care.counter-missing",
      Message(
        fr: "le livre ne peut compter \(code: fact)", en: "the book cannot count \(code: fact)"),
      remedy: Message(
        fr: "vérifiez ce fait du règlement par \(code: "nafa rules lint")",
        en: "check this fact of the rule book with \(code: "nafa rules lint")"))
  }

  fileprivate static func factForm(_ fact: String) -> Explanation {
    Explanation(
      "fact.form",
      Message(
        fr: "la réponse à \(code: fact) n'a pas la bonne forme",
        en: "the answer to \(code: fact) has not the right form"),
      remedy: Message(
        fr: "\(code: "nafa rules show") donne les réponses possibles",
        en: "\(code: "nafa rules show") lists the possible answers"))
  }

  fileprivate static func neverNotApplicable(_ fact: String) -> Explanation {
    Explanation(
      "fact.never-not-applicable",
      Message(
        fr: "« sans objet » n'est pas une réponse à \(code: fact)",
        en: "\"not applicable\" is no answer to \(code: fact)"),
      remedy: Message(
        fr: "répondez, ou laissez vide ce qui n'a pas été demandé",
        en: "answer, or leave empty what was not asked"))
  }

  fileprivate static func factOutOfRange(_ fact: String) -> Explanation {
    Explanation(
      "fact.out-of-range",
      Message(
        fr: "la réponse à \(code: fact) n'est pas possible",
        en: "the answer to \(code: fact) is not possible"),
      remedy: Message(fr: "relisez la réponse", en: "check the answer"))
  }

  fileprivate static func factsImpossible(_ facts: [String]) -> Explanation {
    let list = facts.joined(separator: ", ")
    return Explanation(
      "fact.impossible",
      Message(
        fr: "le règlement dit impossible ce qui est répondu à \(code: list)",
        en: "the rule book calls impossible what is answered to \(code: list)"),
      remedy: Message(fr: "relisez ces réponses", en: "check these answers"))
  }

  fileprivate static let caseUnreadable = Explanation(
    "care.unreadable",
    Message(
      fr: "les faits gardés avec la décision ne sont plus tous là",
      en: "the facts kept with the decision are no longer all there"),
    remedy: Message(
      fr: "la décision elle-même reste dans le livre",
      en: "the decision itself is still in the book"))
}
