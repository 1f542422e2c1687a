import BookStore
import LedgerValues
import Reconciliation

/// What a run of matching found.
enum MatchAnswer {
  static func summary(_ result: MatchResult, _ accepted: Set<MatchRule>) -> [Answer.Block] {
    let kept = result.accepted(accepted).count
    return [
      .fields([
        Answer.Field(
          "confirmed", fr: "confirmés", en: "confirmed", .count(result.confirmed.count)),
        Answer.Field("suggested", fr: "proposés", en: "suggested", .count(result.suggested.count)),
        Answer.Field("kept", fr: "gardés", en: "kept", .count(kept)),
        Answer.Field("questions", fr: "questions", en: "questions", .count(result.questions.count)),
        Answer.Field(
          "unmatched_lines", fr: "lignes sans mouvement", en: "lines without a movement",
          .count(result.unmatchedLines.count)),
        Answer.Field(
          "unmatched_movements", fr: "mouvements sans ligne", en: "movements without a line",
          .count(result.unmatchedMovements.count)),
      ])
    ]
  }

  /// Everything that is open: what is suggested, with its evidence; questions, with their answers;
  /// and what matches nothing, each with the nearest of the other side and what stands between.
  static func open(
    _ comparison: Comparison, through day: Day?
  ) throws(Diagnostic) -> [Answer.Block] {
    let suggestions = try explained { () throws(ReconciliationError) in
      try comparison.suggestions
    }
    let result = comparison.result
    let misses = Dictionary(
      result.unmatchedLines.map { ($0.line, $0.nearest) }, uniquingKeysWith: { first, _ in first })
    let others = Dictionary(
      result.unmatchedMovements.map { ($0.movement, $0.nearest) },
      uniquingKeysWith: { first, _ in first })
    return [
      .table(suggested(suggestions, comparison)),
      .table(
        table(
          "lines", Message(fr: "Lignes du relevé", en: "Lines of the statement"),
          comparison.lines.filter { misses[$0.id] != nil && $0.day <= day ?? $0.day }.map { line in
            [
              .code(line.id.words), .day(line.day), .money(line.amount),
              .code(line.reference ?? ""), nearest(misses[line.id].flatMap { $0 }?.reason),
            ]
          })),
      .table(
        table(
          "movements", Message(fr: "Mouvements du livre", en: "Movements of the book"),
          comparison.movements.filter {
            others[$0.id] != nil && $0.day <= day ?? $0.day
          }.map { movement in
            [
              .code(movement.id.words), .day(movement.day), .money(movement.amount),
              .code(movement.reference ?? movement.voucher ?? ""),
              nearest(others[movement.id].flatMap { $0 }?.reason),
            ]
          })),
    ] + unsearched(result)
  }

  private static func suggested(_ suggestions: [Suggestion], _ comparison: Comparison) -> Table {
    Table(
      "suggestions",
      title: Message(fr: "Propositions et questions", en: "Suggestions and questions"),
      columns: [
        .text("suggestion", fr: "proposition", en: "suggestion"),
        .text("items", fr: "lignes et mouvements", en: "lines and movements"),
        .number("amount", fr: "montant", en: "amount"),
        .text("rule", fr: "parce que", en: "because"),
        .text("only", fr: "seule", en: "only one"),
      ],
      rows: suggestions.map { suggestion in
        [
          .code(suggestion.code), .code(suggestion.match.words(comparison.amounts)),
          .money(suggestion.match.amount),
          .term(suggestion.match.rule.rawValue, suggestion.match.why),
          .yes(!suggestion.isAnswer),
        ]
      })
  }

  /// What was not looked for, since too many came into question.
  private static func unsearched(_ result: MatchResult) -> [Answer.Block] {
    guard !result.unsearched.isEmpty else { return [] }
    let items = result.unsearched.map { item in
      switch item {
      case .line(let line, _): line.words
      case .movement(let movement, _): movement.words
      }
    }
    return [
      .paragraph(
        Message(
          fr:
            "Pas de somme cherchée, trop de pièces possibles : \(code: items.joined(separator: ", ")).",
          en:
            "No sum was looked for, too many items come into question: \(code: items.joined(separator: ", "))."
        ), key: "unsearched")
    ]
  }

  private static func table(_ key: String, _ title: Message, _ rows: [[Cell]]) -> Table {
    Table(
      key, title: title,
      columns: [
        .text("item", fr: "numéro", en: "number"), .text("day", fr: "jour", en: "day"),
        .number("amount", fr: "montant", en: "amount"),
        .text("reference", fr: "référence", en: "reference"),
        .text("nearest", fr: "le plus proche", en: "nearest"),
      ], rows: rows)
  }

  private static func nearest(_ reason: MissReason?) -> Cell {
    guard let reason else { return .blank }
    return .term(reason.code, reason.message)
  }
}

extension MissReason {
  fileprivate var code: String {
    switch self {
    case .otherAmount: "other_amount"
    case .otherReference: "other_reference"
    case .otherPhone: "other_phone"
    case .outsideWindow: "outside_window"
    case .slip: "slip"
    }
  }

  var message: Message {
    switch self {
    case .otherAmount(let difference, let slip):
      slip.map(\.message)
        ?? Message(fr: "autre montant, de \(difference)", en: "other amount, by \(difference)")
    case .otherReference: Message(fr: "autre référence", en: "other reference")
    case .otherPhone: Message(fr: "autre téléphone", en: "other phone")
    case .outsideWindow(let days):
      Message(
        fr: "même montant, \(days, "jour", "jours") hors de la fenêtre",
        en: "same amount, \(days, "day", "days") outside the window")
    case .slip(let slip): slip.message
    }
  }
}

extension AmountSlip {
  /// The slip of speech or pen that the two amounts look like.
  fileprivate var message: Message {
    switch self {
    case .fiveTimes, .fifth:
      Message(fr: "cinq fois l'autre : des dɔrɔmɛ ?", en: "five times the other: dɔrɔmɛ?")
    case .tenTimes, .tenth:
      Message(fr: "un zéro de trop ou de moins", en: "a zero too many or too few")
    case .swappedDigits: Message(fr: "deux chiffres inversés", en: "two digits swapped")
    }
  }
}
