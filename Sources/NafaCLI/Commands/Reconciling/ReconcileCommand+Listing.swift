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
    let (lines, movements) = try booked { () throws(BookError) in
      (try book.openLines(of: account), try book.openMovements(of: account))
    }
    let result = try explained { () throws(ReconciliationError) in
      try Matcher().result(lines: lines, movements: movements)
    }
    return Outcome(
      Answer(MatchAnswer.open(lines, movements, result)),
      status: lines.isEmpty && movements.isEmpty ? .done : .findings)
  }
}
