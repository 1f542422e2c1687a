public import LedgerValues

/// Days that several versions of a rule book leave to nobody, or decide twice.
public struct TimelineFinding: Hashable, Sendable {
  public let problem: Problem
  public let days: ClosedRange<Day>
  /// Places among the versions: those in force; of days that none decides, the one before and the one
  /// after.
  public let versions: [Int]

  public enum Problem: Hashable, Sendable {
    /// No version is in force: a visit of these days is not decided.
    case gap
    /// Several versions are in force, and the one adopted last decides.
    case overlap
  }
}

extension RuleBook {
  /// The days between the first and the last that any of some versions is in force on, on which not
  /// exactly one of them is; earliest first.
  public static func timeline(of versions: [RuleBook]) -> [TimelineFinding] {
    let spans = versions.map(\.inForce)
    let starts = Set(spans.flatMap { [$0.lowerBound, $0.upperBound.adding(days: 1)] }).sorted()
    return zip(starts, starts.dropFirst()).compactMap { start, next in
      let days = start...next.adding(days: -1)
      let inForce = spans.indices.filter { spans[$0].contains(start) }
      guard inForce.count != 1 else { return nil }
      guard inForce.isEmpty else {
        return TimelineFinding(problem: .overlap, days: days, versions: inForce)
      }
      let before = spans.indices.last { spans[$0].upperBound.adding(days: 1) == start }
      let after = spans.indices.first { spans[$0].lowerBound == next }
      return TimelineFinding(
        problem: .gap, days: days, versions: [before, after].compactMap(\.self))
    }
  }
}
