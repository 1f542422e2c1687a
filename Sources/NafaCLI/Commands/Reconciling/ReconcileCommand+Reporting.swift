import BookStore
import LedgerValues
import Reconciliation

/// `nafa reconcile report`: from the balance of the statement to that of the books.
extension ReconcileCommand {
  static let on = Parameter.option(
    "on", .day, fr: "le jour, sinon le dernier du relevé",
    en: "the day, else the statement's last")

  static let report = Command(
    "report", fr: "état", section: .reconcile,
    summary: Message(
      fr: "l'état de rapprochement : chaque franc de l'écart expliqué",
      en: "the reconciliation report: every franc of the difference explained"),
    examples: ["reconcile report 5521"], parameters: [account, on]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let (account, day) = (try session[account], try session[on])
    let (report, inSuspense) = try booked { () throws(BookError) in
      let report = try book.reconciliationReport(of: account, on: day)
      return (report, try book.inSuspense(of: account, on: report.day))
    }
    return Outcome(
      Answer(ReconciliationAnswer.blocks(report, inSuspense: inSuspense)),
      status: report.difference.isZero ? .done : .findings)
  }
}
