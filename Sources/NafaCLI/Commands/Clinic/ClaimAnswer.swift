import BookStore
import DoubleEntry
import HealthFund
import LedgerValues

/// What is said of a provider's claims.
enum ClaimAnswer {
  static func rows(_ reading: ClaimReading) -> [Answer.Block] {
    [
      .fields([
        Answer.Field("rows", fr: "lignes du fichier", en: "rows of the file", .count(reading.rows)),
        Answer.Field("lines", fr: "lues", en: "read", .count(reading.lines.count)),
        Answer.Field("amount", fr: "montant demandé", en: "amount claimed", .money(reading.amount)),
      ])
    ]
  }

  /// How many lines are what the book has, and how many differ by which name.
  static func summary(_ result: ClaimResult) -> [Answer.Block] {
    let named = Dictionary(grouping: result.doubtful) { $0.discrepancies.first?.name }
    var rows: [[Cell]] = [
      counted("accepted", Message(fr: "acceptées", en: "accepted"), result.clean)
    ]
    for name in ClaimDiscrepancy.Name.allCases {
      guard let findings = named[name] else { continue }
      rows.append(counted(name.rawValue, name.message, findings))
    }
    rows.append([
      .term("unclaimed", Message(fr: "soins non facturés", en: "care not claimed")),
      .count(result.unclaimed.count), .money(result.unclaimed.reduce(.zero) { $0 + $1.left }),
    ])
    return [.table(Table("lines", columns: sums, rows: rows))]
  }

  private static let sums: [Table.Column] = [
    .text("line", fr: "lignes", en: "lines"), .number("count", fr: "nombre", en: "count"),
    .number("amount", fr: "montant", en: "amount"),
  ]

  private static func counted(
    _ key: String, _ word: Message, _ findings: [ClaimFinding]
  ) -> [Cell] {
    [
      .term(key, word), .count(findings.count),
      .money(findings.reduce(.zero) { $0 + $1.line.line.amount }),
    ]
  }

  /// Every line that waits, with what differs; then the care that no line claims.
  static func open(_ result: ClaimResult) -> [Answer.Block] {
    let lines = Table(
      "lines", title: Message(fr: "Lignes qui attendent", en: "Lines that wait"),
      columns: [
        .text("line", fr: "ligne", en: "line"), .text("day", fr: "jour", en: "day"),
        .text("visit", fr: "visite", en: "visit"), .number("claimed", fr: "demandé", en: "claimed"),
        .number("owed", fr: "dû", en: "owed"), .text("name", fr: "écart", en: "discrepancy"),
        .text("recorded", fr: "le livre a", en: "the book has"),
      ],
      rows: result.findings.map { finding in
        let line = finding.line.line
        let first = finding.discrepancies.first
        return [
          .code(finding.line.id.words), .day(line.day), line.visit.map { .code($0) } ?? .blank,
          .money(line.amount), finding.care.isEmpty ? .blank : .money(finding.left),
          first.map { .term($0.name.rawValue, $0.name.message) } ?? .blank,
          first?.recorded ?? .blank,
        ]
      })
    let care = Table(
      "unclaimed", title: Message(fr: "Soins non facturés", en: "Care not claimed"),
      columns: [
        .text("day", fr: "jour", en: "day"), .text("visit", fr: "visite", en: "visit"),
        .text("service", fr: "prestation", en: "service"), .number("owed", fr: "dû", en: "owed"),
      ],
      rows: result.unclaimed.map { care in
        [.day(care.day), .code(care.visit), .code(care.service), .money(care.left)]
      })
    return [.table(lines), .table(care)]
  }

  /// What became of the lines that a person answered.
  static func answered(_ matches: [ClaimMatch]) -> [Answer.Block] {
    [
      .fields([
        Answer.Field("lines", fr: "lignes", en: "lines", .count(matches.count)),
        Answer.Field(
          "accepted", fr: "accepté", en: "accepted",
          .money(matches.reduce(.zero) { $0 + $1.accepted })),
        Answer.Field(
          "disputed", fr: "contesté", en: "disputed",
          .money(matches.reduce(.zero) { $0 + $1.disputed })),
      ])
    ]
  }

  /// From what is claimed to what is accepted, by name.
  static func report(_ report: ClaimReport, _ provider: String) -> [Answer.Block] {
    var rows: [[Cell]] = [
      sum("accepted", Message(fr: "accepté", en: "accepted"), report.accepted)
    ]
    for named in report.disputed {
      let name = named.name.message
      rows.append(
        sum(
          named.name.rawValue, Message(fr: "contesté : \(name)", en: "disputed: \(name)"),
          named.sum))
    }
    rows.append(
      sum("open", Message(fr: "attend une réponse", en: "waits for an answer"), report.open))
    let table = Table(
      "claimed", columns: sums, rows: rows,
      total: sum("claimed", Message(fr: "Demandé", en: "Claimed"), report.claimed))
    return [
      .heading(
        Message(
          fr: "Factures de \(code: provider)", en: "Claims of \(code: provider)")),
      .table(table),
      .fields([
        Answer.Field(
          "overcharged", fr: "à rendre aux ménages", en: "to give back to households",
          .money(report.overcharged.amount)),
        Answer.Field(
          "unclaimed", fr: "dû et non facturé", en: "owed and not claimed",
          .money(report.unclaimed.amount)),
      ]),
    ]
  }

  private static func sum(_ key: String, _ word: Message, _ sum: ClaimReport.Sum) -> [Cell] {
    [.term(key, word), .count(sum.count), .money(sum.amount)]
  }

  /// What of the accepted amounts each fund has paid, and may pay or has overpaid; of one claim alone,
  /// what it bears.
  static func funds(
    _ report: ClaimReport, _ paid: [FundCode: Money], claim: RecordKey? = nil
  ) -> [Answer.Block] {
    guard !report.funds.isEmpty else { return [] }
    let columns: [Table.Column] = [
      .text("fund", fr: "fonds", en: "fund"), .number("accepted", fr: "accepté", en: "accepted"),
      .number("promised", fr: "dont promis", en: "of it promised"),
    ]
    guard claim == nil else {
      let rows: [[Cell]] = report.funds.map {
        [.code($0.fund.text), .money($0.amount), .money($0.promised)]
      }
      return [.table(Table("funds", columns: columns, rows: rows))]
    }
    return [
      .table(
        Table(
          "funds",
          columns: columns + [
            .number("paid", fr: "payé", en: "paid"), .number("left", fr: "à payer", en: "to pay"),
            .number("overpaid", fr: "trop-perçu", en: "overpaid"),
          ], rows: report.standing(paid: paid).map(payable)))
    ]
  }

  private static func payable(_ fund: ClaimReport.Standing) -> [Cell] {
    [
      .code(fund.part.fund.text), .money(fund.part.amount), .money(fund.part.promised),
      .money(fund.paid), .money(fund.left), .money(fund.overpaid),
    ]
  }
}
