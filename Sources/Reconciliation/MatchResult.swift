public import LedgerValues

/// What a comparison found: groups, questions, and what matches nothing.
///
/// Every line and movement that was given is in exactly one of the four lists.
///
/// INVARIANT I19: a pure function of the items; their order does not matter.
public struct MatchResult: Hashable, Sendable {
  /// By their first line.
  public let groups: [MatchGroup]
  public let questions: [MatchQuestion]
  public let unmatchedLines: [UnmatchedLine]
  public let unmatchedMovements: [UnmatchedMovement]

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
  /// The evidence that several share.
  public let rule: MatchRule
}

public struct UnmatchedLine: Hashable, Sendable {
  public let line: LineID
  public let nearest: NearestMiss<MovementID>?
}

public struct UnmatchedMovement: Hashable, Sendable {
  public let movement: MovementID
  public let nearest: NearestMiss<LineID>?
}

/// The item on the other side that comes nearest to a match, and what keeps it from being one.
public struct NearestMiss<ID: Hashable & Sendable>: Hashable, Sendable {
  public let other: ID
  public let reason: MissReason
}

/// What keeps two items from being a match.
///
/// Cases are in order of nearness.
public enum MissReason: Hashable, Sendable {
  /// The same reference, another amount: the line's less the movement's.
  case otherAmount(difference: Money, slip: AmountSlip?)
  /// The same amount in the window, but each has a reference and they differ.
  case otherReference
  /// The same amount, so many days outside the window.
  case outsideWindow(days: Int)
  /// Close in time, and the amounts look like a slip of speech or pen.
  case slip(AmountSlip)
}

/// How an amount on a statement comes to differ from the same amount in the books.
public enum AmountSlip: String, Hashable, Sendable, CaseIterable {
  /// The line is five times the movement: a sum in francs noted in *dɔrɔmɛ* of 5 F.
  case fiveTimes = "five_times"
  /// The line is a fifth of the movement: a sum in *dɔrɔmɛ* noted as francs.
  case fifth
  /// A nought too few in the books.
  case tenTimes = "ten_times"
  /// A nought too many in the books.
  case tenth
  /// Two neighbouring digits swapped.
  case swappedDigits = "swapped_digits"

  /// How a line's amount slipped from a movement's, if it looks like it.
  public init?(line: Money, movement: Money) {
    let (line, movement) = (line.units, movement.units)
    guard line != 0, movement != 0, (line < 0) == (movement < 0), line != movement else {
      return nil
    }
    if Int128(line) == Int128(movement) * 5 {
      self = .fiveTimes
    } else if Int128(line) * 5 == Int128(movement) {
      self = .fifth
    } else if Int128(line) == Int128(movement) * 10 {
      self = .tenTimes
    } else if Int128(line) * 10 == Int128(movement) {
      self = .tenth
    } else if Self.areSwapped(line.magnitude, movement.magnitude) {
      self = .swappedDigits
    } else {
      return nil
    }
  }

  private static func areSwapped(_ left: UInt64, _ right: UInt64) -> Bool {
    let (a, b) = (Array(String(left).utf8), Array(String(right).utf8))
    guard a.count == b.count else { return false }
    let differing = a.indices.filter { a[$0] != b[$0] }
    guard differing.count == 2, differing[1] == differing[0] + 1 else { return false }
    return a[differing[0]] == b[differing[1]] && a[differing[1]] == b[differing[0]]
  }
}
