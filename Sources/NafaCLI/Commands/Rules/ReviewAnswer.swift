import BookStore
import LedgerValues

/// What a rule book would change of the visits already decided.
enum ReviewAnswer {
  static func blocks(_ reviews: [DecisionReview]) -> [Answer.Block] {
    let others = reviews.filter { $0.outcome != .same }
    let same = reviews.count - others.count
    return [
      .fields([
        Answer.Field("unchanged", fr: "visites inchangées", en: "visits unchanged", .count(same)),
        Answer.Field(
          "otherwise", fr: "visites décidées autrement", en: "visits decided otherwise",
          .count(others.count)),
      ]),
      .table(table(others)),
    ]
  }

  private static func table(_ reviews: [DecisionReview]) -> Table {
    Table(
      "otherwise_visits",
      title: Message(
        fr: "Ce qui serait décidé autrement ; rien n'est changé",
        en: "What would be decided otherwise; nothing is changed"),
      columns: [
        .text("record", fr: "enregistrement", en: "record"),
        .text("visit", fr: "visite", en: "visit"), .text("day", fr: "jour", en: "day"),
        .number("household_then", fr: "ménage, décidé", en: "household, decided"),
        .number("household_now", fr: "ménage, serait", en: "household, would be"),
        .text("why", fr: "remarque", en: "remark"),
      ],
      rows: reviews.map { review in
        [.record(review.record), .code(review.visit), .day(review.day)] + cells(review.outcome)
      })
  }

  private static func cells(_ outcome: DecisionReview.Outcome) -> [Cell] {
    switch outcome {
    case .same: [.blank, .blank, .blank]
    case .changes(let household, let from):
      [
        .money(from), .money(household),
        household == from
          ? .term("payers", Message(fr: "d'autres payeurs", en: "other payers")) : .blank,
      ]
    case .undecided(let questions):
      [
        .blank, .blank,
        .term(
          "undecided",
          Message(
            fr: "pas demandé alors : \(name: questions.joined(separator: ", "))",
            en: "not asked then: \(name: questions.joined(separator: ", "))")),
      ]
    case .flawed:
      [.blank, .blank, .term("flawed", Message(fr: "ne tranche pas", en: "does not settle it"))]
    case .erased:
      [
        .blank, .blank,
        .term("erased", Message(fr: "non rejouable : effacée", en: "not replayable: erased")),
      ]
    }
  }
}
