/// What examples pin: the rows that one of them is decided by, and both sides of the boundaries in
/// their cells.
public struct ExampleCoverage: Hashable, Sendable {
  /// In the order of the tables.
  public let pinned: [Item]
  /// What may be changed without any example noticing.
  public let open: [Item]

  public enum Item: Hashable, Sendable {
    /// A row of a table, both from 0.
    case row(table: Int, row: Int)
    /// A value beside a boundary of a cell: the last that the cell accepts, or the first that it
    /// refuses.
    case side(table: Int, row: Int, fact: VariableIndex, value: Int, isInside: Bool)

    public var table: Int {
      switch self {
      case .row(let table, _), .side(let table, _, _, _, _): table
      }
    }
  }
}

extension RuleBook {
  /// What the examples pin of the tables that something looks at, with the parameters of the first
  /// day: boundaries that a parameter moves later are the same cells.
  public func exampleCoverage() -> ExampleCoverage {
    guard let program = programs.first else { return ExampleCoverage(pinned: [], open: []) }
    let items = coverageItems(program)
    var pinned: Set<ExampleCoverage.Item> = []
    for example in examples {
      guard let known = ExampleTrace(example.care, self) else { continue }
      for item in items where !pinned.contains(item) && known.pins(item, self) {
        pinned.insert(item)
      }
    }
    return ExampleCoverage(
      pinned: items.filter(pinned.contains), open: items.filter { !pinned.contains($0) })
  }

  /// Every row, and both sides of every boundary of a number that a row tests.
  func coverageItems(_ program: Program) -> [ExampleCoverage.Item] {
    let needed = Set(program.tables.prefix(program.neededInDoubt).map(\.table))
    let written = tables.indices.filter { needed.contains($0) && tables[$0].isWritten }
    return written.flatMap { table in
      tables[table].rows.indices.flatMap { row in
        // What a doubt means shows where something is unknown, not at a boundary.
        [.row(table: table, row: row)]
          + (isDoubt(table) ? [] : sides(table, row, program))
      }
    }
  }

  fileprivate func isDoubt(_ table: Int) -> Bool {
    doubt.map { outputs[$0 - facts.count].table == table } ?? false
  }

  private func sides(_ table: Int, _ row: Int, _ program: Program) -> [ExampleCoverage.Item] {
    let declared = tables[table]
    guard !(declared.hasOtherwise && row == declared.rows.count - 1) else { return [] }
    return zip(declared.inputs, declared.rows[row].conditions).flatMap { input, condition in
      guard input < facts.count else { return [ExampleCoverage.Item]() }
      if case .choice = facts[input].domain { return [] }
      let codes = facts[input].domain.codes
      return condition.tests.flatMap { test in
        let range = test.codes(in: codes, program.parameters)
        let edges = [
          (range.lowerBound, range.lowerBound - 1), (range.upperBound - 1, range.upperBound),
        ]
        return edges.filter { !range.isEmpty && codes.contains($0.1) }.flatMap { inside, outside in
          [(inside, true), (outside, false)].map { value, isInside in
            ExampleCoverage.Item.side(
              table: table, row: row, fact: input, value: value,
              isInside: isInside != condition.isNegated)
          }
        }
      }
    }
  }
}

/// How a case comes through the tables.
struct ExampleTrace {
  private let care: CareCase
  private let question: Question
  /// Nothing where something that matters is not known, or a table does not answer.
  private let branch: Exploration.Branch?
  /// Rows of `En cas de doute` that were asked.
  private let inDoubt: [AppliedRows]

  init?(_ care: CareCase, _ book: RuleBook) {
    guard let question = try? Question(care, book), let decision = try? book.decide(care) else {
      return nil
    }
    self.care = care
    let tables = question.program.tables.prefix(question.program.neededInDoubt).filter {
      book.tables[$0.table].isWritten
    }
    var exploration = Exploration(deciding: tables, question, book)
    exploration.run()
    let isSure = exploration.isExact && exploration.branches.count == 1
    self.question = exploration.question
    branch = isSure ? exploration.branches.first { $0.flaw == nil } : nil
    inDoubt =
      decision.doubts.isEmpty ? [] : (decision.shares?.lines ?? []).flatMap(\.rows)
  }

  /// Whether a row decided a line; whether a line has a value, and nothing but the boundary says
  /// whether the row applies.
  func pins(_ item: ExampleCoverage.Item, _ book: RuleBook) -> Bool {
    if case .row(let table, let row) = item, book.isDoubt(table) {
      return inDoubt.contains { $0.table == table && $0.rows.contains(row) }
    }
    guard let branch else { return false }
    switch item {
    case .row(let table, let row):
      return branch.rows.contains { $0.table == table && $0.row == row }
    case .side(let table, let row, let fact, let value, let isInside):
      return question.fees.indices.contains { line in
        guard book.state(of: fact, line, care) == .value(.integer(value)) else { return false }
        let applied = branch.rows.contains {
          $0.line == line && $0.table == table && $0.row == row
        }
        return isInside ? applied : isBeside(table, row, fact, line)
      }
    }
  }

  /// Whether all cells of a row accept a line but those on one fact.
  private func isBeside(_ table: Int, _ row: Int, _ fact: VariableIndex, _ line: Int) -> Bool {
    guard let compiled = question.program.tables.first(where: { $0.table == table }) else {
      return false
    }
    return compiled.columns.enumerated().allSatisfy { column, declared in
      if declared.variable == fact { return true }
      let slot = question.slots[line][declared.variable]
      let bins =
        question.bins[slot] == Question.unknown ? question.candidates[slot] : [question.bins[slot]]
      return bins.allSatisfy { compiled.accepts(row, column, $0) }
    }
  }
}
