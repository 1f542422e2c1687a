public import LedgerValues

/// Lines on one side, movements on the other, equal sums: "these are those".
///
/// INVARIANT I18: over all groups each line and each movement is used at most once.
public struct MatchGroup: Hashable, Sendable {
  /// In order; at least one.
  public let lines: [LineID]
  /// In order; at least one.
  public let movements: [MovementID]
  /// The sum of each side.
  public let amount: Money
  public let rule: MatchRule
  public let facts: [MatchFact]

  public init(
    lines: [LineID], movements: [MovementID], amount: Money, rule: MatchRule, facts: [MatchFact]
  ) {
    self.lines = lines.sorted()
    self.movements = movements.sorted()
    self.amount = amount
    self.rule = rule
    self.facts = facts
  }

  public var grade: MatchGrade { rule.grade }
}

/// How sure a match is.
public enum MatchGrade: String, Hashable, Sendable, CaseIterable {
  /// The evidence names the operation; it may be recorded without being looked at.
  case confirmed
  /// However unique, the evidence could be a coincidence; a person accepts it.
  case suggested
}

/// Why lines and movements are taken for the same.
///
/// A rule that decides otherwise than before gets another version.
public enum MatchRule: String, Hashable, Sendable, CaseIterable {
  /// The same reference, byte for byte, and the same amount; unique on both sides.
  case reference
  /// The same but for what loses nothing: blanks, case, punctuation, a prefix, leading zeros.
  case normalisedReference = "normalised_reference"
  /// The same amount within the days of the window; unique on both sides.
  case uniqueAmount = "unique_amount"
  /// A person says so.
  case byHand = "by_hand"

  public var version: Int {
    switch self {
    case .reference, .normalisedReference, .uniqueAmount, .byHand: 1
    }
  }

  public var grade: MatchGrade {
    switch self {
    case .reference, .normalisedReference, .byHand: .confirmed
    case .uniqueAmount: .suggested
    }
  }
}

/// What was seen when a match was made.
public enum MatchFact: Hashable, Sendable {
  /// What the statement and the books call the operation.
  case references(line: String, movement: String)
  /// Days from the movement to the line; negative when the line is earlier.
  case daysApart(Int)
  /// The operation's fee, which the movement includes.
  case feeIncluded(Money)
}
