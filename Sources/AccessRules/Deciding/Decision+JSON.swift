import LedgerValues

extension RuleBook {
  /// A decision as a record keeps it: the outcome in the open part, and what would let its reasons be
  /// guessed in the sensitive one.
  ///
  /// Which rows of a table applied is sensitive where the table tests a sensitive fact, itself or
  /// through another table; so is the step that such a row gave a share to, with its article and its
  /// percentage, and the name of a sensitive fact that nobody answered.
  ///
  /// - Parameter semantics: Those by which it was decided, which the record names.
  public func json(
    of decision: Decision, under semantics: Semantics = .current
  ) -> SplitJSON {
    var parts = DecisionParts(self)
    parts.open = [
      "semantics": .integer(Int64(semantics.rawValue)),
      "rule_book": .text(decision.ruleBook.hex), "day": .text(decision.day.description),
    ]
    parts.put(
      "asks_before_care", .text(decision.asksBeforeCare.rawValue),
      isSensitive: askBeforeCare.map(parts.telling.has) ?? false)
    parts.put("suppositions", facts: decision.suppositions)
    parts.put("doubts", facts: decision.doubts)
    switch decision.outcome {
    case .decided(let shares):
      parts.open["outcome"] = "decided"
      parts.put(shares)
    case .undecided(let undecided):
      parts.open["outcome"] = "undecided"
      let named = undecided.questions + undecided.unanswerable
      parts.put(
        "undecided", Self.json(of: undecided),
        isSensitive: named.contains(where: parts.telling.hasFact))
    case .flawed(let flaw):
      parts.open["outcome"] = "flawed"
      parts.put("flaw", Self.json(of: flaw), isSensitive: parts.telling.tables[flaw.table])
    }
    return SplitJSON(open: .object(parts.open), sensitive: .object(parts.sensitive))
  }

  private static func json(of flaw: Flaw) -> JSON {
    var members: [String: JSON] = [
      "table": .integer(Int64(flaw.table + 1)), "line": .integer(Int64(flaw.line + 1)),
      "rows": .array(flaw.rows.map { .integer(Int64($0 + 1)) }),
    ]
    if let other = flaw.against { members["against"] = DecisionParts.json(of: other) }
    return .object(members)
  }

  private static func json(of undecided: Undecided) -> JSON {
    [
      "questions": .array(undecided.questions.map(JSON.text)),
      "unanswerable": .array(undecided.unanswerable.map(JSON.text)),
      "least": .integer(undecided.household.lowerBound.units),
      "most": .integer(undecided.household.upperBound.units),
      "exact": .bool(undecided.isExact),
    ]
  }
}
