import DoubleEntry
import HealthFund
import LedgerValues

/// What a count found: the pieces, their sum beside the books', and who bears the difference.
enum CountAnswer {
  static func blocks(_ count: CashCount, _ parts: [CashCount.Part]) -> [Answer.Block] {
    let difference = parts.reduce(Money.zero) { $0 + $1.amount }
    let figures = Answer.Block.fields([
      Answer.Field("counted", fr: "compté", en: "counted", .money(count.total)),
      Answer.Field(
        "books", fr: "selon le livre", en: "per books", .money(count.total - difference)),
      Answer.Field("difference", fr: "écart", en: "difference", .money(difference)),
    ])
    return [.table(pieces(count)), figures] + (parts.isEmpty ? [] : [.table(suspense(parts))])
  }

  private static func pieces(_ count: CashCount) -> Table {
    let rows = Denomination.all.compactMap { denomination -> [Cell]? in
      guard let number = count.pieces[denomination] else { return nil }
      return [
        .term("\(denomination.kind.rawValue)_\(denomination.face.units)", denomination.title),
        .count(Int(number)), .money(Money(denomination.face.units * Int64(number))),
      ]
    }
    return Table(
      "pieces",
      columns: [
        .text("piece", fr: "billet ou pièce", en: "note or coin"),
        .number("number", fr: "nombre", en: "number"),
        .number("amount", fr: "montant", en: "amount"),
      ], rows: rows,
      total: [.term("total", Message(fr: "Total", en: "Total")), .blank, .money(count.total)])
  }

  private static func suspense(_ parts: [CashCount.Part]) -> Table {
    Table(
      "suspense", title: Message(fr: "En attente d'explication", en: "Waiting for an explanation"),
      columns: [
        .text("fund", fr: "fonds", en: "fund"),
        .text("what", fr: "quoi", en: "what"),
        .number("amount", fr: "montant", en: "amount"),
      ],
      rows: parts.map { part in
        [
          .code(part.fund.text),
          part.amount.isNegative
            ? .term("short", Message(fr: "manque", en: "short"))
            : .term("over", Message(fr: "en trop", en: "over")),
          .money(part.amount),
        ]
      })
  }
}
