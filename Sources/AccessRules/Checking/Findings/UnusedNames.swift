import LedgerValues

extension RuleBook {
  /// Facts, decisions, parameters and payers that nothing looks at.
  func unusedNames() -> [RuleBookFinding] {
    var variables: Set<VariableIndex> = []
    var parameters: Set<Int> = []
    let needed = programs.first.map { program in
      Set(program.tables.prefix(program.neededInDoubt).map(\.table))
    }
    for table in needed ?? [] {
      variables.formUnion(tables[table].inputs)
      for row in tables[table].rows { parameters.formUnion(row.parameters) }
    }
    for aid in aids {
      variables.formUnion(aid.variables)
      parameters.formUnion(aid.parameters)
    }
    variables.formUnion(guarantees.flatMap(\.conditions).map(\.variable))
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
      guard case .book(let derived) = fact.source, let other = derived.evidence else { continue }
      variables.formUnion(facts.indices.filter { sameBytes(facts[$0].name, other) })
    }
    variables.formUnion(goals)
    let names =
      facts.indices.filter { !variables.contains($0) }.map { facts[$0].name }
      + outputs.indices.filter { !variables.contains($0 + facts.count) }.map { outputs[$0].name }
      + self.parameters.indices.filter { !parameters.contains($0) }.map { self.parameters[$0].name }
    let paying = Set(steps.map(\.payer) + aids.map(\.payer))
    let idle = payers.indices.filter { !paying.contains($0) }.map { payers[$0].code }
    return (names + idle).map { name in
      RuleBookFinding(
        problem: .unused(name: name), table: nil, rows: [], witness: [], days: inForce)
    }
  }
}

extension RuleBook {
  /// Values of parameters that are never in force while the book is.
  func idleValues() -> [RuleBookFinding] {
    parameters.flatMap { parameter in
      parameter.values.enumerated().filter { place, value in
        let next = place + 1 < parameter.values.count ? parameter.values[place + 1].from : nil
        return value.from > inForce.upperBound || next.map { $0 <= inForce.lowerBound } ?? false
      }.map { _, value in
        RuleBookFinding(
          problem: .idleValue(parameter: parameter.name, since: value.from), table: nil, rows: [],
          witness: [], days: inForce)
      }
    }
  }
}

extension PayerStep {
  /// Facts and terms that the step reads.
  fileprivate var variables: [VariableIndex] {
    terms + limits.flatMap { [$0.counter, $0.limit.fact].compactMap(\.self) }
  }

  fileprivate var parameters: [Int] {
    limits.compactMap(\.limit.parameter)
  }
}

extension Aid {
  /// Facts that the aid reads.
  fileprivate var variables: [VariableIndex] {
    ceilings.flatMap { [$0.counter, $0.limit.fact].compactMap(\.self) }
      + formulas.flatMap(\.facts)
  }

  fileprivate var parameters: [Int] {
    ceilings.compactMap(\.limit.parameter)
      + formulas.flatMap(\.summands).flatMap { summand in
        [summand.amount.parameter, summand.most?.parameter].compactMap(\.self)
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
    tests.flatMap { [$0.lower, $0.upper] }.compactMap { $0?.operand.parameter }
  }
}
