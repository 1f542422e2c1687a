import LedgerValues

/// Compares the open lines of statements with the open movements of one treasury account.
///
///     let result = try Matcher().result(lines: lines, movements: movements)
///     result.confirmed  // groups that may be recorded as they are
///
/// Passes, strongest first: by reference and amount; then by amount within a window of days. Each
/// pass is resolved as a whole, so that no order decides; what fits in several ways is a question
/// and is withheld from weaker passes.
public struct Matcher: Hashable, Sendable {
  /// Days from the movement to the line within which equal amounts may be the same operation.
  public let windows: [ClosedRange<Int>]

  public static let standardWindows = [-1...3, -3...10]

  /// - Parameter windows: From the narrowest to the widest.
  public init(windows: [ClosedRange<Int>] = Self.standardWindows) {
    self.windows = windows
  }

  /// - Throws: `lineTwice`, `movementTwice`, `zeroLine`, `zeroMovement`, `otherAccount`.
  public func result(
    lines: [OpenLine], movements: [Movement]
  ) throws(ReconciliationError) -> MatchResult {
    var run = MatchRun(lines: lines, movements: movements.filter { !$0.isOpening })
    try run.check()
    run.matchByReference()
    for window in windows { run.matchByAmount(within: window) }
    let widest = windows.reduce(0...0) {
      min($0.lowerBound, $1.lowerBound)...max($0.upperBound, $1.upperBound)
    }
    return run.result(window: widest)
  }
}
