import BookStore
import LedgerValues
import Reconciliation

/// How long what is on one side only has been there, count and sum of each side.
enum AgeingTable {
  static func table(_ report: ReconciliationReport) -> Table {
    let movements = report.receiptsNotCredited + report.paymentsNotDebited
    let lines = report.feesNotBooked + report.receiptsNotBooked + report.paymentsNotBooked
    return Table(
      "ageing", title: Message(fr: "Depuis quand", en: "Since when"),
      columns: [
        .text("days", fr: "jours", en: "days"),
        .number("book_count", fr: "livre seul", en: "book alone"),
        .number("book_sum", fr: "somme", en: "sum"),
        .number("statement_count", fr: "relevé seul", en: "statement alone"),
        .number("statement_sum", fr: "somme", en: "sum"),
      ],
      rows: Age.allCases.map { age in
        let ours = movements.filter { $0.age == age }
        let theirs = lines.filter { $0.age == age }
        return [
          .code(age.rawValue), .count(ours.count), .money(ReconciliationReport.sum(ours)),
          .count(theirs.count), .money(ReconciliationReport.sum(theirs)),
        ]
      })
  }
}

/// What is in suspense, with its owners.
enum SuspenseTable {
  static func table(_ items: [SuspenseItem], on day: Day) -> Table {
    Table(
      "suspense", title: Message(fr: "En attente", en: "In suspense"),
      columns: [
        .text("record", fr: "enregistrement", en: "record"),
        .text("day", fr: "jour", en: "day"), .number("amount", fr: "montant", en: "amount"),
        .text("owner", fr: "qui cherche", en: "owner"), .text("reason", fr: "raison", en: "reason"),
        .text("look_again", fr: "à revoir", en: "look again"),
        .text("age", fr: "âge en jours", en: "age in days"),
      ],
      rows: items.map { item in
        [
          .record(item.record), .day(item.day), .money(item.amount), .text(item.owner),
          .text(item.reason), .day(item.lookAgain),
          .code(Age(days: day.days(since: item.day)).rawValue),
        ]
      })
  }
}
