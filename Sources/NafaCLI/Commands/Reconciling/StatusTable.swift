import BookStore
import DoubleEntry
import LedgerValues

/// Where each treasury account stands.
enum StatusTable {
  static func table(_ rows: [ReconciliationStatus]) -> Table {
    Table(
      "accounts",
      columns: [
        .text("account", fr: "compte", en: "account"),
        .number("balance", fr: "solde", en: "balance"),
        .text("statement", fr: "dernier relevé", en: "last statement"),
        .text("signed", fr: "dernier mois signé", en: "last signed"),
        .number("open_lines", fr: "lignes ouvertes", en: "open lines"),
        .number("open_movements", fr: "mouvements ouverts", en: "open movements"),
        .text("oldest", fr: "le plus ancien", en: "oldest"),
        .number("in_suspense", fr: "en attente", en: "in suspense"),
        .number("suspense_sum", fr: "leur somme", en: "their sum"),
      ],
      rows: rows.map { row in
        [
          .code(row.account.text), .money(row.balance),
          row.lastStatementDay.map { .day($0) } ?? .blank,
          row.lastSigned.map { .month($0) } ?? .blank, .count(row.openLines),
          .count(row.openMovements), row.oldest.map { .day($0) } ?? .blank,
          .count(row.inSuspense.count),
          .money(row.inSuspense.reduce(.zero) { $0 + $1.amount.magnitude }),
        ]
      })
  }
}
