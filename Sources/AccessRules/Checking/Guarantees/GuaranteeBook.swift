import LedgerValues

/// A rule book with a table for each test of its guarantees, so that what they ask for is decided
/// like everything else, in the same boxes of households.
struct GuaranteeBook {
  let book: RuleBook
  let program: Program
  /// By guarantee: the term that is 1 where its conditions hold; those about fee lines left out in
  /// the second. Nothing where there are none.
  let conditions: [VariableIndex?]
  let conditionsOfCase: [VariableIndex?]
  /// By guarantee: the term that is 1 where a promised test passes.
  let promises: [VariableIndex?]

  /// - Returns: Nothing where the tests make the book larger than one may be.
  init?(_ book: RuleBook, _ program: Program) {
    var draft = Draft(book)
    conditions = book.guarantees.map { draft.add($0.conditions) }
    conditionsOfCase = book.guarantees.map { draft.add(book.conditionsOfCase($0)) }
    promises = book.guarantees.map { guarantee in
      if case .term(let test) = guarantee.promise { draft.add([test]) } else { nil }
    }
    let compiler = Compiler(
      facts: book.facts, outputs: draft.outputs, tables: draft.tables,
      parameters: book.parameters, impossibilities: book.impossibilities,
      aidTables: Set(book.aids.map(\.table)),
      order: program.tables.map(\.table) + (book.tables.count..<draft.tables.count),
      neededCount: program.neededCount, neededInDoubt: program.neededInDoubt)
    guard let compiled = compiler.program(from: program.from) else { return nil }
    self.program = compiled
    self.book = book.with(draft.tables, draft.outputs, compiled)
  }

  /// The tables and terms so far.
  private struct Draft {
    var tables: [DecisionTable]
    var outputs: [OutputDeclaration]
    let factCount: Int

    init(_ book: RuleBook) {
      (tables, outputs, factCount) = (book.tables, book.outputs, book.facts.count)
    }

    /// A table of one row and `sinon`; nothing where there is nothing to test.
    mutating func add(_ tests: [VariableTest]) -> VariableIndex? {
      guard !tests.isEmpty else { return nil }
      let variable = factCount + outputs.count
      outputs.append(
        OutputDeclaration(name: "", domain: .integer(0...1), table: tables.count))
      tables.append(DecisionTable(testing: tests, deciding: variable))
      return variable
    }
  }
}

extension RuleBook {
  /// The book with other tables, of one span of days.
  fileprivate func with(
    _ tables: [DecisionTable], _ outputs: [OutputDeclaration], _ program: Program
  ) -> RuleBook {
    RuleBook(
      title: title, name: name, version: version, language: language, inForce: inForce,
      resolution: resolution, cashStep: cashStep, facts: facts, impossibilities: impossibilities,
      forbiddenNames: forbiddenNames, parameters: parameters, payers: payers, articles: articles,
      tables: tables, outputs: outputs, steps: steps, aids: aids, guarantees: guarantees,
      examples: [], exampleDefaults: exampleDefaults, lines: lines, digest: digest,
      decisive: decisive, programs: [program],
      askBeforeCare: askBeforeCare, doubt: doubt)
  }
}
