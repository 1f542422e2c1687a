import BookStore
import LedgerValues

extension MatchingRefusal: ExplainedTogether {
  static let samples: [MatchingRefusal] = [
    .statementReadOtherwise(.sample, profile: "wallet 1"),
    .statementTooLong(rows: 61_204, limit: 50_000), .statementEmpty, .notAMatch(.sample),
    .matchUnknown(.sample, number: 7), .alreadyUndone(.sample, by: .laterSample),
    .suggestionUnknown("7K2M4X"), .nothingToAccept,
  ]

  var explanation: Explanation {
    switch self {
    case .statementReadOtherwise(let key, let profile): Self.readOtherwise(key, profile)
    case .statementTooLong(let rows, let limit): Self.statementTooLong(rows, limit)
    case .statementEmpty:
      Explanation(
        "statement.empty",
        Message(
          fr: "aucune ligne de ce fichier ne change le solde",
          en: "no row of this file changes the balance"),
        remedy: Message(
          fr: "relisez le compte et la période de l'export",
          en: "check the account and the period of the export"))
    case .notAMatch(let key):
      Explanation(
        "match.not-one",
        Message(
          fr: "l'enregistrement \(key) ne rapproche rien", en: "record \(key) matches nothing"),
        remedy: Self.list)
    case .matchUnknown(let key, let number):
      Explanation(
        "match.unknown",
        Message(
          fr: "l'enregistrement \(key) n'a pas de rapprochement \(number)",
          en: "record \(key) has no match \(number)"), remedy: Self.list)
    case .alreadyUndone(let key, let by):
      Explanation(
        "match.already-undone",
        Message(
          fr: "l'enregistrement \(by) a déjà défait ce que \(key) rapprochait",
          en: "record \(by) has already undone what \(key) matched"), remedy: Self.list)
    case .suggestionUnknown(let code):
      Explanation(
        "match.suggestion-unknown",
        Message(
          fr: "rien n'est proposé sous \(code: code)", en: "nothing is suggested as \(code: code)"),
        remedy: Self.list)
    case .nothingToAccept:
      Explanation(
        "match.nothing-suggested",
        Message(fr: "rien de tel n'est proposé", en: "nothing of that is suggested"),
        remedy: Self.list)
    }
  }

  private static let list = Message(
    fr: "\(code: "nafa reconcile list") montre ce qui attend",
    en: "\(code: "nafa reconcile list") shows what waits")

  private static func readOtherwise(_ key: RecordKey, _ profile: String) -> Explanation {
    let undoing = "nafa reverse \(key.plain)"
    return Explanation(
      "statement.read-otherwise",
      Message(
        fr:
          "ce fichier est déjà dans le livre, \(key), lu par le profil \(code: profile) ; lu ainsi, il dirait autre chose",
        en:
          "this file is in the book already, \(key), read by the profile \(code: profile); read so, it would say something else"
      ),
      remedy: Message(
        fr:
          "si la première lecture est fausse, annulez-la par \(code: undoing), et reprenez le fichier",
        en: "if the first reading is wrong, undo it with \(code: undoing), and take the file again")
    )
  }

  private static func statementTooLong(_ rows: Int, _ limit: Int) -> Explanation {
    Explanation(
      "statement.too-long",
      Message(
        fr: "ce fichier a \(rows) lignes ; un relevé en garde \(limit) au plus",
        en: "this file has \(rows) rows; a statement keeps \(limit) at most"),
      remedy: Message(
        fr: "exportez-le mois par mois", en: "export it month by month"))
  }
}
