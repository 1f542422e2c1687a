import BookStore
import LedgerValues
import Reconciliation

/// `nafa reconcile list`: what waits on both sides.
extension ReconcileCommand {
  private static let openThrough = Parameter.option(
    "as-of", .day, fr: "les lignes et mouvements jusqu'à ce jour, sinon tous",
    en: "the lines and movements up to this day, else all")

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
    examples: ["reconcile list 5521", "reconcile list 5521 --as-of 2025-10-31"],
    parameters: [account, openThrough]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let (account, day) = (try session[account], try session[openThrough])
    let (comparison, transfers) = try booked { () throws(BookError) in
      (try book.comparison(of: account), try book.ownTransfers())
    }
    return Outcome(
      Answer(
        try MatchAnswer.open(comparison, through: day)
          + [.table(TransferTable.table(transfers, of: comparison))]),
      status: comparison.lines.isEmpty && comparison.movements.isEmpty ? .done : .findings)
  }
}
