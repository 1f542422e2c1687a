import BookStore
import HealthFund
import LedgerValues

/// `nafa claim match`: accepting what is as the book has it.
extension ClaimCommand {
  static let match = Command(
    "match", fr: "apparier", section: .clinic,
    summary: Message(
      fr: "accepter les lignes qui sont ce que le livre a, et nommer les écarts des autres",
      en: "accept the lines that are what the book has, and name what differs in the others"),
    examples: ["claim match CSCOM-SIKORO"], parameters: [provider]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let provider = try session[provider].uppercased()
    let (comparison, record) = try booked { () throws(BookError) in
      try book.matchClaims(of: provider)
    }
    let result = comparison.result
    let blocks = ClaimAnswer.summary(result)
    let isSettled = result.doubtful.isEmpty && result.unclaimed.isEmpty
    guard let record else {
      return Outcome(Answer(blocks), status: isSettled ? .done : .findings)
    }
    var outcome = try RecordedAnswer.outcome(
      ActResult(record: record, isNew: true), in: book, session, also: blocks)
    if !isSettled { outcome.status = .findings }
    return outcome
  }
}
