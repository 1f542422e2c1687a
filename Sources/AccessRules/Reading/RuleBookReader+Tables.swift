import LedgerValues

extension RuleBookReader {
  /// Reads the tables: what each row tests, and what it decides.
  mutating func readTables() {
    for index in decisions.indices { readTable(index) }
  }

  private mutating func readTable(_ index: Int) {
    let decision = decisions[index]
    let source = outline.tables[decision.table]
    let hitPolicy = readHitPolicy(decision.table)
    let columns = columns(of: decision, index: index)
    let inputs = readHeader(decision.table, columns)
    let isReadable = inputs.count == columns.inputs.count
    var rows: [DecisionTable.Row] = []
    var hasOtherwise = false
    for place in source.rows.indices {
      readNumber(source.rows[place][0], source.ordinals[place], decision.table, place)
      let isOtherwise =
        columns.inputs.first.map {
          Vocabulary.otherwise.matches(source.rows[place][$0].folded)
        } ?? false
      if isOtherwise { readOtherwise(decision, place, columns) }
      hasOtherwise = hasOtherwise || isOtherwise
      rows.append(
        row(index, place, columns, isReadable && !isOtherwise ? inputs : nil))
    }
    tables.append(
      DecisionTable(
        article: decision.article, hitPolicy: hitPolicy, inputs: inputs,
        outputs: columns.outputs.map { facts.count + $0.output }, rows: rows,
        hasOtherwise: hasOtherwise, exceptionTo: exceptionTo(index),
        exceptions: decisions.indices.filter { exceptionTo($0) == index }))
  }

  /// The table that a decision is an exception to.
  private func exceptionTo(_ index: Int) -> Int? {
    guard decisions[index].kind == .exception else { return nil }
    return decided[index].first.map { outputs[$0].table }
  }

  private mutating func readHitPolicy(_ table: Int) -> HitPolicy {
    guard let corner = outline.tables[table].header.first else { return .unique }
    let hitPolicy = HitPolicy(rawValue: corner.folded.uppercased())
    if hitPolicy == nil { mistakes.append(corner.mistake(.unknownHitPolicy)) }
    outline.tables[table].spelledHeader[0] = (hitPolicy ?? .unique).rawValue
    return hitPolicy ?? .unique
  }

  /// The variables that the columns test; fewer than the columns where one has no known name.
  private mutating func readHeader(_ table: Int, _ columns: TableColumns) -> [VariableIndex] {
    let header = outline.tables[table].header
    var inputs: [VariableIndex] = []
    for column in columns.inputs {
      if let variable = tested(header[column], before: &inputs) {
        outline.tables[table].spelledHeader[column] = name(of: variable)
      }
    }
    for (place, (column, output)) in columns.outputs.enumerated() {
      if columns.outputs[..<place].contains(where: { $0.output == output }) {
        mistakes.append(header[column].mistake(.repeated))
      }
      outline.tables[table].spelledHeader[column] = outputs[output].name
    }
    return inputs
  }

  /// The variable a column tests; a name that is not one, or is there twice, is a mistake.
  private mutating func tested(
    _ cell: SourceText, before inputs: inout [VariableIndex]
  ) -> VariableIndex? {
    guard let variable = variables[cell.folded] else {
      refuseUnknown(cell, cell.folded)
      return nil
    }
    guard !inputs.contains(variable) else {
      mistakes.append(cell.mistake(.repeated))
      return nil
    }
    inputs.append(variable)
    return variable
  }

  private mutating func readNumber(
    _ cell: SourceText, _ expected: Int, _ table: Int, _ row: Int
  ) {
    outline.tables[table].spelled[row][0] = String(expected)
    if !cell.isEmpty, !sameBytes(cell.kept, String(expected)) {
      mistakes.append(cell.mistake(.wrongRowNumber(expected: expected)))
    }
  }

  private mutating func readOtherwise(
    _ decision: SourceDecision, _ row: Int, _ columns: TableColumns
  ) {
    let table = decision.table
    let cells = outline.tables[table].rows[row]
    let isLast = row == outline.tables[table].rows.count - 1
    let isAlone = columns.inputs.dropFirst().allSatisfy {
      cells[$0].isEmpty || sameBytes(cells[$0].text, "-")
    }
    // An exception that always applies is none.
    if !isLast || !isAlone || decision.kind == .exception {
      mistakes.append(cells[columns.inputs[0]].mistake(.misplacedOtherwise))
    }
    for (place, column) in columns.inputs.enumerated() {
      outline.tables[table].spelled[row][column] =
        place == 0 ? Vocabulary.otherwise(language) : ""
    }
  }

  /// Reads a row; without inputs, only what it decides.
  private mutating func row(
    _ index: Int, _ place: Int, _ columns: TableColumns, _ inputs: [VariableIndex]?
  ) -> DecisionTable.Row {
    let table = decisions[index].table
    let cells = outline.tables[table].rows[place]
    var conditions: [Condition] = []
    for (column, variable) in zip(columns.inputs, inputs ?? []) {
      var reader = cellReader(for: variable)
      conditions.append(reader.condition(cells[column]))
      mistakes += reader.mistakes
      outline.tables[table].spelled[place][column] = reader.spelling
    }
    var decided: [OutputCell] = []
    for (column, output) in columns.outputs {
      let domain = outputs[output].domain
      let cell =
        formula(of: index, row: place) ?? outputCell(cells[column], in: domain)
        ?? .literal(0)
      decided.append(cell)
      outline.tables[table].spelled[place][column] = spelled(cell, in: domain)
    }
    let reason = columns.reason.map { cells[$0].kept } ?? ""
    return DecisionTable.Row(
      conditions: conditions, outputs: decided,
      cells: columns.inputs.map { outline.tables[table].spelled[place][$0] }, reason: reason,
      line: cells.first?.line ?? 0)
  }

  /// What reads the cells that test a variable.
  func cellReader(for variable: VariableIndex) -> CellReader {
    CellReader(
      domain: domain(of: variable),
      allowed: variable < facts.count ? facts[variable].specials : [],
      parameterNames: parameterNames, parameters: parameters, language: language)
  }

  mutating func refuseUnknown(_ cell: SourceText, _ name: String) {
    guard knowsAllNames else { return }
    mistakes.append(cell.mistake(.unknownName(nearest: nearest(to: name))))
  }

  /// The declared name that differs least, where it differs little.
  private func nearest(to folded: String) -> String? {
    guard folded.utf8.count <= 60 else { return nil }
    let candidates = variables.keys.sorted()
    return NearMiss.place(of: folded, among: candidates).flatMap { variables[candidates[$0]] }
      .map { name(of: $0) }
  }

  /// The tables in an order in which each finds decided what it tests; nothing where one needs
  /// itself.
  mutating func evaluationOrder() -> [Int]? {
    var order: [Int] = []
    // 0 not seen, 1 being visited, 2 done.
    var marks = [Int](repeating: 0, count: tables.count)
    func visit(_ table: Int, _ mistakes: inout [RuleBookMistake]) {
      guard marks[table] == 0 else {
        if marks[table] == 1 { mistakes.append(decisions[table].names.mistake(.circular)) }
        return
      }
      marks[table] = 1
      for needed in needs(of: table) { visit(needed, &mistakes) }
      marks[table] = 2
      order.append(table)
    }
    var found: [RuleBookMistake] = []
    for table in tables.indices { visit(table, &found) }
    mistakes += found
    return found.isEmpty ? order : nil
  }
}

extension RuleBookReader {
  /// The decision that says whether money may be asked before care.
  var askBeforeCare: VariableIndex? {
    outputs.firstIndex { Vocabulary.askBeforeCare.matches(Spelling.folded($0.name)) }
      .map { $0 + facts.count }
  }

  /// The decision of `En cas de doute`.
  var doubt: VariableIndex? {
    doubtDecision.flatMap { table in outputs.firstIndex { $0.table == table } }
      .map { $0 + facts.count }
  }

  /// The tables that the waterfall reads, and those that these test; in doubt, what says what a
  /// doubt means as well.
  func neededTables(inDoubt: Bool = false) -> Set<Int> {
    var needed: Set<Int> = []
    func needTable(_ table: Int) {
      if needed.insert(table).inserted { needs(of: table).forEach(needTable) }
    }
    func need(_ variable: VariableIndex) {
      if variable >= facts.count { needTable(outputs[variable - facts.count].table) }
    }
    if let askBeforeCare { need(askBeforeCare) }
    if inDoubt, let doubt { need(doubt) }
    for step in steps { step.terms.forEach(need) }
    for aid in aids {
      needTable(aid.table)
      aid.terms.forEach(need)
    }
    return needed
  }
}
