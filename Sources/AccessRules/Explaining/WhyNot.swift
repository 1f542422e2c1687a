import LedgerValues

extension RuleBook {
  /// Why the household pays what it pays and not less: the rows that would have given more, what
  /// they ask for that is not so, and the smallest change that would help.
  public func whyNotLess(
    _ decision: Decision, for care: CareCase, in language: RuleBookLanguage
  ) -> [Explanation.Line] {
    guard let shares = decision.shares, shares.household.isPositive else { return [] }
    let phrases = Phrases(language: language)
    var lines: [Explanation.Line] = []
    for (index, line) in shares.lines.enumerated() where line.household.isPositive {
      for step in steps {
        for text in betterRows(step, line, index, care, phrases)
        where !lines.contains(where: { sameBytes($0.text, text) }) {
          lines.append(Explanation.Line(depth: 1, text: text))
        }
      }
    }
    if !lines.isEmpty {
      lines.insert(Explanation.Line(depth: 0, text: phrases.whyNotLess), at: 0)
    }
    let changes = smallestChanges(for: care, decision)
    let canChange = facts.contains { $0.change != .fixed }
    if changes.isEmpty, canChange {
      lines.append(Explanation.Line(depth: 0, text: phrases.noSmallChange))
    }
    for change in changes {
      let changed = change.facts.map { changed in
        let declared = facts.first { sameBytes($0.name, changed.name) }
        let isRenewed = declared?.change == .renewable
        return "\(changed.name) = \(declared?.text(of: changed.to, language) ?? "")"
          + (isRenewed ? " (\(phrases.renewed))" : "")
      }
      lines.append(
        Explanation.Line(depth: 0, text: phrases.smallestChange(changed, change.household)))
    }
    return lines
  }

  /// The rows of a step's table that give more than the one that applied, with their failing
  /// conditions.
  private func betterRows(
    _ step: PayerStep, _ line: LineShares, _ index: Int, _ care: CareCase, _ phrases: Phrases
  ) -> [String] {
    guard case .rate(let variable) = step.take, let program = program(on: care.day),
      let applied = line.rows(deciding: variable, self).first,
      let compiled = program.tables.first(where: { $0.table == applied.table }),
      let output = compiled.outputs.firstIndex(of: variable), applied.rows.count == 1
    else { return [] }
    let table = tables[applied.table]
    func rate(_ row: Int) -> Int { compiled.terms[row * compiled.outputs.count + output] }
    return table.rows.indices.filter { row in
      row < compiled.rowCount && rate(row) > rate(applied.rows[0])
    }.compactMap { row in
      let failing = table.inputs.indices.filter { column in
        let bins = bins(of: table.inputs[column], line, index, care, program)
        return compiled.cell(row, column, bins: bins) == .refuses
      }
      // What the line itself rules out is no news to anyone.
      guard !failing.isEmpty, !failing.contains(where: { isOfLine(table.inputs[$0]) }),
        !failing.contains(where: { isBeyondReach(table.inputs[$0], index, care) })
      else { return nil }
      let asked = failing.map { column in
        let name = name(of: table.inputs[column])
        let now = text(of: table.inputs[column], line, index, care, phrases)
        return phrases.asks(name, table.rows[row].cells[column], now: now)
      }
      let rate = Rate(basisPoints: rate(row))?.description ?? ""
      return phrases.better(articles[table.article].label, row, rate, asked)
    }
  }

  /// A card that nobody has, or a triage, is nothing that a household could have brought.
  private func isBeyondReach(_ variable: VariableIndex, _ line: Int, _ care: CareCase) -> Bool {
    guard variable < facts.count else { return false }
    return facts[variable].source == .intake
      || state(of: variable, line, care) == .notApplicable
  }

  private func isOfLine(_ variable: VariableIndex) -> Bool {
    variable < facts.count && facts[variable].subject == .line
  }

  private func text(
    of variable: VariableIndex, _ line: LineShares, _ index: Int, _ care: CareCase,
    _ phrases: Phrases
  ) -> String {
    guard variable < facts.count else {
      let name = outputs[variable - facts.count].name
      guard let rows = line.rows(deciding: variable, self).first,
        let place = tables[rows.table].outputs.firstIndex(of: variable)
      else { return "?" }
      return String(terms(of: rows, on: care.day)[place].dropFirst(name.count + 3))
    }
    return facts[variable].text(of: state(of: variable, index, care), phrases.language)
  }
}
