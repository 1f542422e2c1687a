/// Compares the open lines of statements with the open movements of one treasury account.
///
///     let result = try Matcher().result(lines: lines, movements: movements)
///     result.confirmed  // groups that may be recorded as they are
///
/// Passes go from the strongest evidence to the weakest (`MatchRule`). Each pass is resolved as a
/// whole, so that no order decides; what fits in several ways is a question and is withheld from
/// weaker passes. References that differ exclude a match on weaker evidence, and so do numbers of
/// the other party.
public struct Matcher: Hashable, Sendable {
  /// Days from the movement to the line within which equal amounts may be the same operation, from
  /// the narrowest window to the widest.
  public let windows: [ClosedRange<Int>]

  public static let standardWindows = [-1...3, -3...10]

  public init(windows: [ClosedRange<Int>] = Self.standardWindows) {
    self.windows = windows
  }

  /// - Throws: `lineTwice`, `zeroLine`, `movementTwice`, `zeroMovement`, `otherAccount`.
  public func result(
    lines: [OpenLine], movements: [Movement]
  ) throws(ReconciliationError) -> MatchResult {
    try result(lines: ComparedLines(lines), movements: ComparedMovements(movements))
  }

  /// The result for sides that are ready to be compared.
  public func result(lines: ComparedLines, movements: ComparedMovements) -> MatchResult {
    let items = MatchItems(statement: lines, books: movements)
    let widest = windows.reduce(0...0) {
      min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
    }
    var run = MatchRun(items)
    run.matchReversals()
    run.matchByReference()
    // Fees whose operations were matched without them may have movements of their own.
    if !items.feeOf.isEmpty { run.matchByReference() }
    run.matchByOwnCode()
    run.matchLineReversals()
    run.matchReferenceGroups()
    run.matchAnchoredGroups(within: widest)
    run.setNamedApart()
    run.matchSimilarReferences(within: widest)
    run.matchByPhone(within: widest)
    for window in windows { run.matchByAmount(within: window) }
    if let narrowest = windows.first { run.matchSubsets(within: narrowest) }
    return run.result(window: widest)
  }
}
