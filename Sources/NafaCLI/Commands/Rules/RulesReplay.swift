import AccessRules
import BookStore
import LedgerValues

extension RulesCommand {
  private static let today = Parameter.flag(
    "today", fr: "aussi par le règlement qui déciderait leur jour aujourd'hui, et lister",
    en: "also by the rule book that would decide their day today, and list")

  static let replay = Command(
    "replay", fr: "rejouer", section: .rules,
    summary: Message(
      fr: "refaire chaque décision du livre, et dire si l'une diffère",
      en: "make every decision of the book again, and say whether one differs"),
    examples: ["rules replay", "rules replay --today"], parameters: [today]
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    var counts: [DecisionReplay.Outcome: Int] = [:]
    var differing: [DecisionReplay] = []
    var reviews: [DecisionReview] = []
    let looksAtToday = try session[today]
    try booked { () throws(BookError) in
      try book.replayDecisions { (replay) throws(BookError) in
        counts[replay.outcome, default: 0] += 1
        if replay.outcome != .equal, replay.outcome != .erased { differing.append(replay) }
      }
      if looksAtToday {
        try book.reviewUnderToday { (review) throws(BookError) in reviews.append(review) }
      }
    }
    return Outcome(
      Answer(answer(counts, differing) + (looksAtToday ? ReviewAnswer.blocks(reviews) : [])),
      status: differing.isEmpty ? .done : .integrity,
      diagnostics: differing.prefix(1).map { Diagnostic(Finding(.decision, $0.record)) })
  }

  private static func answer(
    _ counts: [DecisionReplay.Outcome: Int], _ differing: [DecisionReplay]
  ) -> [Answer.Block] {
    [
      .fields([
        Answer.Field("equal", fr: "identiques", en: "equal", .count(counts[.equal] ?? 0)),
        Answer.Field("differs", fr: "différentes", en: "different", .count(counts[.differs] ?? 0)),
        Answer.Field(
          "erased", fr: "non rejouables : effacées", en: "not replayable: erased",
          .count(counts[.erased] ?? 0)),
        Answer.Field(
          "newer", fr: "décidées par un programme plus récent", en: "decided by a later program",
          .count(counts[.newer] ?? 0)),
        Answer.Field(
          "unreadable", fr: "illisibles", en: "unreadable", .count(counts[.unreadable] ?? 0)),
      ]),
      .table(
        Table(
          "visits", title: Message(fr: "À revoir", en: "To look into"),
          columns: [
            .text("record", fr: "enregistrement", en: "record"),
            .text("visit", fr: "visite", en: "visit"),
          ], rows: differing.map { [.record($0.record), .code($0.visit)] })),
    ]
  }
}
