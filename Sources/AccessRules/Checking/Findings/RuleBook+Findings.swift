import LedgerValues

extension RuleBook {
  /// Checks the tables over every household that the facts allow.
  ///
  /// Exact: where there is no finding about a table, exactly one row answers any possible case on
  /// any day the book is in force. Findings are in the order of the tables, then of the rows; then
  /// come those about names.
  public func findings() -> [RuleBookFinding] {
    var findings: [RuleBookFinding] = []
    for table in tables.indices where tables[table].isWritten {
      findings += overAllDays { TableSurvey(table, $0, self).findings() }
    }
    return findings + overAllDays { CostlySilence(book: self, program: $0).findings() }
      + costlyTerms() + unusedNames() + idleValues()
  }

  /// The days between two changes of a parameter that a program is for.
  func days(of program: Program) -> ClosedRange<Day> {
    let next = programs.first { $0.from > program.from }
    return program.from...(next.map { $0.from.adding(days: -1) } ?? inForce.upperBound)
  }

  /// What is found span by span: one finding where it is so on the days before as well.
  private func overAllDays(_ find: (Program) -> [RuleBookFinding]) -> [RuleBookFinding] {
    var findings: [RuleBookFinding] = []
    for finding in programs.flatMap(find) {
      let earlier = findings.firstIndex { $0.goesOn(in: finding) }
      if let earlier {
        findings[earlier].days = findings[earlier].days.lowerBound...finding.days.upperBound
      } else {
        findings.append(finding)
      }
    }
    return findings
  }
}

extension RuleBookFinding {
  fileprivate func goesOn(in later: RuleBookFinding) -> Bool {
    problem == later.problem && rows == later.rows
      && days.upperBound.adding(days: 1) == later.days.lowerBound
  }
}
