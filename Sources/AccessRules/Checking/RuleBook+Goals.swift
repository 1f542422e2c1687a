extension RuleBook {
  /// What is looked at in the end: by the waterfall and the aids, at the door, in doubt. All other
  /// terms only serve these.
  var goals: [VariableIndex] { decisive.goals }

  /// The tables that some terms are decided by, each after those it needs.
  func tables(deciding terms: some Sequence<VariableIndex>, in program: Program) -> [CompiledTable]
  {
    tables(
      needing: terms.filter { $0 >= facts.count }.map { outputs[$0 - facts.count].table }, program)
  }

  /// Some tables, and those that they need, each after those it needs itself; some left out, and
  /// what only these need.
  func tables(
    needing wanted: [Int], _ program: Program, without left: [Int] = []
  ) -> [CompiledTable] {
    var needed: Set<Int> = []
    func need(_ table: Int) {
      guard !left.contains(table), needed.insert(table).inserted else { return }
      needs(of: table).forEach(need)
    }
    wanted.forEach(need)
    return program.tables.filter { needed.contains($0.table) }
  }

  /// A value as the rule book spells it: a code of the variable's values.
  func spelled(_ code: Int, of variable: VariableIndex) -> String {
    NumberText.spelled(code, in: domain(of: variable))
  }
}
