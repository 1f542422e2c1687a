import BookStore
import HealthFund
import LedgerValues

extension ClaimRefusal: ExplainedTogether {
  static let samples: [ClaimRefusal] = [
    .notAClaim(.sample, provider: "CSREF-C1"), .lineNotOpen(ClaimLineID(claim: .sample, line: 7)),
    .nothingToAnswer(provider: "CSREF-C1"),
  ]

  var explanation: Explanation {
    switch self {
    case .notAClaim(let key, let provider):
      Explanation(
        "claim.not-one",
        Message(
          fr: "l'enregistrement \(key) n'est pas une facture de \(code: provider)",
          en: "record \(key) is not a claim of \(code: provider)"), remedy: Self.report)
    case .lineNotOpen(let line):
      Explanation(
        "claim.line-settled",
        Message(
          fr: "la ligne \(code: line.words) n'attend pas de réponse",
          en: "line \(code: line.words) does not wait for an answer"), remedy: Self.list)
    case .nothingToAnswer(let provider):
      Explanation(
        "claim.nothing-open",
        Message(
          fr: "aucune ligne de \(code: provider) n'attend sous ce nom",
          en: "no line of \(code: provider) waits under that name"), remedy: Self.list)
    }
  }

  private static let report = Message(
    fr: "\(code: "nafa claim report") sans \(code: "--claim") montre toutes ses factures",
    en: "\(code: "nafa claim report") without \(code: "--claim") shows all its claims")

  private static let list = Message(
    fr: "\(code: "nafa claim list") montre les lignes qui attendent",
    en: "\(code: "nafa claim list") shows the lines that wait")
}
