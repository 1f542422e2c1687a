import AccessRules

extension RuleBook {
  /// What is found in it: the problem, rows from 1, the household, and the days where they are not all.
  func findingTexts() -> [String] {
    findings().map { finding in
      let witness = finding.witness.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      let rows = finding.rows.map { String($0 + 1) }.joined(separator: ",")
      return "\(finding.problem)"
        + (rows.isEmpty ? "" : " \(rows)") + (witness.isEmpty ? "" : ": \(witness)")
        + (finding.days == inForce ? "" : " on \(finding.days)")
    }
  }
}
