import BookStore
import HealthFund
import LedgerValues

/// `nafa claim list`: what waits for an answer, and what nobody claims.
extension ClaimCommand {
  static let list = Command(
    "list", fr: "liste", section: .clinic,
    summary: Message(
      fr: "les lignes qui attendent une réponse, et les visites non facturées",
      en: "the lines that wait for an answer, and the visits that are not claimed"),
    examples: ["claim list CSCOM-SIKORO"], parameters: [provider]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let provider = try session[provider].uppercased()
    let result = try booked { () throws(BookError) in
      try book.claimComparison(of: provider).result
    }
    return Outcome(
      Answer(ClaimAnswer.open(result)),
      status: result.findings.isEmpty && result.unclaimed.isEmpty ? .done : .findings)
  }
}
