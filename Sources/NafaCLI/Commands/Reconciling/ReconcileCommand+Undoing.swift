import BookStore
import LedgerValues

/// `nafa reconcile undo`: taking matches back.
extension ReconcileCommand {
  static let undoneMatch = Parameter.operand(
    "match", .matchOrRecord, fr: "l'enregistrement, ou un seul rapprochement de lui : 131/2",
    en: "the record, or one match of it: 131/2")

  static let undo = Command(
    "undo", fr: "défaire", section: .reconcile,
    summary: Message(
      fr: "défaire des rapprochements : leurs lignes et mouvements attendent de nouveau",
      en: "undo matches: their lines and movements wait again"),
    examples: ["reconcile undo 131/2 --reason erreur"],
    parameters: [undoneMatch, ActParameters.reason]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (match, reason) = (try session[undoneMatch], try session[ActParameters.reason])
    let result = try booked { () throws(BookError) in
      try book.undo(match.record, items: match.item.map { [$0] } ?? [], reason: reason)
    }
    return try RecordedAnswer.outcome(result, in: book, session)
  }
}

/// What `undo` takes back: all matches of a record, or one of them.
struct MatchOrRecord: Hashable, Sendable {
  let record: RecordKey
  /// From 0.
  let item: Int?
}

extension ValueKind where Value == MatchOrRecord {
  static var matchOrRecord: Self {
    Self(Message(fr: "NUMÉRO[/NOMBRE]", en: "NUMBER[/NUMBER]")) {
      (text, _) throws(ValueProblem) in
      let halves = text.split(separator: "/", omittingEmptySubsequences: false)
      guard (1...2).contains(halves.count), let record = RecordKey(String(halves[0])) else {
        throw .record
      }
      guard halves.count == 2 else { return MatchOrRecord(record: record, item: nil) }
      guard let number = Int(halves[1]), number > 0 else { throw .record }
      return MatchOrRecord(record: record, item: number - 1)
    }
  }
}
