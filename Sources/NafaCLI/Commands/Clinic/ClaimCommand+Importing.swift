import BookStore
import HealthFund
import LedgerValues
import TabularText

/// `nafa claim import`: taking a provider's claim into the book.
extension ClaimCommand {
  static let file = Parameter.operand(
    "file", .file, fr: "la facture, en CSV", en: "the claim, as CSV")

  static let month = Parameter.requiredOption(
    "month", .month, fr: "le mois facturé : 2025-03", en: "the month that is claimed: 2025-03")

  static let importing = Command(
    "import", fr: "importer", section: .clinic,
    summary: Message(
      fr: "reprendre la facture d'un mois ; rien n'est comptabilisé",
      en: "take the claim for a month; nothing is posted"),
    details: [
      Message(
        fr:
          "Une ligne par acte : jour, visite, personne, prestation, tarif, part du ménage, montant. Sans prestation, la ligne vaut pour la visite entière.",
        en:
          "A row for each service: day, visit, person, service, fee, charged, amount. Without a service the row is for the whole visit."
      )
    ],
    examples: ["claim import CSCOM-SIKORO facture.csv --month 2025-03 --voucher F-2025-03"],
    parameters: [provider, file, month, ActParameters.voucher]
  ) { (session) throws(Diagnostic) in
    let (provider, path) = (try session[provider].uppercased(), try session[file])
    let (month, voucher) = (try session[month], try session[ActParameters.voucher])
    let bytes = try session.bytes(of: path)
    let reading = try read(bytes, path)
    let refusals = reading.refusals.map { Diagnostic($0, in: path) }
    guard refusals.isEmpty else {
      return Outcome(
        Answer(ClaimAnswer.rows(reading)), status: .refused, diagnostics: refusals)
    }
    let claim = try explained(at: Diagnostic.Place(file: path)) { () throws(HealthFundError) in
      try Claim(
        provider: provider, month: month, voucher: voucher, file: SHA256.digest(of: bytes),
        lines: reading.lines)
    }
    let book = try session.writeBook()
    let result = try booked { () throws(BookError) in try book.importClaim(claim, bytes: bytes) }
    return try RecordedAnswer.outcome(result, in: book, session, also: ClaimAnswer.rows(reading))
  }

  private static func read(
    _ bytes: [UInt8], _ path: String
  ) throws(Diagnostic) -> ClaimReading {
    do throws(TableError) {
      return try ClaimFile.read(bytes, normalize: NormalForm.composed)
    } catch {
      throw Diagnostic(error, at: error.place(in: path))
    }
  }
}
