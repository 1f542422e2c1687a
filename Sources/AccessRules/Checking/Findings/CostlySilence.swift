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
      var question = Question(knowingNothing: program, book, apart: [[fact: 0], [fact: 1]])
      question.candidates[question.slots[0][fact]] = [supposed]
      var exploration = Exploration(deciding: tables, question, book)
      exploration.run()
      let term = rate - book.facts.count
      let costly = exploration.branches.first {
        $0.flaw == nil && $0.terms[0][term] < $0.terms[1][term]
      }
      guard let costly else { continue }
      return self.finding(fact, costly, question, exploration, tables)
    }
    return nil
  }

  private func finding(
    _ fact: VariableIndex, _ branch: Exploration.Branch, _ question: Question,
    _ exploration: Exploration, _ tables: [CompiledTable]
  ) -> RuleBookFinding {
    let read = Set(tables.flatMap { $0.columns.map(\.variable) })
    let silent = question.slots[0][fact]
    let cell = exploration.possibleCell(of: branch).filter {
      read.contains($0.fact) && $0.slot != silent
    }.sorted { $0.fact < $1.fact }
    let table = tables.last?.table
    return RuleBookFinding(
      problem: .costlySilence(fact: book.facts[fact].name), table: table,
      rows: (0...1).compactMap { line in
        branch.rows.first { $0.line == line && $0.table == table }?.row
      },
      witness: book.household(cell.map { ($0.fact, $0.bin) }, program), from: program.from)
  }
}
