import LedgerValues

/// The columns of a decision table, by what they are for.
struct TableColumns {
  var inputs: [Int] = []
  /// With the place of the output in the rule book.
  var outputs: [(column: Int, output: Int)] = []
  var reason: Int?
}

extension RuleBookReader {
  /// Reads what every table decides: names first, so that any table may test them.
  mutating func readOutputs() {
    var columns: [[SourceText]] = []
    decided = decisions.map { _ in [] }
    for (index, decision) in decisions.enumerated() where decision.kind != .exception {
      articles[decision.article].tables.append(index)
      for name in declaredNames(decision) {
        newName(name, index: facts.count + outputs.count)
        decided[index].append(outputs.count)
        columns.append(column(named: name, in: decision.table))
        outputs.append(
          OutputDeclaration(name: name.kept, domain: .choice([], isOrdered: false), table: index))
      }
    }
    for (index, decision) in decisions.enumerated() where decision.kind == .exception {
      articles[decision.article].tables.append(index)
      for (name, output) in replacedOutputs(decision) {
        decided[index].append(output)
        columns[output] += column(named: name, in: decision.table)
      }
    }
    for (output, cells) in columns.enumerated() where kind(of: output) != .aid {
      let domain = outputDomain(cells)
      if outputs[output].table == doubtDecision, case .choice(let words, _) = domain {
        refuseUnknownDoubts(words, decisions[outputs[output].table].names)
      }
      outputs[output].domain = domain
    }
    for (index, decision) in decisions.enumerated() where decision.kind != .aid {
      let keyword = decision.kind == .exception ? Vocabulary.exception : Vocabulary.decision
      let names = decided[index].map { outputs[$0].name }
      spelledEntries[decision.names.line] =
        "\(keyword(language)) : \(names.joined(separator: ", "))"
    }
  }

  func kind(of output: Int) -> SourceDecision.Kind { decisions[outputs[output].table].kind }

  /// The names after `décision :`; of `aide : Transport, payeur TRA`, the first alone.
  private func declaredNames(_ decision: SourceDecision) -> [SourceText] {
    let names = decision.names.text.parts(separatedBy: ",").map(decision.names.part)
    return decision.kind == .aid ? Array(names.prefix(1)) : names
  }

  /// What an exception stands in place of: terms that one other table decides.
  private mutating func replacedOutputs(
    _ decision: SourceDecision
  ) -> [(name: SourceText, output: Int)] {
    var replaced: [(name: SourceText, output: Int)] = []
    for name in decision.names.text.parts(separatedBy: ",").map(decision.names.part) {
      guard let variable = variables[name.folded], variable >= facts.count else {
        refuseUnknown(name, name.folded)
        continue
      }
      let output = variable - facts.count
      let table = outputs[output].table
      if kind(of: output) == .aid || table == doubtDecision
        || replaced.first.map({ outputs[$0.output].table != table }) == true
      {
        mistakes.append(name.mistake(.notOneDecision))
      } else if replaced.contains(where: { $0.output == output }) {
        mistakes.append(name.mistake(.repeated))
      } else {
        replaced.append((name, output))
      }
    }
    return replaced
  }

  /// The cells under a name; a table without such a column is a mistake.
  private mutating func column(named name: SourceText, in table: Int) -> [SourceText] {
    let folded = name.folded
    let column = outline.tables[table].header.firstIndex { sameBytes($0.folded, folded) }
    guard let column else {
      mistakes.append(name.mistake(.missingColumn(name.kept)))
      return []
    }
    return outline.tables[table].rows.map { $0[column] }
  }

  /// The columns of a table, by their names.
  func columns(of decision: SourceDecision, index: Int) -> TableColumns {
    var columns = TableColumns()
    for (column, cell) in outline.tables[decision.table].header.enumerated() where column > 0 {
      if cell.text.utf8.first == UInt8(ascii: "#") {
        columns.reason = columns.reason ?? column
        continue
      }
      let folded = cell.folded
      let output = decided[index].first { sameBytes(Spelling.folded(outputs[$0].name), folded) }
      if let output {
        columns.outputs.append((column, output))
      } else {
        columns.inputs.append(column)
      }
    }
    return columns
  }

  /// What the cells of a column have in common: the kind of their numbers, or their words.
  private mutating func outputDomain(_ cells: [SourceText]) -> ValueDomain {
    var domain: ValueDomain?
    var words: [String] = []
    // Where a name could not be read, a word among numbers may be that name.
    let mayBeNames = !knowsAllNames && cells.contains { numberKind($0) != nil }
    for cell in cells {
      guard !cell.isEmpty else {
        mistakes.append(cell.mistake(.emptyCell))
        continue
      }
      if let problem = NumberText.problem(cell.text),
        NumberText.kind(cell.text) == nil
          || problem != .decimalComma
      {
        mistakes.append(cell.mistake(problem))
        continue
      }
      let kind = numberKind(cell)
      if kind == nil, mayBeNames { continue }
      let found = kind ?? .choice([], isOrdered: false)
      if domain == nil { domain = found }
      if domain != found { mistakes.append(cell.mistake(.mixedKinds)) }
      if kind == nil, !words.contains(where: { sameBytes(Spelling.folded($0), cell.folded) }) {
        words.append(cell.kept)
      }
    }
    if let domain, case .choice = domain { return ordered(words) }
    return domain ?? .choice([], isOrdered: false)
  }

  /// The kind of a number that is written there or a parameter's; nothing for a word.
  private func numberKind(_ cell: SourceText) -> ValueDomain? {
    parameterNames[cell.folded].map { parameters[$0].domain } ?? NumberText.kind(cell.text)
  }

  /// The words of a column; in the order of a fact's, where one that is ordered has them all.
  private func ordered(_ words: [String]) -> ValueDomain {
    let folded = Set(words.map(Spelling.folded))
    for fact in facts {
      guard case .choice(let values, isOrdered: true) = fact.domain else { continue }
      let kept = values.filter { folded.contains(Spelling.folded($0)) }
      if kept.count == words.count { return .choice(kept, isOrdered: true) }
    }
    return .choice(words, isOrdered: false)
  }

  /// Reads a cell that decides.
  mutating func outputCell(_ cell: SourceText, in domain: ValueDomain) -> OutputCell? {
    if cell.isEmpty { return nil }
    if let parameter = parameterNames[cell.folded] {
      return parameters[parameter].domain == domain ? .parameter(parameter) : nil
    }
    if case .choice(let words, _) = domain {
      let folded = cell.folded
      return words.firstIndex { sameBytes(Spelling.folded($0), folded) }.map(OutputCell.literal)
    }
    guard NumberText.kind(cell.text) == domain else { return nil }
    switch NumberText.read(cell.text, in: domain) {
    case .success(let code): return .literal(code)
    case .failure(let refusal):
      mistakes.append(cell.mistake(refusal.problem))
      return nil
    }
  }

  func spelled(_ output: OutputCell, in domain: ValueDomain) -> String {
    switch output {
    case .literal(let code): NumberText.spelled(code, in: domain)
    case .parameter(let index): parameters[index].name
    }
  }
}
