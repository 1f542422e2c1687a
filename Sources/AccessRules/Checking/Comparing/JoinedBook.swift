import LedgerValues

/// Two rule books as one: the facts that they share once, the terms and tables of both side by side.
///
/// Its bins are cut by the cells of both, so that in each bin either book decides alike.
struct JoinedBook {
  let book: RuleBook
  let program: Program
  /// By variable of either book: the variable of the joined one. Nothing where a fact is of another
  /// kind in the old book, so that no household is a household of both.
  let old: [VariableIndex]
  let new: [VariableIndex]
  /// Facts of either book that are of another kind in the other.
  let incomparable: Set<VariableIndex>

  /// - Returns: Nothing where the two together are larger than a rule book may be.
  init?(_ old: RuleBook, _ oldProgram: Program, _ new: RuleBook, _ newProgram: Program) {
    var join = Join(facts: old.facts)
    let oldFacts = Array(old.facts.indices)
    let newFacts = new.facts.map { join.add($0) }
    let count = join.facts.count
    self.old = oldFacts + old.outputs.indices.map { count + $0 }
    self.new = newFacts + new.outputs.indices.map { count + old.outputs.count + $0 }
    incomparable = join.incomparable
    let tables =
      join.tables(of: old, self.old, oldProgram.parameters, tableOffset: 0)
      + join.tables(of: new, self.new, newProgram.parameters, tableOffset: old.tables.count)
    let impossibilities =
      join.impossibilities(of: old, self.old, oldProgram.parameters)
      + join.impossibilities(of: new, self.new, newProgram.parameters)
    // Both spell their aids in one language, so that equal words are equal francs.
    let outputs =
      old.outputs(resolved: oldProgram, new.language, tableOffset: 0)
      + new.outputs(resolved: newProgram, new.language, tableOffset: old.tables.count)
    let order =
      oldProgram.tables.map(\.table) + newProgram.tables.map { old.tables.count + $0.table }
    let compiler = Compiler(
      facts: join.facts, outputs: outputs, tables: tables, parameters: [],
      impossibilities: impossibilities, aidTables: [], order: order, neededCount: order.count,
      neededInDoubt: order.count)
    guard let program = compiler.program(from: newProgram.from) else { return nil }
    self.program = program
    book = RuleBook(
      title: new.title, name: new.name, version: new.version, language: new.language,
      inForce: new.inForce, resolution: new.resolution, cashStep: new.cashStep, facts: join.facts,
      impossibilities: impossibilities, forbiddenNames: [], parameters: [], payers: [],
      articles: [], tables: tables, outputs: outputs, steps: [], aids: [], guarantees: [],
      examples: [], exampleDefaults: ExampleDefaults(), lines: [], digest: new.digest,
      decisive: DecisiveParts(steps: [], aids: [], aidOutputs: [], others: []), programs: [program],
      askBeforeCare: nil,
      doubt: nil)
  }
}

/// The facts of two books as they are put together.
private struct Join {
  var facts: [FactDeclaration]
  var incomparable: Set<VariableIndex> = []

  /// The place of a fact of the new book, with the values that both books know.
  mutating func add(_ fact: FactDeclaration) -> VariableIndex {
    guard let place = facts.firstIndex(where: { sameBytes($0.name, fact.name) }) else {
      facts.append(fact)
      return facts.count - 1
    }
    let known = facts[place]
    guard let domain = known.domain.shared(with: fact.domain),
      (known.subject == .line) == (fact.subject == .line)
    else {
      incomparable.insert(place)
      return place
    }
    facts[place] = FactDeclaration(
      name: fact.name, subject: fact.subject, domain: domain,
      specials: known.specials.intersection(fact.specials),
      source: fact.source, silence: fact.silence, isSensitive: fact.isSensitive, change: fact.change
    )
    return place
  }

  func tables(
    of book: RuleBook, _ place: [VariableIndex], _ parameters: [Int], tableOffset: Int
  ) -> [DecisionTable] {
    book.tables.map { table in
      DecisionTable(
        article: table.article, hitPolicy: table.hitPolicy, inputs: table.inputs.map { place[$0] },
        outputs: table.outputs.map { place[$0] },
        rows: table.rows.map { row in
          DecisionTable.Row(
            conditions: zip(row.conditions, table.inputs).map {
              condition($0, on: $1, of: book, place, parameters)
            },
            outputs: row.outputs.map { .literal($0.value(parameters)) }, cells: row.cells,
            reason: row.reason, line: row.line)
        }, hasOtherwise: table.hasOtherwise,
        exceptionTo: table.exceptionTo.map { tableOffset + $0 },
        exceptions: table.exceptions.map { tableOffset + $0 })
    }
  }

  func impossibilities(
    of book: RuleBook, _ place: [VariableIndex], _ parameters: [Int]
  ) -> [Impossibility] {
    book.impossibilities.map { impossibility in
      Impossibility(
        conditions: impossibility.conditions.map { fact, condition in
          (place[fact], self.condition(condition, on: fact, of: book, place, parameters))
        }, text: impossibility.text)
    }
  }

  /// A cell with its numbers in place of parameters, and its words by their joined places.
  private func condition(
    _ condition: Condition, on variable: VariableIndex, of book: RuleBook,
    _ place: [VariableIndex], _ parameters: [Int]
  ) -> Condition {
    let tests = condition.tests.map { $0.fixed(parameters) }
    guard variable < book.facts.count, case .choice(let words, _) = book.domain(of: variable),
      case .choice(let joined, _) = facts[place[variable]].domain, words != joined
    else {
      return Condition(
        tests: tests, isNegated: condition.isNegated,
        specials: condition.specials)
    }
    let accepted = condition.codes(in: 0...(words.count - 1), parameters)
    return Condition(
      tests: words.indices.filter(accepted.contains).compactMap { code in
        joined.firstIndex { sameBytes($0, words[code]) }.map { .equal(to: .literal($0)) }
      }, isNegated: false, specials: condition.specials)
  }
}

extension RuleBook {
  /// What its tables decide, each aid by the amounts of a day and not by names of parameters.
  fileprivate func outputs(
    resolved program: Program, _ language: RuleBookLanguage, tableOffset: Int
  ) -> [OutputDeclaration] {
    outputs.map { output in
      let formulas = aids.first { $0.table == output.table }?.formulas
      let texts = formulas?.map { $0.resolved(self, program.parameters, language) }
      return OutputDeclaration(
        name: output.name, domain: texts.map { .choice($0, isOrdered: false) } ?? output.domain,
        table: tableOffset + output.table)
    }
  }
}

extension ValueDomain {
  /// The values that two domains share; nothing where they are of another kind or share none.
  fileprivate func shared(with other: ValueDomain) -> ValueDomain? {
    switch (self, other) {
    case (.integer(let mine), .integer(let theirs)) where mine.overlaps(theirs):
      .integer(mine.clamped(to: theirs))
    case (.money(let mine), .money(let theirs)) where mine.overlaps(theirs):
      .money(mine.clamped(to: theirs))
    case (.rate, .rate): .rate
    case (.choice(let mine, let isOrdered), .choice(let theirs, let areOrdered)):
      Self.shared(mine, theirs, isOrdered && areOrdered)
    case (.integer, _), (.money, _), (.rate, _), (.choice, _): nil
    }
  }

  private static func shared(
    _ mine: [String], _ theirs: [String], _ isOrdered: Bool
  ) -> ValueDomain? {
    let words = mine.filter { word in theirs.contains { sameBytes($0, word) } }
    return words.isEmpty ? nil : .choice(words, isOrdered: isOrdered)
  }
}

extension CellTest {
  /// The test with its numbers in place of parameters.
  fileprivate func fixed(_ parameters: [Int]) -> CellTest {
    func fixed(_ edge: Edge?) -> Edge? {
      edge.map {
        Edge(operand: .literal($0.operand.value(parameters)), isIncluded: $0.isIncluded)
      }
    }
    return CellTest(lower: fixed(lower), upper: fixed(upper))
  }
}

extension OutputCell {
  func value(_ parameters: [Int]) -> Int {
    switch self {
    case .literal(let code): code
    case .parameter(let index): parameters[index]
    }
  }
}
