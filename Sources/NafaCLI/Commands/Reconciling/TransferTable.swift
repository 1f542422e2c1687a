import BookStore
import LedgerValues
import Reconciliation

/// Transfers between own accounts that the statements show and the book lacks.
enum TransferTable {
  /// Those that a line of the account is an end of; where several lines fit, all of them in one row.
  static func table(_ transfers: OwnTransfers, of comparison: Comparison) -> Table {
    let own = Set(comparison.lines.map(\.id))
    let pairs = transfers.pairs.filter { own.contains($0.leaving) || own.contains($0.arriving) }
    let questions = transfers.questions.filter { !own.isDisjoint(with: $0) }
    return Table(
      "transfers",
      title: Message(
        fr: "Virements entre nos comptes, peut-être", en: "Transfers between own accounts, perhaps"),
      columns: [
        .text("items", fr: "lignes", en: "lines"), .text("from", fr: "de", en: "from"),
        .text("to", fr: "vers", en: "to"), .number("amount", fr: "montant", en: "amount"),
        .number("days", fr: "jours", en: "days"), .text("only", fr: "seul", en: "only one"),
      ],
      rows: pairs.map { pair in
        [
          .code("\(pair.leaving.words) \(pair.arriving.words)"), .code(pair.from), .code(pair.to),
          .money(pair.amount), .count(pair.days), .yes(true),
        ]
      }
        + questions.map { lines in
          [
            .code(lines.map(\.words).joined(separator: " ")), .blank, .blank, .blank, .blank,
            .yes(false),
          ]
        })
  }
}
