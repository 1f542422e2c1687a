import LedgerValues

extension RuleBook {
  /// Checks the tables over every household that the facts allow.
  ///
  /// Exact: where there is no finding about a table, exactly one row answers any possible case on
  /// any day the book is in force. Findings are in the order of the tables, then of the rows; then
  /// come those about names.
  public func findings() -> [RuleBookFinding] {
    var findings: [RuleBookFinding] = []
    for table in tables.indices {
      var known: Set<RuleBookFinding.Key> = []
      for program in programs {
        let survey = TableSurvey(table, program, self)
        findings += survey.findings().filter { known.insert($0.key).inserted }
      }
    }
    var silences: Set<RuleBookFinding.Key> = []
    for program in programs {
      findings += CostlySilence(book: self, program: program).findings()
        .filter { silences.insert($0.key).inserted }
    }
    return findings + costlyTerms() + unusedNames() + idleValues()
  }
}

extension RuleBookFinding {
  /// What makes two findings of two spans of days one.
  fileprivate struct Key: Hashable {
    let problem: Problem
    let rows: [Int]
  }

  fileprivate var key: Key { Key(problem: problem, rows: rows) }
}
