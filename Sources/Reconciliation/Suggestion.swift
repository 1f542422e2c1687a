import LedgerValues

/// A match that a person may accept: what a weak rule found, or one answer to a question.
public struct Suggestion: Hashable, Sendable {
  /// Six letters and digits that name it as long as its items wait: they follow from the items alone.
  public let code: String
  public let match: KeptMatch
  /// Whether other suggestions use the same items: accepting one excludes them.
  public let isAnswer: Bool
  /// What is to be posted for the sides to be equal; nothing where they are.
  public let adjustment: Adjustment?

  init(_ match: KeptMatch, isAnswer: Bool, adjustment: Adjustment? = nil) {
    self.match = match
    self.isAnswer = isAnswer
    self.adjustment = adjustment
    code = Self.code(of: match)
  }

  private static func code(of match: KeptMatch) -> String {
    let lines = match.lines.map { "\($0.id.statement)/\($0.id.line)=\($0.amount.units)" }
    let movements = match.movements.map { "\($0.id.record):\($0.id.part)=\($0.amount.units)" }
    let text = (lines + ["|"] + movements).joined(separator: " ")
    return String(SHA256.digest(of: Array(text.utf8)).checkpointCode.prefix(6))
  }
}

extension MatchResult {
  /// What waits for a person's yes: suggested groups and the answers of questions, in the order of
  /// their lines; each once.
  ///
  /// - Throws: `unknownLine`, `unknownMovement` where the amounts are of other items.
  public func suggestions(_ open: OpenAmounts) throws(ReconciliationError) -> [Suggestion] {
    var suggestions: [Suggestion] = []
    for group in suggested {
      suggestions.append(Suggestion(try open.whole(group), isAnswer: false))
    }
    for answer in questions.flatMap(\.answers) {
      suggestions.append(Suggestion(try open.whole(answer), isAnswer: true))
    }
    return suggestions
  }
}
