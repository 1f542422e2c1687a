extension RuleBook {
  /// What is looked at in the end: by the waterfall, at the door, in doubt. All other terms only
  /// serve these.
  var goals: [VariableIndex] {
    var goals = Set(steps.flatMap(\.terms))
    goals.formUnion([askBeforeCare, doubt].compactMap(\.self))
    return goals.sorted()
  }

  /// The tables that some terms are decided by, each after those it needs.
  func tables(deciding terms: some Sequence<VariableIndex>, in program: Program) -> [CompiledTable]
  {
    var needed: Set<Int> = []
    func need(_ variable: VariableIndex) {
      guard variable >= facts.count else { return }
      let table = outputs[variable - facts.count].table
      guard needed.insert(table).inserted else { return }
      tables[table].inputs.forEach(need)
    }
    terms.forEach(need)
    return program.tables.filter { needed.contains($0.table) }
  }

  /// A value as the rule book spells it: a code of the variable's values.
  func spelled(_ code: Int, of variable: VariableIndex) -> String {
    NumberText.spelled(code, in: domain(of: variable))
  }
}
