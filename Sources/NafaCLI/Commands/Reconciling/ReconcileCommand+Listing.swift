import BookStore
import LedgerValues
import Reconciliation

/// `nafa reconcile list`: what waits on both sides.
extension ReconcileCommand {
  static let list = Command(
    "list", fr: "liste", section: .reconcile,
    summary: Message(
      fr: "ce qui reste ouvert des deux côtés, et le plus proche de chacun",
      en: "what is open on both sides, and the nearest to each"),
    details: [
      Message(
        fr:
          "Où les relevés de deux comptes montrent un virement que le livre n'a pas : \(code: "nafa reconcile create transfer").",
        en:
          "Where the statements of two accounts show a transfer that the book lacks: \(code: "nafa reconcile create transfer")."
      )
    ],
    examples: ["reconcile list 5521"], parameters: [account]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let account = try session[account]
    let (comparison, transfers) = try booked { () throws(BookError) in
      (try book.comparison(of: account), try book.ownTransfers())
    }
    return Outcome(
      Answer(
        try MatchAnswer.open(comparison) + [.table(TransferTable.table(transfers, of: comparison))]),
      status: comparison.lines.isEmpty && comparison.movements.isEmpty ? .done : .findings)
  }
}
