import LedgerValues
import Reconciliation

extension SigningError: ExplainedTogether {
  static let samples: [SigningError] =
    [
      .alreadySigned(.sample, .sample), .notReady(.sample, findings: 3),
      .nothingToExplain(.outstandingSample), .notPrepared(.sample),
      .notReviewed(.sample), .changedSince(.sample, .sample), .notSigned(.sample),
    ] + Actor.samples.prefix(1).flatMap { [.ownReview($0), .secondPersonMissing($0)] }

  var explanation: Explanation {
    switch self {
    case .alreadySigned(let month, let key):
      Explanation(
        "period.already-signed",
        Message(
          fr: "\(month) est déjà signé, par l'enregistrement \(key)",
          en: "\(month) is signed already, by record \(key)"),
        remedy: Message(
          fr: "corrigez plus tard, ou faites rouvrir : \(code: "nafa reconcile reopen")",
          en: "correct it later, or have it reopened: \(code: "nafa reconcile reopen")"))
    case .notReady(let month, let findings):
      Explanation(
        "period.not-ready",
        Message(
          fr: "\(month) n'est pas prêt : \(findings, "constat", "constats")",
          en: "\(month) is not ready: \(findings, "finding", "findings")"),
        remedy: Message(
          fr: "\(code: "nafa reconcile ready") les nomme",
          en: "\(code: "nafa reconcile ready") names them"))
    case .nothingToExplain(let movement):
      Explanation(
        "period.nothing-to-explain",
        Message(
          fr: "\(code: movement.words) n'attend pas de raison",
          en: "\(code: movement.words) waits for no reason"),
        remedy: Message(
          fr: "\(code: "nafa reconcile ready") nomme ce qui en attend une",
          en: "\(code: "nafa reconcile ready") names what waits for one"))
    case .notPrepared(let month):
      Explanation(
        "period.not-prepared",
        Message(fr: "\(month) n'est pas préparé", en: "\(month) is not prepared"),
        remedy: Message(
          fr: "commencez par \(code: "nafa reconcile prepare")",
          en: "begin with \(code: "nafa reconcile prepare")"))
    case .ownReview(let actor):
      Explanation(
        "period.own-review",
        Message(
          fr: "\(name: actor.name) a préparé ce mois et ne peut le revoir",
          en: "\(name: actor.name) prepared this month and cannot review it"),
        remedy: Message(
          fr: "faites-le revoir par une autre personne", en: "have it reviewed by somebody else"))
    case .notReviewed(let month):
      Explanation(
        "period.not-reviewed",
        Message(fr: "\(month) n'est pas revu", en: "\(month) is not reviewed"),
        remedy: Message(
          fr: "une autre personne le revoit : \(code: "nafa reconcile review")",
          en: "another person reviews it: \(code: "nafa reconcile review")"))
    case .changedSince(let month, let key):
      Explanation(
        "period.changed-since",
        Message(
          fr: "\(month) a changé depuis l'enregistrement \(key)",
          en: "\(month) has changed since record \(key)"),
        remedy: Message(
          fr: "préparez-le de nouveau : \(code: "nafa reconcile prepare")",
          en: "prepare it again: \(code: "nafa reconcile prepare")"))
    case .notSigned(let month):
      Explanation(
        "period.not-signed", Message(fr: "\(month) n'est pas signé", en: "\(month) is not signed"),
        remedy: Message(fr: "rien n'est à rouvrir", en: "there is nothing to reopen"))
    case .secondPersonMissing(let actor):
      Explanation(
        "period.one-signer",
        Message(
          fr: "une signature se reprend à deux, ici il n'y a que \(name: actor.name)",
          en: "a signature is taken back by two people, here there is only \(name: actor.name)"),
        remedy: Message(fr: "nommez l'autre personne", en: "name the other person"))
    }
  }
}
