import BookStore
import DoubleEntry
import LedgerValues
import Reconciliation

/// `nafa reconcile work`: one line after the other, on a terminal.
extension ReconcileCommand {
  static let work = Command(
    "work", fr: "travailler", section: .reconcile,
    summary: Message(
      fr: "décider ligne après ligne, dans un terminal", en: "decide line after line, on a terminal"
    ),
    details: [
      Message(
        fr:
          "Les plus grosses et les plus anciennes d'abord. Chaque décision est inscrite aussitôt : quitter ne perd rien.",
        en:
          "The biggest and oldest first. Each decision is recorded at once: leaving loses nothing."
      )
    ],
    examples: ["reconcile work 5521"], parameters: [account]
  ) { (session) throws(Diagnostic) in
    guard session.canAsk else { throw Diagnostic(QuestionError.terminalNeeded) }
    let book = try session.writeBook()
    let queue = WorkQueue(session, book, try session[account])
    try queue.run()
    let left = try booked { () throws(BookError) in try book.comparison(of: queue.account) }
    var outcome = Outcome(
      Answer(
        .fields([
          Answer.Field("decided", fr: "décisions", en: "decided", .count(queue.decided.count)),
          Answer.Field(
            "open_lines", fr: "lignes ouvertes", en: "open lines", .count(left.lines.count)),
          Answer.Field(
            "unexplained", fr: "inexpliqué", en: "unexplained", .money(left.unexplained)),
        ])))
    if !left.lines.isEmpty { outcome.status = .findings }
    return outcome
  }
}

extension Comparison {
  /// The sum of the lines that nothing in the books explains yet.
  var unexplained: Money { lines.reduce(.zero) { $0 + $1.amount } }

  /// The open lines, biggest first, then oldest; a fee comes with its operation.
  var queue: [OpenLine] {
    lines.sorted { one, other in
      if one.amount.magnitude != other.amount.magnitude {
        return one.amount.magnitude > other.amount.magnitude
      }
      return (one.day, one.id) < (other.day, other.id)
    }
  }
}
