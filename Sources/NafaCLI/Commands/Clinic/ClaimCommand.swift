import HealthFund
import LedgerValues

/// `nafa claim`: what a provider asks to be paid, beside the visits.
enum ClaimCommand {
  static let command = Command(
    "claim", fr: "facture", section: .clinic,
    summary: Message(
      fr: "comparer la facture d'un prestataire avec les visites inscrites",
      en: "compare a provider's claim with the visits recorded"),
    subcommands: [importing, match, list, accept, dispute, undo, report])

  static let provider = Parameter.operand(
    "provider", .text(Message(fr: "PRESTATAIRE", en: "PROVIDER")),
    fr: "qui demande à être payé", en: "who asks to be paid")
}

extension ClaimLineID {
  /// `14007/3`: the record of the claim, and the line's number there.
  var words: String { "\(claim.plain)/\(line)" }
}

extension ValueKind where Value == ClaimLineID {
  static var claimLine: Self {
    Self(Message(fr: "NUMÉRO/LIGNE", en: "NUMBER/LINE")) { (text, _) throws(ValueProblem) in
      let halves = text.split(separator: "/", omittingEmptySubsequences: false)
      guard halves.count == 2, let claim = RecordKey(String(halves[0])),
        let line = Int(halves[1]), line > 0
      else { throw .claimLine }
      return ClaimLineID(claim: claim, line: line)
    }
  }
}
