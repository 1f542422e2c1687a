/// What has facts, and terms that tables decide: a rule book, or what was read of one so far.
protocol Declaring {
  var facts: [FactDeclaration] { get }
  /// Variable `facts.count + n` is the nth.
  var outputs: [OutputDeclaration] { get }
  var tables: [DecisionTable] { get }
}

extension Declaring {
  /// The name of a fact or of a decided term.
  func name(of variable: VariableIndex) -> String {
    variable < facts.count ? facts[variable].name : outputs[variable - facts.count].name
  }

  func domain(of variable: VariableIndex) -> ValueDomain {
    variable < facts.count ? facts[variable].domain : outputs[variable - facts.count].domain
  }

  /// The tables that a table needs decided: its exceptions, and those of the terms it tests.
  func needs(of table: Int) -> [Int] {
    tables[table].exceptions
      + tables[table].inputs.filter { $0 >= facts.count }.map { outputs[$0 - facts.count].table }
  }

  /// Whether a fact is a fee line's, or a term may differ from line to line.
  ///
  /// - Precondition: no table needs itself.
  func variesByLine(_ variable: VariableIndex) -> Bool {
    guard variable >= facts.count else { return facts[variable].subject == .line }
    let table = outputs[variable - facts.count].table
    return ([table] + tables[table].exceptions).contains { table in
      tables[table].inputs.contains { variesByLine($0) }
    }
  }
}
