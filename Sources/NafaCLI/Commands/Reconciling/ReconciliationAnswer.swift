import BookStore
import LedgerValues
import Reconciliation

/// The two-sided report: from the statement's balance to the books', line by line.
enum ReconciliationAnswer {
  static func blocks(
    _ report: ReconciliationReport, inSuspense: [SuspenseItem] = []
  ) -> [Answer.Block] {
    [
      .heading(
        Message(
          fr: "Rapprochement du compte \(code: report.account) au \(report.day)",
          en: "Reconciliation of account \(code: report.account) on \(report.day)")),
      .table(steps(report)), .table(AgeingTable.table(report)), .table(items(report)),
      .table(SuspenseTable.table(inSuspense, on: report.day)),
      .paragraph(
        report.difference.isZero
          ? Message(
            fr: "Chaque franc est expliqué : l'écart est nul.",
            en: "Every franc is explained: the difference is zero.")
          : Message(
            fr: "Il reste un écart de \(report.difference).",
            en: "A difference of \(report.difference) is left."), key: "summary"),
    ]
  }

  private static func steps(_ report: ReconciliationReport) -> Table {
    typealias Report = ReconciliationReport
    var rows: [[Cell]] = [
      step(
        "statement_balance", Message(fr: "Solde du relevé", en: "Balance per statement"), nil,
        report.statementBalance),
      step(
        "receipts_not_credited",
        Message(fr: "encaissements pas encore crédités", en: "receipts not yet credited"),
        report.receiptsNotCredited.count, Report.sum(report.receiptsNotCredited)),
      step(
        "payments_not_debited",
        Message(fr: "paiements pas encore débités", en: "payments not yet debited"),
        report.paymentsNotDebited.count, Report.sum(report.paymentsNotDebited)),
      step(
        "fees_not_booked",
        Message(fr: "frais que le livre n'a pas", en: "fees that the book lacks"),
        report.feesNotBooked.count, -Report.sum(report.feesNotBooked)),
      step(
        "receipts_not_booked",
        Message(fr: "encaissements que le livre n'a pas", en: "receipts that the book lacks"),
        report.receiptsNotBooked.count, -Report.sum(report.receiptsNotBooked)),
      step(
        "payments_not_booked",
        Message(fr: "paiements que le livre n'a pas", en: "payments that the book lacks"),
        report.paymentsNotBooked.count, -Report.sum(report.paymentsNotBooked)),
    ]
    for difference in report.differences {
      rows.append(step("difference", difference.message, nil, difference.amount))
    }
    return Table(
      "steps",
      columns: [
        .text("step", fr: "étape", en: "step"), .number("count", fr: "nombre", en: "count"),
        .number("amount", fr: "montant", en: "amount"),
      ], rows: rows,
      total: [
        .term("book_balance", Message(fr: "Solde du livre", en: "Balance per books")), .blank,
        .money(report.bookBalance),
      ])
  }

  private static func step(
    _ key: String, _ word: Message, _ count: Int?, _ amount: Money
  ) -> [Cell] {
    [.term(key, word), count.map { .count($0) } ?? .blank, .money(amount)]
  }

  private static func items(_ report: ReconciliationReport) -> Table {
    let movements = (report.receiptsNotCredited + report.paymentsNotDebited).map { item in
      (
        side: Message(fr: "livre seul", en: "book alone"), key: "book", day: item.item.day,
        amount: item.item.amount, reference: item.item.reference ?? item.item.voucher ?? "",
        age: item.age
      )
    }
    let lines = (report.feesNotBooked + report.receiptsNotBooked + report.paymentsNotBooked)
      .map { item in
        (
          side: Message(fr: "relevé seul", en: "statement alone"), key: "statement",
          day: item.item.day, amount: item.item.amount, reference: item.item.reference ?? "",
          age: item.age
        )
      }
    return Table(
      "items", title: Message(fr: "Ce qui n'est que d'un côté", en: "What is on one side only"),
      columns: [
        .text("side", fr: "où", en: "where"), .text("day", fr: "jour", en: "day"),
        .number("amount", fr: "montant", en: "amount"),
        .text("reference", fr: "référence", en: "reference"),
        .text("age", fr: "âge en jours", en: "age in days"),
      ],
      rows: (movements + lines).map { item in
        [
          .term(item.key, item.side), .day(item.day), .money(item.amount), .code(item.reference),
          .code(item.age.rawValue),
        ]
      })
  }
}

extension NamedDifference {
  var message: Message {
    switch self {
    case .opening:
      Message(
        fr: "le premier relevé s'ouvre sur un autre solde que le livre",
        en: "the first statement opens with another balance than the books")
    case .gap:
      Message(
        fr: "un relevé manque, ou deux se chevauchent",
        en: "a statement is missing, or two overlap")
    case .untied:
      Message(
        fr: "les lignes d'un relevé ne font pas son solde",
        en: "a statement's lines do not make its balance")
    case .movementsMissing:
      Message(fr: "des mouvements manquent à l'état", en: "movements are missing from the report")
    }
  }
}
