public import LedgerValues

/// What stands between a month and its signature.
///
/// Cases are in the order in which they are best mended.
public enum ReadinessFinding: Hashable, Sendable {
  /// The chain of records is not whole: nothing is signed on such a book.
  case chainBroken
  case notOver
  /// Months are signed in their order; this one is the first that is not.
  case previousUnsigned(Month)
  /// The books moved, and no statement says what the keeper saw.
  case noStatement
  /// A balance that does not follow from what comes before it.
  case difference(NamedDifference)
  /// The lines do not lead from the last signed closing to the closing of the statements.
  case untied(expected: Money, found: Money)
  /// Sure matches that nobody kept yet.
  case unkept(Int)
  /// Suggestions that nobody looked at.
  case suggestions(Int)
  /// Lines with several answers.
  case questions(Int)
  /// Lines that are neither in the books nor in suspense.
  case unbooked(Int, Money)
  /// It is in suspense, and the day has come on which its owner was to look at it again.
  case lookAgain(MovementID, Money, owner: String, on: Day)
  /// What a count sent to suspense has waited too long.
  case suspense(MovementID, Money, days: Int)
  /// Open for more than 90 days, and nobody said why.
  case aged(MovementID, Money, days: Int)

  /// How long something may wait in suspense that nobody promised to look at again.
  public static let suspenseDays = 60

  /// The movement that may stay open all the same, where somebody says why; none of what has to be
  /// mended.
  public var waiting: MovementID? {
    switch self {
    case .lookAgain(let movement, _, _, _), .suspense(let movement, _, _),
      .aged(let movement, _, _):
      movement
    default: nil
    }
  }
}

/// A movement whose other side is in suspense.
public struct SuspendedMovement: Hashable, Sendable {
  public let movement: Movement
  /// Nothing of a count's difference.
  public let promise: Promise?

  /// Who looks for its explanation, and on which day again.
  public struct Promise: Hashable, Sendable {
    public let owner: String
    public let lookAgain: Day

    public init(owner: String, lookAgain: Day) {
      self.owner = owner
      self.lookAgain = lookAgain
    }
  }

  public init(_ movement: Movement, promise: Promise? = nil) {
    self.movement = movement
    self.promise = promise
  }
}

extension PeriodSheet {
  /// What stands in the way as far as the sheet itself tells.
  ///
  /// - Parameter suspense: The movements that went to suspense and were not undone.
  public func findings(suspense: [SuspendedMovement]) -> [ReadinessFinding] {
    var findings = report.differences.map(ReadinessFinding.difference)
    if !isStated, movements.contains(where: { !$0.isOpening }) {
      findings.insert(.noStatement, at: 0)
    }
    if !ties { findings.append(.untied(expected: opening + moved, found: closing)) }
    let open = report.feesNotBooked + report.receiptsNotBooked + report.paymentsNotBooked
    if !open.isEmpty { findings.append(.unbooked(open.count, ReconciliationReport.sum(open))) }
    return findings + suspense.compactMap(waiting)
      + aged.map { .aged($0.item.id, $0.item.amount, days: $0.days) }
  }

  /// What is found of money in suspense on the month's last day; nothing where it may go on waiting.
  private func waiting(_ suspended: SuspendedMovement) -> ReadinessFinding? {
    let (movement, end) = (suspended.movement, month.lastDay)
    guard movement.day <= end else { return nil }
    if let promise = suspended.promise {
      guard promise.lookAgain <= end else { return nil }
      return .lookAgain(
        movement.id, movement.amount, owner: promise.owner, on: promise.lookAgain)
    }
    let days = end.days(since: movement.day)
    return days > ReadinessFinding.suspenseDays
      ? .suspense(movement.id, movement.amount, days: days) : nil
  }

  /// Movements that have been outstanding for more than 90 days.
  var aged: [OutstandingItem<Movement>] {
    (report.receiptsNotCredited + report.paymentsNotDebited).filter { $0.age == .over90 }
  }
}
