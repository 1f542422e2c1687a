import BookStore
import HealthFund
import LedgerValues

/// `nafa claim report`: where a provider's claims stand, and what may be paid.
extension ClaimCommand {
  static let claim = Parameter.option(
    "claim", .record, fr: "une seule facture, par son enregistrement",
    en: "one claim alone, by its record")

  static let report = Command(
    "report", fr: "état", section: .clinic,
    summary: Message(
      fr: "ce qui est demandé, accepté, contesté par son nom, et reste à payer",
      en: "what is claimed, accepted, disputed by name, and left to pay"),
    examples: ["claim report CSCOM-SIKORO", "claim report CSCOM-SIKORO --claim 14007"],
    parameters: [provider, claim]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let (provider, claim) = (try session[provider].uppercased(), try session[claim])
    let (report, paid) = try booked { () throws(BookError) in
      (try book.claimReport(of: provider, claim: claim), try book.paid(to: provider))
    }
    return Outcome(
      Answer(ClaimAnswer.report(report, provider) + ClaimAnswer.funds(report, paid, claim: claim)),
      status: report.open.count == 0 ? .done : .findings)
  }
}
