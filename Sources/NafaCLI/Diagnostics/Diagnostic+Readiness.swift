import LedgerValues
import Reconciliation

extension ReadinessFinding: ExplainedTogether {
  static let samples: [ReadinessFinding] = [
    .chainBroken, .notOver, .previousUnsigned(.sample), .noStatement, .difference(.opening(500)),
    .untied(expected: 12_000, found: 12_500), .unkept(2), .suggestions(5), .questions(1),
    .unbooked(3, -150), .suspense(.outstandingSample, 500, days: 75),
    .lookAgain(.outstandingSample, 500, owner: "Awa", on: .sample),
    .aged(.outstandingSample, -12_000, days: 120),
  ]

  var explanation: Explanation {
    switch self {
    case .chainBroken, .notOver, .previousUnsigned, .noStatement, .difference, .untied:
      ofTheStatement
    case .unkept, .suggestions, .questions, .unbooked: ofTheItems
    case .lookAgain, .suspense, .aged: ofWhatWaits
    }
  }

  private var ofTheStatement: Explanation {
    switch self {
    case .chainBroken:
      finding(
        "ready.chain-broken",
        Message(fr: "la chaîne du livre n'est pas entière", en: "the book's chain is not whole"),
        Message(fr: "lancez \(code: "nafa verify")", en: "run \(code: "nafa verify")"))
    case .notOver:
      finding(
        "ready.not-over", Message(fr: "le mois n'est pas fini", en: "the month is not over"),
        Message(fr: "attendez son dernier jour", en: "wait for its last day"))
    case .previousUnsigned(let month):
      finding(
        "ready.previous-unsigned",
        Message(fr: "\(month) n'est pas encore signé", en: "\(month) is not signed yet"),
        Message(
          fr: "les mois se signent dans l'ordre : commencez par celui-là",
          en: "months are signed in their order: begin with that one"))
    case .noStatement:
      finding(
        "ready.no-statement",
        Message(
          fr: "le livre a bougé, et aucun relevé ne dit ce qu'a vu le teneur du compte",
          en: "the books moved, and no statement says what the keeper of the account saw"),
        Message(
          fr:
            "reprenez le relevé du mois, ou comptez la caisse ; un mois sans opération se lit au relevé suivant",
          en:
            "take the month's statement, or count the box; a month without operations shows in the next statement"
        ))
    case .difference(let difference):
      finding(
        "ready.difference",
        Message(
          fr: "\(difference.message) : \(difference.amount)",
          en: "\(difference.message): \(difference.amount)"),
        Message(
          fr: "cherchez-le par \(code: "nafa reconcile report")",
          en: "look for it with \(code: "nafa reconcile report")"))
    case .untied(let expected, let found):
      finding(
        "ready.untied",
        Message(
          fr:
            "depuis la dernière clôture signée, les lignes mènent à \(expected), le relevé à \(found)",
          en:
            "from the last signed closing the lines lead to \(expected), the statement to \(found)"
        ),
        Message(
          fr: "un relevé manque, ou a été repris pour un autre compte",
          en: "a statement is missing, or was taken for another account"))
    default: ofTheItems
    }
  }

  private var ofTheItems: Explanation {
    switch self {
    case .unkept(let count):
      finding(
        "ready.unkept",
        Message(
          fr: "\(count, "paire sûre n'est pas gardée", "paires sûres ne sont pas gardées")",
          en: "\(count, "sure match is not kept", "sure matches are not kept")"),
        Message(
          fr: "lancez \(code: "nafa reconcile match")", en: "run \(code: "nafa reconcile match")"))
    case .suggestions(let count):
      finding(
        "ready.suggestions",
        Message(
          fr: "\(count, "proposition n'est pas regardée", "propositions ne sont pas regardées")",
          en: "\(count, "suggestion was not looked at", "suggestions were not looked at")"),
        Message(
          fr: "acceptez-les, ou dites ce que c'est : \(code: "nafa reconcile list")",
          en: "accept them, or say what they are: \(code: "nafa reconcile list")"))
    case .questions(let count):
      finding(
        "ready.questions",
        Message(
          fr: "\(count, "question attend une réponse", "questions attendent une réponse")",
          en: "\(count, "question waits for an answer", "questions wait for an answer")"),
        Message(
          fr: "répondez-y : \(code: "nafa reconcile list")",
          en: "answer them: \(code: "nafa reconcile list")"))
    case .unbooked(let count, let sum):
      finding(
        "ready.unbooked",
        Message(
          fr:
            "le livre n'a pas \(count, "ligne", "lignes") du relevé, en tout \(sum)",
          en: "the books lack \(count, "line", "lines") of the statement, \(sum) in all"),
        Message(
          fr: "inscrivez-les, ou mettez-les en attente", en: "record them, or put them in suspense")
      )
    default: ofTheStatement
    }
  }

  private var ofWhatWaits: Explanation {
    switch self {
    case .lookAgain(let movement, let amount, let owner, let day):
      finding(
        "ready.look-again",
        Message(
          fr:
            "\(amount) en attente, \(name: owner) devait y revenir le \(day), \(movement.shown)",
          en: "\(amount) in suspense, \(name: owner) was to look again on \(day), \(movement.shown)"
        ),
        Self.orSayWhy(
          Message(fr: "trouvez ce que c'était", en: "find out what it was"), movement))
    case .suspense(let movement, let amount, let days):
      finding(
        "ready.suspense-old",
        Message(
          fr: "\(amount) en attente depuis \(days, "jour", "jours"), \(movement.shown)",
          en: "\(amount) in suspense for \(days, "day", "days"), \(movement.shown)"),
        Self.orSayWhy(
          Message(fr: "trouvez ce que c'était", en: "find out what it was"), movement))
    case .aged(let movement, let amount, let days):
      finding(
        "ready.aged",
        Message(
          fr: "\(amount) absents du relevé depuis \(days, "jour", "jours"), \(movement.shown)",
          en: "\(amount) not on the statement for \(days, "day", "days"), \(movement.shown)"),
        Self.orSayWhy(Message(fr: "annulez-le", en: "reverse it"), movement))
    default: ofTheItems
    }
  }

  private static func orSayWhy(_ way: Message, _ movement: MovementID) -> Message {
    let option = "--because '\(movement.words)=…'"
    return Message(
      fr: "\(way), ou dites pourquoi en préparant : \(code: option)",
      en: "\(way), or say why when preparing: \(code: option)")
  }

  private func finding(_ code: String, _ message: Message, _ remedy: Message) -> Explanation {
    Explanation(code, message, remedy: remedy, kind: .finding)
  }
}

extension MovementID {
  static let outstandingSample = MovementID(record: Int(RecordKey.sample.packed), part: 0)

  /// The record that made it.
  fileprivate var shown: Message {
    let key = RecordKey(packed: Int64(record))
    return Message(fr: "enregistrement \(key)", en: "record \(key)")
  }
}
