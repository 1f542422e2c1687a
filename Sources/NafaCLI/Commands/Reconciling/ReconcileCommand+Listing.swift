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
    examples: ["reconcile list 5521"], parameters: [account]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let account = try session[account]
    let comparison = try booked { () throws(BookError) in try book.comparison(of: account) }
    return Outcome(
      Answer(try MatchAnswer.open(comparison)),
      status: comparison.lines.isEmpty && comparison.movements.isEmpty ? .done : .findings)
  }
}
