import NafaCLI
import Testing

/// A file that an import refuses, the code and the status that it is refused with.
struct FileFault: Sendable, CustomTestStringConvertible {
  let name: String
  let file: String
  let bytes: [UInt8]
  /// What the first refusal is, and the place that it names.
  let code: String
  let place: String
  /// Commands that come first.
  var before: [[String]] = []

  var testDescription: String { name }

  init(_ name: String, _ file: String, _ text: String, _ code: String, _ place: String = ":2") {
    self.init(name, file, Array(text.utf8), code, place)
  }

  init(_ name: String, _ file: String, _ bytes: [UInt8], _ code: String, _ place: String = ":2") {
    (self.name, self.file, self.bytes) = (name, file, bytes)
    (self.code, self.place) = (code, place)
  }

  func after(_ commands: [String]...) -> FileFault {
    var copy = self
    copy.before = commands
    return copy
  }
}

extension FileFault {
  private static let contributionHeader =
    "day,receipt,kind,household,person,amount,months,from,into,reference\n"
  private static let transferHeader = "day,voucher,from,to,fund,amount,fee,reference\n"
  private static let visitHeader =
    "day,visit,person,provider,line,service,fee,savings,Enceinte,Triage,Motif\n"
  private static let householdHeader =
    "household,group,joined,class,class_day,person,role,name,sex,birth,phone\n"

  private static func dues(
    day: String = "2025-12-30", receipt: String = "R1-900001", household: String = "M0001-3",
    amount: String = "500", months: String = "1", into: String = "5711"
  ) -> String {
    "\(day),\(receipt),dues,\(household),,\(amount),\(months),,\(into),\n"
  }

  private static func contribution(
    _ name: String, _ row: String, _ code: String, _ place: String = ":2"
  ) -> FileFault {
    FileFault(name, "c.csv", contributionHeader + row, code, place)
  }

  static let all: [FileFault] = amounts + codes + days + short + forms

  static let amounts: [FileFault] = [
    contribution(
      "an amount of zero", dues(amount: "0"), "act.amount-not-positive",
      ":2, column amount: `0`"),
    contribution(
      "an amount below zero", dues(amount: "-500"), "act.amount-not-positive",
      ":2, column amount: `-500`"),
    contribution(
      "an amount past what an integer holds", dues(amount: "99999999999999999999"),
      "money.out-of-bounds", ":2, column amount: `99999999999999999999`"),
    contribution(
      "an amount past the bound", dues(amount: "1000000000000"), "money.out-of-bounds",
      ":2, column amount: `1000000000000`"),
    contribution(
      "half a franc", dues(amount: "1.5"), "money.fraction", ":2, column amount: `1.5`"),
    contribution(
      "a point that may part thousands", dues(amount: "1.500"), "money.ambiguous-separator",
      ":2, column amount: `1.500`"),
    contribution(
      "no amount", dues(amount: ""), "row.missing", ":2, column amount"),
    contribution(
      "dues that are not so many months", dues(amount: "500", months: "3"),
      "act.months-do-not-divide", ":2, column months: `3`"),
    FileFault(
      "a fee that is not the listed price", "v.csv",
      visitHeader + "2025-12-30,V-90001,P0001-3,CSCOM-SIKORO,1,CONS,1500,,,vert,maladie\n",
      "visit.fee-off-price-list", ":2, column fee: `1500`"),
    FileFault(
      "savings below zero", "v.csv",
      visitHeader + "2025-12-30,V-90001,P0001-3,CSCOM-SIKORO,1,CONS,1750,-5,,vert,maladie\n",
      "act.savings-negative", ":2, column savings: `-5`"),
  ]

  static let codes: [FileFault] = [
    contribution(
      "an account that the chart has not", dues(into: "9999"), "account.unknown",
      ":2, column into: `9999`"),
    contribution(
      "an account that holds no money", dues(into: "6011"), "account.not-treasury",
      ":2, column into: `6011`"),
    contribution(
      "an account that is no number", dues(into: "caisse"), "row.not-an-account",
      ":2, column into: `caisse`"),
    contribution(
      "a household that nobody knows", dues(household: "M9999-9"), "household.unknown",
      ":2, column household: `M9999-9`"),
    contribution(
      "a household number mistyped", dues(household: "M0001-4"), "household.unknown",
      ":2, column household: `M0001-4`"),
    FileFault(
      "a fund that nobody knows", "t.csv",
      transferHeader + "2025-12-30,V-1,5211,5711,XYZ,100,,\n", "fund.unknown",
      ":2, column fund: `XYZ`"),
    FileFault(
      "a service without a price", "v.csv",
      visitHeader + "2025-12-30,V-90001,P0001-3,CSCOM-SIKORO,1,CONS,1750,,,vert,maladie\n"
        + "2025-12-30,V-90001,P0001-3,CSCOM-SIKORO,2,CONSS,1750,,,vert,maladie\n",
      "service.unknown", ":3, column service: `CONSS`"),
    FileFault(
      "a fact that the rule book does not ask for", "v.csv",
      visitHeader.replacing("Motif", with: "Raison")
        + "2025-12-30,V-90001,P0001-3,CSCOM-SIKORO,1,CONS,1750,,,vert,maladie\n",
      "fact.unknown", ":2, column Raison"),
    contribution(
      "a receipt used with another amount",
      "2025-01-02,R1-000001,dues,M0007-6,,700,1,2025-01,5711,\n", "reference.used",
      ":2, column receipt: `R1-000001`"),
    contribution(
      "a receipt used twice in one file",
      dues() + dues(household: "M0002-1"), "reference.used", ":3, column receipt: `R1-900001`"),
  ]

  static let days: [FileFault] = [
    contribution(
      "a day that does not exist", dues(day: "2025-02-30"), "row.not-a-day",
      ":2, column day: `2025-02-30`"),
    contribution(
      "a day written the other way round", dues(day: "30/12/2025"), "row.not-a-day",
      ":2, column day: `30/12/2025`"),
    contribution(
      "a day before the book", dues(day: "2024-12-31"), "day.before-start",
      ":2, column day: `2024-12-31`"),
    contribution(
      "a day far from now", dues(day: "2026-12-30"), "day.in-future",
      ":2, column day: `2026-12-30`"),
    contribution(
      "a day in a closed month", dues(day: "2025-01-30"), "month.closed",
      ":2, column day: `2025-01-30`"
    ).after(["close", "2025-01"]),
  ]

  static let short: [FileFault] = [
    FileFault(
      "more than the account holds", "t.csv",
      transferHeader + "2025-12-30,V-1,5211,5711,GEN,99999999,,\n", "treasury.short",
      ":2, column amount: `99999999`"),
    FileFault(
      "a fund without the resources", "t.csv",
      transferHeader + "2025-12-30,V-1,5212,5211,SOL,1,7000,\n", "fund.short",
      ":2, column amount: `1`"),
    FileFault(
      "more than a clinic is owed", "p.csv",
      "day,voucher,provider,from,fund,amount,fee,reference\n"
        + "2025-12-30,PAI-9,CSREF-C1,5211,GEN,500,,\n2025-12-30,PAI-9,CSREF-C1,5211,STA,20000,,\n",
      "payment.over-payable", ":2, column amount: `500`"),
    FileFault(
      "more than the person has saved", "v.csv",
      visitHeader + "2025-12-30,V-90001,P0002-1,CSCOM-SIKORO,1,CONS,1750,100,,vert,maladie\n",
      "savings.short", ":2, column savings: `100`"),
    FileFault(
      "more savings than the household's share", "v.csv",
      visitHeader + "2025-12-30,V-90001,P0001-3,CSCOM-SIKORO,1,CONS,1750,1500,,vert,maladie\n",
      "savings.above-share", ":2, column savings: `1500`"),
  ]

  static let forms: [FileFault] = [
    FileFault("an empty file", "c.csv", "", "table.empty", "c.csv"),
    FileFault("a file of blank lines", "c.csv", "\n \r\n\n", "table.empty", "c.csv"),
    FileFault(
      "Latin letters that are not UTF-8", "c.csv",
      Array((contributionHeader + "2025-12-30,R1-900001,dues,M0001-3").utf8) + [0xE9, 0x0A],
      "table.not-utf-8", ":2, column 34"),
    FileFault(
      "UTF-16", "c.csv", [0xFF, 0xFE] + contributionHeader.utf8.flatMap { [$0, 0] },
      "table.utf-16", "c.csv"),
    contribution(
      "a NUL", "2025-12-30,R1-900001,du\0es,M0001-3,,500,1,,5711,\n", "table.nul",
      ":2, column 24"),
    contribution(
      "a quotation mark that nothing closes", "2025-12-30,R1-900001,\"dues,M0001-3,,500,1,,\n",
      "table.quote-not-closed", ":2, column 22"),
    contribution(
      "a line break in a text", "2025-12-30,R1-900001,dues,M0001-3,,500,1,,5711,\"a\nb\"\n",
      "json.control-character", #":2, column reference: `a\u{A}b`"#),
    contribution(
      "a row too short", "2025-12-30,R1-900001,dues,M0001-3,,500,1,,5711\n", "row.cells"),
    FileFault(
      "a missing column", "c.csv", contributionHeader.replacing("amount", with: "amout"),
      "table.missing-columns", "c.csv"),
    FileFault(
      "a column twice", "c.csv", contributionHeader.replacing("reference", with: "montant"),
      "table.duplicate-column", "c.csv"),
    FileFault(
      "a million columns", "c.csv", String(repeating: "c,", count: 1_000_000) + "\n",
      "table.too-many-columns", "c.csv:1"),
    contribution(
      "a field of ten million bytes",
      "2025-12-30,R1-900001,dues,M0001-3,,500,1,,5711," + String(repeating: "x", count: 10_000_000)
        + "\n", "table.cell-too-long", ":2, column 48"),
    FileFault(
      "no file of a fund", "c.csv", "a,b,c\n1,2,3\n", "import.not-recognised", ""),
    FileFault(
      "a birth that is no date", "c.csv",
      householdHeader + "M0900-7,,2025-03-01,,,P0900-7,subscriber,Rokia,F,31/12/1990,76543210\n",
      "row.not-a-date", ":2, column birth"),
    FileFault(
      "a word that is not among the words", "c.csv",
      householdHeader + "M0900-7,,2025-03-01,,,P0900-7,boss,Rokia,F,1990,76543210\n",
      "row.not-among", ":2, column role: `boss`"),
  ]
}
