import LedgerValues

/// Looks for silence that costs: a question which the household could be asked, whose silence the
/// book takes for an answer, and whose true answer may leave the household better off.
///
/// Elsewhere silence costs nothing: what is not known is gone through, and never taken for no.
struct CostlySilence {
  let book: RuleBook
  let program: Program

  func findings() -> [RuleBookFinding] {
    book.facts.indices.compactMap { fact in
      guard case .suppose(let supposed) = book.facts[fact].silence,
        [.intake, .declared].contains(book.facts[fact].source),
        let bin = bin(of: supposed, fact)
      else { return nil }
      return finding(fact, supposed: bin)
    }
  }

  private func bin(of state: FactState, _ fact: VariableIndex) -> Int? {
    guard let codes = try? book.facts[fact].codes(of: state) else {
      return program.bins[fact].bins(of: state, nil).first
    }
    return program.bins[fact].bins(of: state, codes).first
  }

  /// The first of the rates that some answer makes higher than the supposed one does.
  private func finding(_ fact: VariableIndex, supposed: Int) -> RuleBookFinding? {
    let rates = Set(
      book.steps.compactMap { step in
        if case .rate(let variable) = step.take { variable } else { nil }
      }
    ).sorted()
    for rate in rates {
      let tables = book.tables(deciding: [rate], in: program)
      guard tables.contains(where: { $0.columns.contains { $0.variable == fact } }) else {
        continue
      }
      // Two lines that differ in this fact alone: silent, and answered.
      var sweep = HouseholdSweep(book, program, apart: [[fact: 0], [fact: 1]])
      sweep.narrow(fact, to: [supposed])
      let costly = sweep.boxes(deciding: tables)?.first {
        $0.flaw == nil && $0.term(rate) < $0.term(rate, line: 1)
      }
      guard let costly else { continue }
      return self.finding(fact, costly, sweep, tables)
    }
    return nil
  }

  private func finding(
    _ fact: VariableIndex, _ box: HouseholdSweep.Box, _ sweep: HouseholdSweep,
    _ tables: [CompiledTable]
  ) -> RuleBookFinding {
    let read = Set(tables.flatMap { $0.columns.map(\.variable) })
    let silent = sweep.slot(of: fact, line: 0)
    let cell = sweep.household(in: box).filter { read.contains($0.fact) && $0.slot != silent }
    let table = tables.last?.table ?? 0
    return RuleBookFinding(
      problem: .costlySilence(fact: book.facts[fact].name), table: table,
      rows: (0...1).compactMap { box.row(of: table, line: $0) },
      witness: book.household(cell.map { ($0.fact, $0.bin) }, program),
      days: book.days(of: program))
  }
}
