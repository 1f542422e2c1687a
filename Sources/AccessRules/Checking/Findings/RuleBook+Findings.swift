import LedgerValues

extension RuleBook {
  /// Checks the tables over every household that the facts allow.
  ///
  /// Exact: where there is no finding about a table, exactly one row answers any possible case on
  /// any day the book is in force. Findings are in the order of the tables, then of the rows.
  public func findings() -> [RuleBookFinding] {
    var findings: [RuleBookFinding] = []
    for table in tables.indices {
      var known: Set<RuleBookFinding.Key> = []
      for program in programs {
        let survey = TableSurvey(table, program, self)
        findings += survey.findings().filter { known.insert($0.key).inserted }
      }
    }
    return findings + unusedNames()
  }

  private func unusedNames() -> [RuleBookFinding] {
    var variables: Set<VariableIndex> = []
    var parameters: Set<Int> = []
    let needed = programs.first.map { program in
      Set(program.tables.prefix(program.neededInDoubt).map(\.table))
    }
    for table in needed ?? [] {
      variables.formUnion(tables[table].inputs)
      for row in tables[table].rows { parameters.formUnion(row.parameters) }
    }
    for step in steps {
      variables.formUnion(step.variables)
      parameters.formUnion(step.parameters)
    }
    for (fact, condition) in impossibilities.flatMap(\.conditions) {
      variables.insert(fact)
      parameters.formUnion(condition.parameters)
    }
    // What a number of months is counted from is needed with it.
    for fact in facts {
      if case .book(.monthsSinceEvidence(let other)) = fact.source,
        let evidence = facts.firstIndex(where: { sameBytes($0.name, other) })
      {
        variables.insert(evidence)
      }
    }
    variables.formUnion([askBeforeCare, doubt].compactMap(\.self))
    let names =
      facts.indices.filter { !variables.contains($0) }.map { facts[$0].name }
      + outputs.indices.filter { !variables.contains($0 + facts.count) }.map { outputs[$0].name }
      + self.parameters.indices.filter { !parameters.contains($0) }.map { self.parameters[$0].name }
    return names.map { name in
      RuleBookFinding(
        problem: .unused(name: name), table: nil, rows: [], witness: [], from: inForce.lowerBound)
    }
  }
}

extension RuleBookFinding {
  /// What makes two findings of two spans of days one.
  fileprivate struct Key: Hashable {
    let problem: Problem
    let rows: [Int]
  }

  fileprivate var key: Key { Key(problem: problem, rows: rows) }
}

/// One table, over every household.
private struct TableSurvey {
  let table: Int
  let program: Program
  let book: RuleBook
  /// What the table needs, itself last.
  let needed: [CompiledTable]

  init(_ table: Int, _ program: Program, _ book: RuleBook) {
    self.table = table
    self.program = program
    self.book = book
    needed = book.tables(deciding: book.tables[table].outputs, in: program)
  }

  func findings() -> [RuleBookFinding] {
    let question = Question(knowingNothing: program, book)
    var exploration = Exploration(surveying: needed, question, book)
    exploration.run()
    guard exploration.isExact else { return [finding(.notChecked, [], [])] }
    // A case that a table before this one does not answer is that table's finding.
    let branches = exploration.branches.filter { $0.flaw == nil }
    return answers(branches, exploration) + rows(branches)
  }

  /// Gaps, one; overlaps, one for each set of rows.
  private func answers(
    _ branches: [Exploration.Branch], _ exploration: Exploration
  ) -> [RuleBookFinding] {
    var findings: [RuleBookFinding] = []
    let declared = book.tables[table]
    if !declared.hasOtherwise, let gap = branches.first(where: { $0.hits.isEmpty }) {
      findings.append(finding(.gap, [], witness(exploration.possibleCell(of: gap))))
    }
    guard declared.hitPolicy == .unique else { return findings }
    var known: Set<[Int]> = []
    for branch in branches where branch.hits.count > 1 && known.insert(branch.hits).inserted {
      findings.append(
        finding(.overlap, branch.hits, witness(exploration.possibleCell(of: branch))))
    }
    return findings
  }

  /// Rows that never speak.
  private func rows(_ branches: [Exploration.Branch]) -> [RuleBookFinding] {
    let declared = book.tables[table]
    let testing = declared.rows.count - (declared.hasOtherwise ? 1 : 0)
    var findings: [RuleBookFinding] = []
    for row in 0..<testing {
      let accepting = branches.filter { $0.hits.contains(row) }
      if accepting.isEmpty {
        findings.append(finding(.deadRow, [row], []))
      } else if declared.hitPolicy == .first, !accepting.contains(where: { $0.hits.first == row }) {
        let masks = Set(accepting.compactMap(\.hits.first)).sorted()
        findings.append(finding(.maskedRow, [row] + masks, []))
      }
    }
    if declared.hasOtherwise, !branches.contains(where: \.hits.isEmpty) {
      findings.append(finding(.idleOtherwise, [testing], []))
    }
    return findings
  }

  private func finding(
    _ problem: RuleBookFinding.Problem, _ rows: [Int], _ witness: [RuleBookFinding.WitnessFact]
  ) -> RuleBookFinding {
    RuleBookFinding(
      problem: problem, table: table, rows: rows, witness: witness, from: program.from)
  }

  /// The facts of a household that the table and what it needs look at.
  private func witness(_ cell: [OpenCell]) -> [RuleBookFinding.WitnessFact] {
    let read = Set(needed.flatMap { $0.columns.map(\.variable) })
    return book.household(
      cell.filter { read.contains($0.fact) }.map { ($0.fact, $0.bin) }, program)
  }
}

extension PayerStep {
  /// Facts and terms that the step reads.
  fileprivate var variables: [VariableIndex] {
    var limits = ceilings
    if case .excess(let over) = take { limits += over }
    return terms + limits.compactMap(\.counter)
  }

  fileprivate var parameters: [Int] {
    var limits = ceilings
    if case .excess(let over) = take { limits += over }
    return limits.compactMap { ceiling in
      if case .parameter(let index) = ceiling.limit { index } else { nil }
    }
  }
}

extension DecisionTable.Row {
  fileprivate var parameters: [Int] {
    outputs.compactMap { cell in
      if case .parameter(let index) = cell { index } else { nil }
    } + conditions.flatMap(\.parameters)
  }
}

extension Condition {
  fileprivate var parameters: [Int] {
    tests.flatMap { [$0.lower, $0.upper] }.compactMap { edge in
      if case .parameter(let index)? = edge?.operand { index } else { nil }
    }
  }
}
