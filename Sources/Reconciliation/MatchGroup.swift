public import LedgerValues

/// Lines on one side, movements on the other, equal sums: "these are those".
///
/// One side may be empty where the other's items cancel each other: a payment and its reversal.
///
/// INVARIANT I18: over all groups of a result each line and each movement is used at most once; what
/// of a line or movement earlier matches used is not among the items of a comparison.
public struct MatchGroup: Hashable, Sendable {
  /// In order.
  public let lines: [LineID]
  /// In order.
  public let movements: [MovementID]
  /// The sum of each side.
  public let amount: Money
  public let rule: MatchRule
  /// What was seen.
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

extension MatchGroup: Comparable {
  /// Groups come in the order of their first line, then of their first movement.
  public static func < (left: MatchGroup, right: MatchGroup) -> Bool {
    if let (a, b) = both(left.lines.first, right.lines.first), a != b { return a < b }
    if left.lines.isEmpty != right.lines.isEmpty { return right.lines.isEmpty }
    if let (a, b) = both(left.movements.first, right.movements.first), a != b { return a < b }
    if left.lines != right.lines { return left.lines.lexicographicallyPrecedes(right.lines) }
    if left.movements != right.movements {
      return left.movements.lexicographicallyPrecedes(right.movements)
    }
    return left.rule.rawValue < right.rule.rawValue
  }

  private static func both<ID>(_ left: ID?, _ right: ID?) -> (ID, ID)? {
    guard let left, let right else { return nil }
    return (left, right)
  }
}

/// How sure a match is.
public enum MatchGrade: String, Hashable, Sendable, CaseIterable {
  /// The evidence names the operation; it may be recorded without being looked at.
  case confirmed
  /// However unique, the evidence could be a coincidence; a person accepts it.
  case suggested
}

/// What was seen when a match was made.
public enum MatchFact: Hashable, Sendable {
  /// What the statement and the books call the operation.
  case references(line: String, movement: String)
  /// Our own number, found in what the payer wrote.
  case code(String)
  /// Days from the movement to the line; negative when the line is earlier.
  case daysApart(Int)
  /// The operation's fee, which the movement includes.
  case feeIncluded(Money)
  /// What keeps the items of a group together: a household, a collector, a deposit slip.
  case together(String)
  /// The other party's number is the same on both sides; the number itself stays out of records.
  case samePhone
  /// The rule that explains by how much the line differs from the movement.
  case tolerance(String, Money)
}
