import LedgerValues

/// The columns of a decision table, by what they are for.
struct TableColumns {
  var inputs: [Int] = []
  /// With the place of the output in the line `décision : …`.
  var outputs: [(column: Int, output: Int)] = []
  var reason: Int?
}

extension RuleBookReader {
  /// Reads what every table decides: names first, so that any table may test them.
  mutating func readOutputs() {
    for (index, decision) in decisions.enumerated() {
      articles[decision.article].tables.append(index)
      for name in decision.names.text.parts(separatedBy: ",") {
        let cell = decision.names.part(name)
        newName(cell, index: facts.count + outputs.count)
        let column = outline.tables[decision.table].header.firstIndex {
          sameBytes($0.folded, cell.folded)
        }
        guard let column else {
          mistakes.append(cell.mistake(.missingColumn(cell.kept)))
          outputs.append(
            OutputDeclaration(
              name: cell.kept, domain: .choice([], isOrdered: false), table: index))
          continue
        }
        let domain = outputDomain(table: decision.table, column: column)
        if index == doubtDecision, case .choice(let words, _) = domain {
          refuseUnknownDoubts(words, cell)
        }
        outputs.append(OutputDeclaration(name: cell.kept, domain: domain, table: index))
      }
    }
  }

  /// The columns of a table, by their names.
  func columns(of decision: SourceDecision, index: Int) -> TableColumns {
    var columns = TableColumns()
    let mine = outputs.indices.filter { outputs[$0].table == index }
    for (column, cell) in outline.tables[decision.table].header.enumerated() where column > 0 {
      if cell.text.utf8.first == UInt8(ascii: "#") {
        columns.reason = columns.reason ?? column
        continue
      }
      let folded = cell.folded
      let output = mine.first { sameBytes(Spelling.folded(outputs[$0].name), folded) }
      if let output {
        columns.outputs.append((column, output))
      } else {
        columns.inputs.append(column)
      }
    }
    return columns
  }

  /// What the cells of a column have in common: the kind of their numbers, or their words.
  private mutating func outputDomain(table: Int, column: Int) -> ValueDomain {
    var domain: ValueDomain?
    var words: [String] = []
    for row in outline.tables[table].rows {
      let cell = row[column]
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
      let kind =
        parameterNames[cell.folded].map { parameters[$0].domain } ?? NumberText.kind(cell.text)
      let found = kind ?? .choice([], isOrdered: false)
      if domain == nil { domain = found }
      if domain != found { mistakes.append(cell.mistake(.mixedKinds)) }
      if kind == nil, !words.contains(where: { sameBytes(Spelling.folded($0), cell.folded) }) {
        words.append(cell.kept)
      }
    }
    if let domain, case .choice = domain { return .choice(words, isOrdered: false) }
    return domain ?? .choice([], isOrdered: false)
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
