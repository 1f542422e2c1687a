import AccessRules
import BookStore
import LedgerValues

extension RulesCommand {
  private static let bill = Parameter.operands(
    "lines", .billLine, isRequired: true,
    fr: "les lignes de la facture : 3000,Acte=médicament,Programme=paludisme",
    en: "the lines of the bill: 3000,Acte=médicament,Programme=paludisme")

  private static let factFile = Parameter.option(
    "facts", .file, fr: "un fichier de faits, un par ligne : Triage=vert",
    en: "a file of facts, one a line: Triage=vert")

  private static let draft = Parameter.option(
    "rules", .file, fr: "un règlement qui n'est pas encore adopté",
    en: "a rule book that is not adopted yet")

  private static let available = Parameter.options(
    "available", .fundAmount,
    fr: "ce qu'un fonds peut dépenser : SOL=1000 ; sans elle, il suffit",
    en: "what a fund can spend: SOL=1000; without it, it suffices")

  private static let day = Parameter.option(
    "at", .day,
    fr: "le jour, sinon aujourd'hui ; pour --rules, sinon le premier jour du règlement",
    en: "the day, else today; with --rules, else the rule book's first day")

  private static let depth = Parameter.option(
    "depth", .choice(["sentence": CaseAnswer.Depth.sentence, "tree": .tree, "cells": .cells]),
    fr: "la phrase pour la mère, l'arbre pour le comité, ou chaque case pour l'auditeur",
    en: "the sentence for the mother, the tree for the committee, or every cell for the auditor")

  static let decide = Command(
    "decide", fr: "trancher", section: .rules,
    summary: Message(
      fr: "essayer un cas : qui paierait quoi, et pourquoi ; n'écrit rien",
      en: "try a case: who would pay what, and why; writes nothing"),
    details: [
      Message(
        fr:
          "Un fait qui n'est pas donné n'est pas demandé ; un compteur qui n'est pas donné est à 0 F.",
        en: "A fact that is not given was not asked; a counter that is not given is at 0 F.")
    ],
    examples: [
      "rules decide 1000,Acte=consultation --fact Triage=vert --rules reglement.md --at 2025-03-04"
    ],
    parameters: [bill, VisitParameters.facts, factFile, available, day, draft, depth, spoken]
  ) { (session) throws(Diagnostic) in
    let (ruleBook, day) = try ruleBook(session)
    var answers =
      try session[factFile].map { (path) throws(Diagnostic) in
        try facts(in: path, session)
      } ?? []
    answers += try session[VisitParameters.facts]
    let lines = try session[bill]
    let care = CareCase(
      day: day, facts: try read(answers, ofLines: false, ruleBook),
      lines: try lines.map { (line) throws(Diagnostic) in
        CareLine(fee: line.fee, facts: try read(line.facts, ofLines: true, ruleBook))
      }, available: try funds(of: ruleBook, session))
    return try CaseAnswer.outcome(
      care, ruleBook, try session[depth] ?? .tree, session,
      aloud: try session.spokenWords(of: ruleBook))
  }

  /// The rule book that decides, and the day that it decides for.
  private static func ruleBook(_ session: Session) throws(Diagnostic) -> (RuleBook, Day) {
    let asked = try session[day]
    guard let path = try session[draft] else {
      let book = try session.readBook()
      let day = asked ?? book.today
      return (try booked { () throws(BookError) in try book.ruleBook(on: day) }, day)
    }
    let reading = RuleBook.read(try session.text(of: path))
    guard let ruleBook = reading.book else {
      throw reading.mistakes.first.map { Diagnostic($0, in: path) }
        ?? Diagnostic(Refusal.careCase(.unreadable))
    }
    return (ruleBook, asked ?? ruleBook.inForce.lowerBound)
  }

  /// What the funds of a rule book can spend: all that is asked, where nothing is said.
  private static func funds(
    of ruleBook: RuleBook, _ session: Session
  ) throws(Diagnostic) -> [String: Money] {
    let known = ruleBook.payers.compactMap(\.fund)
    var funds = Dictionary(known.map { ($0, Money(Money.bound)) }) { first, _ in first }
    for given in try session[available] {
      let name = NormalForm.folded(given.fund)
      guard let fund = known.first(where: { NormalForm.folded($0) == name }) else {
        let choices = funds.keys.sorted()
        throw Diagnostic(
          UsageError.badValue(
            given.fund, .option("available"),
            .choice(choices, suggestion: NearMiss.of(given.fund, among: choices))))
      }
      funds[fund] = given.amount
    }
    return funds
  }

  private static func facts(
    in path: String, _ session: Session
  ) throws(Diagnostic) -> [IntakeFact] {
    var facts: [IntakeFact] = []
    for line in try session.text(of: path).split(whereSeparator: \.isNewline) {
      let text = String(line.drop(while: \.isWhitespace))
      guard !text.isEmpty, !text.hasPrefix("#") else { continue }
      facts.append(
        try explained { () throws(UsageError) in
          do throws(ValueProblem) {
            return try ValueKind<IntakeFact>.fact.read(text, session.language)
          } catch {
            throw .badValue(text, .option("facts"), error)
          }
        })
    }
    return facts
  }

  /// What was given, in the types of the rule book; a fact that it does not have is refused, as is a
  /// value that is none of the fact's. A counter that was not given is at nothing.
  private static func read(
    _ answers: [IntakeFact], ofLines: Bool, _ ruleBook: RuleBook
  ) throws(Diagnostic) -> [String: Fact] {
    let declared = ruleBook.facts.filter { ($0.subject == .line) == ofLines }
    let counters = declared.filter { $0.counter != nil }
    var facts = Dictionary(
      counters.map { ($0.name, Fact(.value(.integer(0)))) }
    ) { first, _ in first }
    let given: UsageError.Parameter =
      ofLines ? .operand(ValueKind<BillLine>.billLine.placeholder) : .option("fact")
    for answer in try VisitParameters.once(answers, given) {
      let name = NormalForm.folded(answer.name)
      guard let fact = declared.first(where: { NormalForm.folded($0.name) == name }) else {
        throw Diagnostic(Refusal.factUnknown(answer.name, asked: declared.map(\.name)))
      }
      guard let state = try? fact.state(reading: answer.answer) else {
        throw Diagnostic(
          Refusal.factValue(
            fact: fact.name, value: answer.answer, possible: fact.possibleValues))
      }
      facts[fact.name] = Fact(state)
    }
    return facts
  }
}

/// A line of a bill, as it is typed.
struct BillLine: Hashable, Sendable {
  let fee: Money
  let facts: [IntakeFact]
}

extension ValueKind where Value == BillLine {
  static var billLine: Self {
    Self(Message(fr: "PRIX[,FAIT=RÉPONSE]", en: "FEE[,FACT=ANSWER]")) {
      (text, language) throws(ValueProblem) in
      let parts = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      var facts: [IntakeFact] = []
      for part in parts.dropFirst() {
        facts.append(try ValueKind<IntakeFact>.fact.read(part, language))
      }
      return BillLine(fee: try ValueKind<Money>.money.read(parts[0], language), facts: facts)
    }
  }
}

/// What a fund can spend, as it is typed.
struct FundAmount: Hashable, Sendable {
  let fund: String
  let amount: Money
}

extension ValueKind where Value == FundAmount {
  static var fundAmount: Self {
    Self(Message(fr: "FONDS=MONTANT", en: "FUND=AMOUNT")) {
      (text, language) throws(ValueProblem) in
      let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard halves.count == 2, !halves[0].isEmpty else { throw .fund }
      return FundAmount(
        fund: String(halves[0]),
        amount: try ValueKind<Money>.money.read(String(halves[1]), language))
    }
  }
}
