import DoubleEntry
import LedgerValues
import Testing

@testable import NafaCLI

@Suite struct ArgumentParserTests {
  private enum Sample {
    static let amount = Parameter.operand("amount", .money, fr: "f", en: "e")
    static let notes = Parameter.operands("notes", .text, isRequired: false, fr: "f", en: "e")
    static let on = Parameter.option("on", .day, fr: "f", en: "e")
    static let fund = Parameter.options("fund", .fund, fr: "f", en: "e")
    static let voucher = Parameter.requiredOption("voucher", .text, fr: "f", en: "e")
    static let late = Parameter.flag("late", short: "l", fr: "f", en: "e")
    static let summary = Message(fr: "f", en: "e")

    static let pay = Command(
      "pay", fr: "payer", section: .treasurer, summary: summary,
      parameters: [amount, notes, on, fund, voucher, late]
    ) { _ in Outcome(Answer()) }
    static let close = Command(
      "close", fr: "clôturer", section: .books, summary: summary
    ) { _ in Outcome(Answer()) }
    static let reconcile = Command(
      "reconcile", fr: "rapprocher", section: .reconcile, summary: summary,
      subcommands: [
        Command("import", fr: "importer", section: .reconcile, summary: summary) { _ in
          Outcome(Answer())
        }
      ])
    static let all = [pay, close, reconcile]
  }

  private func parse(_ line: String, _ language: Language = .english) throws -> Invocation {
    try ArgumentParser.parse(
      line.split(separator: " ").map(String.init), commands: Sample.all, language: language)
  }

  @Test(arguments: [
    "pay 1500 --voucher F1 --on 2026-03-09 --fund GEN --fund sol --late",
    "pay --on=2026-03-09 --fund=GEN --fund=SOL -l --voucher=F1 1500",
    "--lang en pay --late --voucher F1 --fund GEN --on 2026-03-09 1500 --fund SOL -O csv",
    "payer --voucher F1 --fund GEN --on 2026-03-09 --fund SOL -l -- 1500",
  ])
  func `options may stand anywhere`(line: String) throws {
    let arguments = try parse(line).arguments
    #expect(try arguments.value(of: Sample.amount) == 1_500)
    #expect(try arguments.value(of: Sample.on) == Day(2026, 3, 9))
    #expect(try arguments.value(of: Sample.fund).map(\.text) == ["GEN", "SOL"])
    #expect(try arguments.value(of: Sample.voucher) == "F1")
    #expect(try arguments.value(of: Sample.late))
    #expect(try arguments.value(of: Sample.notes) == [])
  }

  @Test func `a negative amount is an operand, and so is what follows two hyphens`() throws {
    let arguments = try parse("pay -500 --voucher F1 a -- --late -l").arguments
    #expect(try arguments.value(of: Sample.amount) == -500)
    #expect(try arguments.value(of: Sample.notes) == ["a", "--late", "-l"])
    #expect(try !arguments.value(of: Sample.late))
  }

  @Test(arguments: ["clôturer", "cloturer", "CLÔTURER", "close", "clo\u{302}turer"])
  func `commands have French names, with and without accents`(word: String) throws {
    #expect(try parse(word).path.map(\.name) == ["close"])
  }

  @Test func `commands may be under others`() throws {
    #expect(try parse("rapprocher importer").path.map(\.name) == ["reconcile", "import"])
  }

  @Test(arguments: [
    ("pya", UsageError.commandUnknown("pya", after: [], suggestion: "pay")),
    ("cloturre", .commandUnknown("cloturre", after: [], suggestion: "clôturer")),
    ("wxyz", .commandUnknown("wxyz", after: [], suggestion: nil)),
    ("reconcile imprt", .commandUnknown("imprt", after: ["reconcile"], suggestion: "import")),
    ("pay --voucheer F1", .optionUnknown("--voucheer", suggestion: "--voucher")),
    ("pay --vouch F1", .optionUnknown("--vouch", suggestion: "--voucher")),
    ("pay -x", .optionUnknown("-x", suggestion: nil)),
    ("pay --amount 5", .operandAsOption("--amount", Message(fr: "MONTANT", en: "AMOUNT"))),
    ("pay --amount=5", .operandAsOption("--amount", Message(fr: "MONTANT", en: "AMOUNT"))),
    ("--on 2026-03-09 pay", .optionUnknown("--on", suggestion: nil)),
    ("pay --on 2026-03-09 --on 2026-03-10", .optionTwice("on")),
    ("pay --late=yes", .valueUnexpected("late")),
    ("pay 5 --on", .valueMissing("on")), ("pay 5 --on --late", .valueMissing("on")),
    ("close now", .operandTooMany("now")),
    ("pay --voucher F1", .operandMissing(Message(fr: "MONTANT", en: "AMOUNT"))),
    ("pay 5", .optionMissing("voucher")),
    (
      "pay 1.500 --voucher F1",
      .badValue(
        "1.500", .operand(Message(fr: "MONTANT", en: "AMOUNT")), .money(.ambiguousSeparator))
    ),
    ("pay 5 --voucher F1 --on 2026-02-30", .badValue("2026-02-30", .option("on"), .day)),
    ("pay 5 --voucher F1 --fund GEN --fund 5", .badValue("5", .option("fund"), .fund)),
    (
      "pay 5 -O xml",
      .badValue("xml", .option("output"), .choice(["text", "csv", "json"], suggestion: nil))
    ),
  ])
  func `a line that is not understood is refused`(line: String, expected: UsageError) {
    #expect(throws: expected) { try parse(line) }
  }

  @Test func `help needs nothing else on the line`() throws {
    #expect(try parse("pay --help").path.map(\.name) == ["pay"])
  }

  @Test func `a day may be written the French way in French only`() throws {
    let french = try parse("pay 5 --voucher F1 --on 9/03/2026", .french)
    #expect(try french.arguments.value(of: Sample.on) == Day(2026, 3, 9))
    #expect(throws: UsageError.badValue("9/03/2026", .option("on"), .day)) {
      try parse("pay 5 --voucher F1 --on 9/03/2026")
    }
    #expect(throws: UsageError.badValue("31/02/2026", .option("on"), .day)) {
      try parse("pay 5 --voucher F1 --on 31/02/2026", .french)
    }
  }

  @Test func `English amounts group with commas, French ones do not`() throws {
    let arguments = try parse("pay 1,500 --voucher F1").arguments
    #expect(try arguments.value(of: Sample.amount) == 1_500)
    #expect(throws: UsageError.self) { try parse("pay 1,500 --voucher F1", .french) }
  }

  @Test func `texts are composed and hold no control character`() throws {
    let words = ["pay", "5", "--voucher", "rec\u{327}u 1"]
    let arguments = try ArgumentParser.parse(words, commands: Sample.all, language: .french)
      .arguments
    #expect(try arguments.value(of: Sample.voucher).utf8.elementsEqual("reçu 1".utf8))
    for text in ["a\nb", "a\u{9B}31m", "a\u{202E}b"] {
      #expect(throws: UsageError.badValue(text, .option("voucher"), .controlCharacter)) {
        try ArgumentParser.parse(
          ["pay", "5", "--voucher", text], commands: Sample.all, language: .french)
      }
    }
  }
}

@Suite struct ValueKindTests {
  @Test(arguments: [
    ("#120", KnownAt.record(RecordKey(site: 1, sequence: 120))),
    ("120", .record(RecordKey(site: 1, sequence: 120))),
    ("2026-03-09T08:15Z", .moment(Moment(milliseconds: 1_773_044_100_000))),
  ])
  func `a moment of knowledge is an instant or a record`(text: String, expected: KnownAt) throws {
    #expect(try ValueKind.knownAt.read(text, .english) == expected)
  }

  @Test(arguments: ["#", "#0", "#-1", "0", "2026-03-09"])
  func `anything else is not`(text: String) {
    #expect(throws: ValueProblem.knownAt) { try ValueKind.knownAt.read(text, .english) }
  }

  @Test(arguments: ["0", "25", "", "1.5", "-3", "+3", "99999999999999999999"])
  func `a number outside its range is refused`(text: String) {
    #expect(throws: ValueProblem.integer(1...24)) {
      try ValueKind.integer(1...24).read(text, .english)
    }
  }
}
