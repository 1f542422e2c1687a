import BookStore
import DoubleEntry
import LedgerValues
import Reconciliation

/// `nafa reconcile match`: keeping what the evidence settles.
extension ReconcileCommand {
  static let accepts = Parameter.options(
    "accept", .choice(["unique-amount": MatchRule.uniqueAmount]),
    fr: "garder aussi ce qui n'est que proposé par cette règle",
    en: "keep what this rule only suggests, too")

  static let match = Command(
    "match", fr: "apparier", section: .reconcile,
    summary: Message(
      fr: "apparier les lignes du relevé et les mouvements du livre",
      en: "match the statement's lines and the book's movements"),
    details: [
      Message(
        fr:
          "Par référence d'abord, puis par un montant unique dans quelques jours. Chaque mouvement ne sert qu'une fois ; ce qui est ambigu reste une question.",
        en:
          "By reference first, then by a unique amount within some days. Each movement is used once; what is ambiguous stays a question."
      )
    ],
    examples: ["reconcile match 5521", "reconcile match 5211 --accept unique-amount"],
    parameters: [account, accepts]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (account, rules) = (try session[account], Set(try session[accepts]))
    let (comparison, record) = try booked { () throws(BookError) in
      try book.match(account, accepting: rules)
    }
    let result = comparison.result
    let answer = Answer(MatchAnswer.summary(result, rules))
    guard let record else {
      return Outcome(answer, status: result.isSettled ? .done : .findings)
    }
    var outcome = try RecordedAnswer.outcome(
      ActResult(record: record, isNew: true), in: book, session, also: answer.blocks)
    if !result.isSettled { outcome.status = .findings }
    return outcome
  }
}

extension MatchResult {
  /// Whether nothing waits for a person.
  var isSettled: Bool {
    suggested.isEmpty && questions.isEmpty && unmatchedLines.isEmpty
  }
}
