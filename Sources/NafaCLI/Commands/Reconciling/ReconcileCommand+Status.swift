import BookStore
import LedgerValues
import Reconciliation

/// `nafa reconcile status`: where each account stands.
extension ReconcileCommand {
  static let status = Command(
    "status", fr: "où-en-est", section: .reconcile,
    summary: Message(
      fr: "où en est chaque compte de trésorerie", en: "where each treasury account stands"),
    examples: ["reconcile status"], parameters: []
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let rows = try booked { () throws(BookError) in try book.reconciliationStatus() }
    return Outcome(Answer(.table(StatusTable.table(rows))))
  }
}
