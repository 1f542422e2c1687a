import LedgerValues

/// One table, over every household.
struct TableSurvey {
  let table: Int
  let program: Program
  let book: RuleBook
  /// What the table needs, itself last.
  let needed: [CompiledTable]

  init(_ table: Int, _ program: Program, _ book: RuleBook) {
    self.table = table
    self.program = program
    self.book = book
    needed = book.tables(needing: [table], program)
  }

  func findings() -> [RuleBookFinding] {
    let question = Question(knowingNothing: program, book)
    var exploration = Exploration(surveying: needed, question, book)
    exploration.run()
    guard exploration.isExact else { return [finding(.notChecked, [], [])] }
    // A case that a table before this one does not answer is that table's finding.
    let branches = exploration.branches.filter { $0.flaw == nil }
    let household = { (shows: (Exploration.Branch) -> Bool) in
      branches.first(where: shows).map { witness(exploration.possibleCell(of: $0)) } ?? []
    }
    return contradictions(exploration) + answers(branches, exploration)
      + rows(branches, household) + neighbours(branches, household)
  }

  /// Exceptions to the table that apply together and do not say the same; one for each two rows.
  private func contradictions(_ exploration: Exploration) -> [RuleBookFinding] {
    var known: Set<RuleBookFinding.Problem> = []
    return exploration.branches.compactMap { branch in
      guard let flaw = branch.flaw, let other = flaw.against,
        book.tables[table].exceptions.contains(flaw.table)
      else { return nil }
      let problem = RuleBookFinding.Problem.exceptionsDisagree(
        table: flaw.table, rows: flaw.rows, with: other)
      guard known.insert(problem).inserted else { return nil }
      return finding(problem, [], witness(exploration.possibleCell(of: branch)))
    }
  }

  /// Finds a household whose branch shows something.
  private typealias FindHousehold =
    ((Exploration.Branch) -> Bool) -> [RuleBookFinding.WitnessFact]

  private func neighbours(
    _ branches: [Exploration.Branch], _ household: FindHousehold
  ) -> [RuleBookFinding] {
    guard let compiled = needed.last else { return [] }
    let survey = RowSurvey(
      declared: book.tables[table], compiled: compiled, bins: program.bins,
      isOfWords: compiled.columns.map { column in
        if case .choice = book.domain(of: column.variable) { true } else { false }
      })
    let copies = survey.copies()
    let redundant = survey.redundant(Set(branches.map(\.hits))).filter { rows in
      !copies.contains { $0 == Array(rows.reversed()) }
    }
    let mergeable = survey.mergeable().filter { pair in
      !redundant.contains { pair.contains($0[0]) }
    }
    return copies.map { rows in
      finding(.copiedRow, rows, household { $0.hits.contains(rows[0]) })
    }
      + redundant.map { rows in
        finding(.redundantRow, rows, household { $0.hits.first == rows[0] })
      }
      + mergeable.map { rows in
        finding(.mergeableRows, rows, household { !$0.hits.isEmpty && rows.contains($0.hits[0]) })
      }
  }

  /// Gaps, one; overlaps, one for each set of rows.
  private func answers(
    _ branches: [Exploration.Branch], _ exploration: Exploration
  ) -> [RuleBookFinding] {
    var findings: [RuleBookFinding] = []
    let declared = book.tables[table]
    if !declared.hasOtherwise, declared.exceptionTo == nil,
      let gap = branches.first(where: { $0.hits.isEmpty })
    {
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
  private func rows(
    _ branches: [Exploration.Branch], _ household: FindHousehold
  ) -> [RuleBookFinding] {
    let declared = book.tables[table]
    let testing = declared.rows.count - (declared.hasOtherwise ? 1 : 0)
    var findings: [RuleBookFinding] = []
    for row in 0..<testing {
      let accepting = branches.filter { $0.hits.contains(row) }
      if accepting.isEmpty {
        findings.append(finding(.deadRow, [row], []))
      } else if declared.hitPolicy == .first, !accepting.contains(where: { $0.hits.first == row }) {
        let masks = Set(accepting.compactMap(\.hits.first)).sorted()
        findings.append(
          finding(.maskedRow, [row] + masks, household { $0.hits.contains(row) }))
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
      problem: problem, table: table, rows: rows, witness: witness,
      days: book.days(of: program))
  }

  /// The facts of a household that the table and what it needs look at.
  private func witness(_ cell: [OpenCell]) -> [RuleBookFinding.WitnessFact] {
    let read = Set(needed.flatMap { $0.columns.map(\.variable) })
    return book.household(
      cell.filter { read.contains($0.fact) }.map { ($0.fact, $0.bin) }, program)
  }
}
