import BookStore
import DoubleEntry
import LedgerValues
import Reconciliation

/// `nafa reconcile tolerance`: which differences are explained, and where they go.
extension ReconcileCommand {
  static let tolerance = Command(
    "tolerance", fr: "tolérance", section: .reconcile,
    summary: Message(
      fr: "les écarts qu'une règle explique : barème de frais, arrondi",
      en: "the differences that a rule explains: a table of fees, a rounding"),
    details: [
      Message(
        fr:
          "Un écart n'est jamais négligé parce qu'il est petit. Une règle le nomme, et dit où il va ; il est comptabilisé quand une personne accepte la proposition.",
        en:
          "A difference is never let pass for being small. A rule names it and says where it goes; it is posted when a person accepts the suggestion."
      )
    ],
    subcommands: [addTolerance, listTolerances])

  static let toleranceName = Parameter.operand(
    "name", .text(Message(fr: "NOM", en: "NAME")), fr: "le nom de la règle : FRAIS-2025",
    en: "the rule's name: FRAIS-2025")

  static let feeSteps = Parameter.options(
    "fee", .feeStep, fr: "jusqu'à ce montant, ces frais : 5000=60 ; à dire pour chaque palier",
    en: "up to this amount, this fee: 5000=60; said for each step")

  static let rounding = Parameter.option(
    "rounding", .money, fr: "au plus autant de francs, dans les deux sens",
    en: "at most so many francs, either way")

  static let against = Parameter.requiredOption(
    "against", .account, fr: "la charge ou le produit que c'est : 6312",
    en: "the expense or income that it is: 6312")

  static let toleranceFund = Parameter.requiredOption(
    "fund", .fund, fr: "le fonds qui le porte", en: "the fund that bears it")

  static let toleranceFrom = Parameter.requiredOption(
    "from", .day, fr: "le premier jour où elle vaut", en: "the first day it holds")

  static let toleranceTo = Parameter.option(
    "to", .day, fr: "le dernier jour où elle vaut ; sans lui, elle n'a pas de fin",
    en: "the last day it holds; without it, it has no end")

  static let addTolerance = Command(
    "add", fr: "inscrire", section: .reconcile,
    summary: Message(fr: "inscrire une règle", en: "record a rule"),
    details: [
      Message(
        fr:
          "Une règle du même nom prend sa place à partir de son propre premier jour ; avec le même premier jour, elle la remplace.",
        en:
          "A rule of the same name takes its place from its own first day on; with the same first day, it replaces it."
      )
    ],
    examples: [
      "reconcile tolerance add FRAIS-2025 5521 --fee 5000=60 --fee 20000=150 --against 6312 --fund GEN --from 2025-01-01",
      "reconcile tolerance add ARRONDI 5211 --rounding 5 --against 6582 --fund GEN --from 2025-01-01",
    ],
    parameters: [
      toleranceName, account, feeSteps, rounding, against, toleranceFund, toleranceFrom,
      toleranceTo,
    ]
  ) { (session) throws(Diagnostic) in
    let book = try session.writeBook()
    let (name, account) = (try session[toleranceName], try session[account])
    let (from, to) = (try session[toleranceFrom], try session[toleranceTo])
    let (against, fund) = (try session[against], try session[toleranceFund])
    let (steps, rounding) = (try session[feeSteps], try session[rounding])
    if rounding != nil, !steps.isEmpty {
      throw Diagnostic(UsageError.notBoth(.option("fee"), .option("rounding")))
    }
    let measure = rounding.map { Tolerance.Measure.rounding($0) } ?? .fees(steps)
    let rule = try explained { () throws(ReconciliationError) in
      try Tolerance(name: name, account: account.text, from: from, to: to, measure: measure)
    }
    let said = Message(
      fr:
        "\(name: name), compte \(account) : \(rule.measure.message), au \(against), fonds \(fund)",
      en: "\(name: name), account \(account): \(rule.measure.message), to \(against), fund \(fund)")
    try session.confirm(said.asked)
    let result = try booked { () throws(BookError) in
      try book.keep(rule, against: against, fund: fund)
    }
    return try RecordedAnswer.outcome(result, in: book, session, also: [.paragraph(said)])
  }

  static let listTolerances = Command(
    "list", fr: "liste", section: .reconcile,
    summary: Message(fr: "les règles du livre", en: "the rules of the book"),
    examples: ["reconcile tolerance list"], parameters: []
  ) { (session) throws(Diagnostic) in
    let book = try session.readBook()
    let rules = try booked { () throws(BookError) in try book.tolerances() }
    return Outcome(
      Answer(
        .table(
          Table(
            "tolerances",
            columns: [
              .text("record", fr: "enregistrement", en: "record"),
              .text("name", fr: "nom", en: "name"), .text("account", fr: "compte", en: "account"),
              .text("from", fr: "du", en: "from"), .text("to", fr: "au", en: "to"),
              .text("measure", fr: "écart", en: "difference"),
              .text("against", fr: "porté au", en: "posted to"),
              .text("fund", fr: "fonds", en: "fund"),
            ],
            rows: rules.map { kept in
              [
                .record(kept.record), .text(kept.rule.name), .code(kept.rule.account),
                .day(kept.rule.from), kept.rule.to.map { .day($0) } ?? .blank,
                .term(kept.rule.measure.code, kept.rule.measure.message), .code(kept.against.text),
                .code(kept.fund.text),
              ]
            }))))
  }
}

extension Tolerance.Measure {
  fileprivate var code: String {
    switch self {
    case .rounding(let most): "rounding \(most.units)"
    case .fees(let steps): steps.map { "\($0.upTo.units)=\($0.fee.units)" }.joined(separator: " ")
    }
  }

  fileprivate var message: Message {
    switch self {
    case .rounding(let most): Message(fr: "au plus \(most)", en: "at most \(most)")
    case .fees(let steps):
      steps.dropFirst().reduce(Self.words(steps[0])) {
        Message(fr: "\($0), \(Self.words($1))", en: "\($0), \(Self.words($1))")
      }
    }
  }

  private static func words(_ step: Tolerance.Step) -> Message {
    Message(
      fr: "\(bare: step.fee) jusqu'à \(step.upTo)", en: "\(bare: step.fee) up to \(step.upTo)")
  }
}

extension ValueKind where Value == Tolerance.Step {
  static var feeStep: Self {
    Self(Message(fr: "MONTANT=FRAIS", en: "AMOUNT=FEE")) { (text, language) throws(ValueProblem) in
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let money = ValueKind<Money>.money
      return Tolerance.Step(
        upTo: try money.read(String(halves[0]), language),
        fee: try money.read(halves.count == 2 ? String(halves[1]) : "", language))
    }
  }
}
