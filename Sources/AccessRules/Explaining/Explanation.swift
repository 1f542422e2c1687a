import LedgerValues

/// Why a decision is as it is, in words: one sentence to say aloud, and the reasons to check.
public struct Explanation: Hashable, Sendable {
  /// For the person who pays: what she pays, who pays the rest, why.
  public let sentence: String
  /// For the committee: articles, rows, facts with their sources and days, amounts per payer.
  public let lines: [Line]

  /// A line of the committee's list, indented by its depth.
  public struct Line: Hashable, Sendable {
    public let depth: Int
    public let text: String
  }

  /// The committee's list as plain text, two blanks a depth.
  public var text: String {
    lines.map { String(repeating: "  ", count: $0.depth) + $0.text }.joined(separator: "\n")
  }
}

extension RuleBook {
  /// Explains a decision that this book made for a case.
  ///
  /// The names of facts, articles and reasons are the book's own words; what stands between them
  /// is in the language asked for.
  ///
  /// - Parameter spoken: The words of the sentence, where labels give them.
  public func explanation(
    of decision: Decision, for care: CareCase, in language: RuleBookLanguage,
    aloud spoken: SpokenWords? = nil
  ) -> Explanation {
    var writer = ExplanationWriter(self, care, Phrases(language: language, spoken: spoken))
    writer.explain(decision)
    return Explanation(sentence: writer.sentence(decision), lines: writer.lines)
  }
}

/// Writes an explanation from a decision's rows.
private struct ExplanationWriter {
  let book: RuleBook
  let care: CareCase
  let phrases: Phrases
  var lines: [Explanation.Line] = []
  /// What was said of rows, and of facts that all lines share.
  private var saidRows: [AppliedRows: String] = [:]
  private var saidFacts: [VariableIndex: String] = [:]

  init(_ book: RuleBook, _ care: CareCase, _ phrases: Phrases) {
    self.book = book
    self.care = care
    self.phrases = phrases
  }

  private mutating func add(_ depth: Int, _ text: String) {
    lines.append(Explanation.Line(depth: depth, text: text))
  }

  mutating func explain(_ decision: Decision) {
    add(0, phrases.ruleBook(book))
    if decision.asksBeforeCare == .no { add(0, phrases.careFirst) }
    if !decision.suppositions.isEmpty {
      let supposed = decision.suppositions.map { name in
        guard let fact = book.facts.first(where: { sameBytes($0.name, name) }),
          case .suppose(let state) = fact.silence
        else { return name }
        return "\(name) = \(fact.text(of: state, phrases.language))"
      }
      add(0, phrases.supposed(supposed))
    }
    if !decision.doubts.isEmpty { add(0, phrases.doubted(decision.doubts)) }
    switch decision.outcome {
    case .decided(let shares): explain(shares)
    case .undecided(let undecided): explain(undecided)
    case .flawed(let flaw):
      if let other = flaw.against {
        let mine = AppliedRows(table: flaw.table, rows: flaw.rows)
        return add(0, phrases.contradiction(row(other), row(mine)))
      }
      add(0, phrases.flaw(book.articles[book.tables[flaw.table].article].label, flaw))
    }
  }

  private mutating func explain(_ undecided: Undecided) {
    add(0, phrases.undecided(undecided))
    for name in undecided.questions { add(1, phrases.ask(name)) }
    for name in undecided.unanswerable { add(1, phrases.cannotAsk(name)) }
  }

  private mutating func explain(_ shares: CostShares) {
    add(0, phrases.totals(shares, book))
    for (index, line) in shares.lines.enumerated() {
      add(0, phrases.line(index, line, facts: lineFacts(index)))
      var rest = line.fee
      for step in book.steps where rest.isPositive {
        explain(step, index, line, shares)
        for share in line.shares where share.step == step.number { rest = rest - share.amount }
      }
      add(1, phrases.household(line.household))
    }
    for benefit in shares.benefits {
      add(0, phrases.benefit(benefit))
      guard let aid = book.aids.first(where: { sameBytes($0.name, benefit.name) }),
        let line = shares.lines.first,
        let applied = line.rows.first(where: { $0.table == aid.table })
      else { continue }
      explain(applied, line, 0, depth: 1)
      var known: [String] = []
      for variable in aid.formulas.flatMap(\.facts) { known.append(fact(variable, 0)) }
      if !known.isEmpty { add(2, known.joined(separator: " ; ")) }
    }
  }

  /// The values of a line's facts, in the order of the rule book.
  private func lineFacts(_ line: Int) -> [String] {
    book.facts.indices.filter { book.facts[$0].subject == .line }.compactMap { fact in
      care.lines[line].facts[book.facts[fact].name].map {
        book.facts[fact].text(of: $0.state, phrases.language)
      }
    }
  }

  private mutating func explain(
    _ step: PayerStep, _ index: Int, _ line: LineShares, _ shares: CostShares
  ) {
    let payer = book.payers[step.payer]
    let applied = rows(behind: step, line)
    let mine = line.shares.filter { $0.step == step.number }
    if mine.isEmpty {
      // What gives nothing without a reason is not worth a line.
      let hasReason = applied.contains { rows in
        rows.rows.contains { !book.tables[rows.table].rows[$0].reason.isEmpty }
      }
      let isCapped = shares.caps.contains { $0.step == step.number && $0.line == index }
      guard hasReason || isCapped else { return }
      // What the line itself rules out needs no more words than the committee's reason.
      if applied.count == 1, !testsMoreThanTheLine(applied[0].table) {
        return add(1, phrases.nothing(payer, row(applied[0])))
      }
      add(1, phrases.nothing(payer, nil))
    }
    for share in mine { add(1, phrases.share(share, payer)) }
    if case .excess(let limits) = step.take {
      add(2, phrases.excess(step.article, limits.map { phrases.ceiling($0, book) }))
    }
    for cap in shares.caps where cap.step == step.number && cap.line == index {
      add(2, phrases.cap(cap, phrases.ceiling(step.ceilings[cap.ceiling], book)))
    }
    for shortfall in shares.shortfalls
    where shortfall.line == index && shortfall.step == step.number {
      add(2, phrases.shortfall(shortfall, limit: payer.promiseLimit))
      guard shortfall.borneBy == .pastLimit else { continue }
      for guarantee in book.guarantees(protecting: step, line) {
        add(3, phrases.guarantee(guarantee))
      }
    }
    for rows in applied { explain(rows, line, index, depth: 2) }
  }

  /// The rows that say the percentage a step takes.
  private func rows(behind step: PayerStep, _ line: LineShares) -> [AppliedRows] {
    guard case .rate(let variable) = step.take else { return [] }
    return line.rows(deciding: variable, book)
  }

  /// A row that applied, its facts, and the rows that decided what it tests.
  private mutating func explain(
    _ applied: AppliedRows, _ line: LineShares, _ index: Int, depth: Int
  ) {
    add(depth, rowAndTerms(applied))
    var deeper: [AppliedRows] = []
    var facts = ""
    for (column, variable) in book.tables[applied.table].inputs.enumerated()
    where applied.rows.contains(where: { isTested(column, applied.table, $0) }) {
      if variable < book.facts.count {
        facts += (facts.isEmpty ? "" : " ; ") + fact(variable, index)
      } else {
        for rows in line.rows(deciding: variable, book) where !deeper.contains(rows) {
          deeper.append(rows)
        }
      }
    }
    if !facts.isEmpty { add(depth + 1, facts) }
    for rows in deeper { explain(rows, line, index, depth: depth + 1) }
  }

  /// Whether a row asks something of a column; `sinon` asks something of each.
  private func isTested(_ column: Int, _ table: Int, _ row: Int) -> Bool {
    let isOtherwise = book.tables[table].hasOtherwise && row == book.tables[table].rows.count - 1
    return isOtherwise || !sameBytes(book.tables[table].rows[row].cells[column], "-")
  }

  /// `article 1, ligne 2 « paludisme avant cinq ans »`.
  private func row(_ applied: AppliedRows) -> String {
    let table = book.tables[applied.table]
    let reasons = applied.rows.map { table.rows[$0].reason }.filter { !$0.isEmpty }
    return phrases.row(book.articles[table.article].label, applied.rows, reasons)
  }

  private func testsMoreThanTheLine(_ table: Int) -> Bool {
    book.tables[table].inputs.contains { variable in
      variable < book.facts.count
        ? book.facts[variable].subject == .person || book.facts[variable].subject == .household
        : testsMoreThanTheLine(book.outputs[variable - book.facts.count].table)
    }
  }

  /// A row with what it decides, said once however many lines it applied to.
  private mutating func rowAndTerms(_ applied: AppliedRows) -> String {
    if let said = saidRows[applied] { return said }
    let terms = book.terms(of: applied, on: care.day).joined(separator: ", ")
    let text = phrases.row(row(applied), terms)
    saidRows[applied] = text
    return text
  }

  private mutating func fact(_ variable: VariableIndex, _ line: Int) -> String {
    if let said = saidFacts[variable] { return said }
    let isOfLine = book.facts[variable].subject == .line
    let facts = isOfLine ? care.lines[line].facts : care.facts
    let text = phrases.fact(book.facts[variable], facts[book.facts[variable].name])
    if !isOfLine { saidFacts[variable] = text }
    return text
  }
}

extension RuleBook {
  /// What rows of a table decide: `Part du fonds = 75 % (Taux du fonds, PV n° 14)`.
  func terms(of applied: AppliedRows, on day: Day) -> [String] {
    let table = tables[applied.table]
    return table.outputs.enumerated().map { place, variable in
      let output = outputs[variable - facts.count]
      var texts: [String] = []
      for row in applied.rows {
        let text = text(of: table.rows[row].outputs[place], in: output.domain, on: day)
        if !texts.contains(where: { sameBytes($0, text) }) { texts.append(text) }
      }
      return "\(output.name) = \(texts.joined(separator: " | "))"
    }
  }

  private func text(of cell: OutputCell, in domain: ValueDomain, on day: Day) -> String {
    switch cell {
    case .literal(let code): return NumberText.spelled(code, in: domain)
    case .parameter(let index):
      let parameter = parameters[index]
      guard let value = parameter.value(on: day) else { return parameter.name }
      let number = NumberText.spelled(value.term.code(in: domain), in: domain)
      return "\(number) (\(parameter.name), \(value.reference))"
    }
  }
}

extension ExplanationWriter {
  /// One sentence for the person who pays.
  func sentence(_ decision: Decision) -> String {
    var parts: [String] = []
    if decision.asksBeforeCare == .no { parts.append(phrases.spoken.say(.careFirst)) }
    switch decision.outcome {
    case .decided(let shares):
      parts.append(phrases.youPay(shares, book))
      let warned = phrases.promisedPastLimit(shares, book)
      if let warned { parts.append(warned) }
      let given = shares.benefits.filter { ($0.paid + $0.committed).isPositive }
      if !given.isEmpty { parts.append(phrases.youReceive(given)) }
      let reasons = reasons(shares)
      if !reasons.isEmpty { parts.append(phrases.because(reasons)) }
    case .undecided(let undecided): parts.append(phrases.undecidedAloud(undecided))
    case .flawed: parts.append(phrases.flawAloud)
    }
    return parts.joined(separator: " ")
  }

  /// The committee's reasons for the shares that are not nothing, each once.
  private func reasons(_ shares: CostShares) -> [String] {
    var reasons: [String] = []
    for line in shares.lines {
      for share in line.shares {
        guard let step = book.steps.first(where: { $0.number == share.step }) else { continue }
        for applied in rows(behind: step, line) {
          for row in applied.rows {
            let reason = book.tables[applied.table].rows[row].reason
            if !reason.isEmpty, !reasons.contains(where: { sameBytes($0, reason) }) {
              reasons.append(reason)
            }
          }
        }
      }
    }
    return reasons
  }
}
