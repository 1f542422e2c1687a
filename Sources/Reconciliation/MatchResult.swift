public import LedgerValues

/// What a comparison found: groups, questions, and what matches nothing.
///
/// Every line and movement that was given is in exactly one of the four lists.
///
/// INVARIANT I19: a pure function of the items; their order does not matter.
public struct MatchResult: Hashable, Sendable {
  /// By their first line.
  public let groups: MatchGroups
  public let questions: [MatchQuestion]
  public let unmatchedLines: [UnmatchedLine]
  public let unmatchedMovements: [UnmatchedMovement]
  /// Items for which no sum of several was looked for, since too many came into question.
  public let unsearched: [Unsearched]

  public var confirmed: [MatchGroup] { groups.filter { $0.grade == .confirmed } }
  public var suggested: [MatchGroup] { groups.filter { $0.grade == .suggested } }

  /// The confirmed groups, and those suggested by one of the rules that the caller accepts.
  public func accepted(_ rules: Set<MatchRule>) -> [MatchGroup] {
    groups.filter { $0.grade == .confirmed || rules.contains($0.rule) }
  }
}

/// Lines and movements that fit each other in more than one way: a person decides, never the order
/// in which they came.
public struct MatchQuestion: Hashable, Sendable {
  public let lines: [LineID]
  public let movements: [MovementID]
  /// The strongest evidence among the answers.
  public let rule: MatchRule
  /// The groups that come into question, at most 24; any two of them may exclude each other.
  public let answers: [MatchGroup]

  public static let answersBound = 24
}

public struct UnmatchedLine: Hashable, Sendable {
  public let line: LineID
  public let nearest: NearestMiss<MovementID>?
}

public struct UnmatchedMovement: Hashable, Sendable {
  public let movement: MovementID
  public let nearest: NearestMiss<LineID>?
}

/// An item that may be the sum of several on the other side, which was not searched.
public enum Unsearched: Hashable, Sendable {
  case line(LineID, candidates: Int)
  case movement(MovementID, candidates: Int)
}

/// The item on the other side that comes nearest to a match, and what keeps it from being one.
public struct NearestMiss<ID: Hashable & Sendable>: Hashable, Sendable {
  public let other: ID
  public let reason: MissReason

  public init(other: ID, reason: MissReason) {
    self.other = other
    self.reason = reason
  }
}

/// What keeps two items from being a match.
///
/// Cases are in order of nearness.
public enum MissReason: Hashable, Sendable {
  /// The same reference, another amount: the line's less the movement's.
  case otherAmount(difference: Money, slip: AmountSlip?)
  /// The same amount in the window, but each has a reference and they differ.
  case otherReference
  /// The same amount in the window, but each has a number of the other party and they differ.
  case otherPhone
  /// The same amount, so many days outside the window.
  case outsideWindow(days: Int)
  /// Close in time, and the amounts look like a slip of speech or pen.
  case slip(AmountSlip)
}
