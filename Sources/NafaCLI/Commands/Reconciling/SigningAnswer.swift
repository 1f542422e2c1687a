import BookStore
import LedgerValues
import Reconciliation

/// What is said of a month on its way to a signature.
enum SigningAnswer {
  /// The figures under which names are put.
  static func state(_ state: PeriodState) -> [Answer.Block] {
    let figures = state.figures
    let late = state.sheet.lateLines
    return [
      .heading(
        Message(
          fr: "Compte \(state.account), \(state.sheet.month)",
          en: "Account \(state.account), \(state.sheet.month)")),
      .fields([
        Answer.Field("opening", fr: "ouverture", en: "opening", .money(figures.opening)),
        Answer.Field("moved", fr: "lignes du relevé", en: "lines", .money(figures.moved)),
        Answer.Field("closing", fr: "clôture", en: "closing", .money(figures.closing)),
        Answer.Field(
          "outstanding", fr: "pas encore au relevé", en: "not on the statement yet",
          .money(figures.outstanding)),
        Answer.Field(
          "unbooked", fr: "pas au livre", en: "not in the books", .money(figures.unbooked)),
        Answer.Field("difference", fr: "écart", en: "difference", .money(figures.difference)),
        Answer.Field("books", fr: "solde du livre", en: "balance per books", .money(figures.books)),
        Answer.Field("suspense", fr: "en attente", en: "in suspense", .money(figures.suspense)),
        Answer.Field(
          "late_lines", fr: "lignes d'un mois déjà signé", en: "lines of a month signed before",
          .count(late.count)),
        Answer.Field("list", fr: "empreinte", en: "digest", .code(figures.list.hex)),
      ]),
    ]
  }

  static func findings(_ findings: [ReadinessFinding]) -> [Answer.Block] {
    guard !findings.isEmpty else {
      return [
        .paragraph(
          Message(fr: "Rien n'empêche de signer.", en: "Nothing stands in the way of a signature."),
          key: "summary")
      ]
    }
    return [
      .table(
        Table(
          "findings", title: Message(fr: "Ce qui empêche de signer", en: "What stands in the way"),
          columns: [
            .text("code", fr: "code", en: "code"), .text("item", fr: "mouvement", en: "movement"),
            .text("finding", fr: "constat", en: "finding"),
            .text("remedy", fr: "remède", en: "remedy"),
          ],
          rows: findings.map { finding in
            [
              .code(finding.code), finding.waiting.map { .code($0.words) } ?? .blank,
              .term(finding.code, finding.message),
              finding.remedy.map { .term("", $0) } ?? .blank,
            ]
          }))
    ]
  }

  static func sample(_ sample: ReviewSample) -> [Answer.Block] {
    [
      .table(
        Table(
          "sample", title: Message(fr: "À revoir", en: "To review"),
          columns: [
            .text("line", fr: "ligne", en: "line"), .text("day", fr: "jour", en: "day"),
            .number("amount", fr: "montant", en: "amount"),
            .text("reference", fr: "référence", en: "reference"),
            .text("why", fr: "pourquoi", en: "why"),
          ],
          rows: sample.picks.map { pick in
            let line = pick.line
            return [
              .code("\(RecordKey(packed: Int64(line.id.statement)).plain)/\(line.id.line)"),
              .day(line.day), .money(line.amount), .code(line.reference ?? ""),
              .term(pick.why.rawValue, pick.why.message),
            ]
          }))
    ]
  }

  /// Three lines for the minutes book; the checkpoint on the last.
  static func receipt(_ signature: PeriodSignature, _ checkpoint: Checkpoint) -> [Answer.Block] {
    [
      .paragraph(
        Message(
          fr:
            "Compte \(signature.account), \(signature.month) : relevé \(signature.closing), livre \(signature.books).",
          en:
            "Account \(signature.account), \(signature.month): statement \(signature.closing), books \(signature.books)."
        )),
      .paragraph(
        Message(
          fr:
            "Préparé par \(name: signature.preparedBy), revu par \(name: signature.reviewedBy) ; noms non prouvés.",
          en:
            "Prepared by \(name: signature.preparedBy), reviewed by \(name: signature.reviewedBy); names not proved."
        )),
      .paragraph(
        Message(
          fr: "Point de contrôle \(code: checkpoint.description)",
          en: "Checkpoint \(code: checkpoint.description)")),
    ]
  }

  /// All signatures, those that were taken back too.
  static func signatures(_ signatures: [PeriodSignature]) -> Table {
    Table(
      "signatures", title: Message(fr: "Toutes les signatures", en: "All signatures"),
      columns: [
        .text("record", fr: "numéro", en: "number"), .text("month", fr: "mois", en: "month"),
        .number("closing", fr: "clôture", en: "closing"),
        .text("prepared_by", fr: "préparé par", en: "prepared by"),
        .text("reviewed_by", fr: "revu par", en: "reviewed by"),
        .text("reopened_by", fr: "rouvert par", en: "reopened by"),
      ],
      rows: signatures.map { signature in
        [
          .record(signature.record), .month(signature.month), .money(signature.closing),
          .text(signature.preparedBy), .text(signature.reviewedBy),
          signature.reopenedBy.map { .record($0) } ?? .blank,
        ]
      })
  }
}

extension ReviewSample.Reason {
  fileprivate var message: Message {
    switch self {
    case .large: Message(fr: "gros montant", en: "large")
    case .byHand: Message(fr: "rapproché à la main", en: "matched by hand")
    case .suspense: Message(fr: "en attente", en: "in suspense")
    case .drawn: Message(fr: "tiré au sort", en: "drawn")
    }
  }
}
