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
  /// What went to suspense has waited too long.
  case suspense(MovementID, Money, days: Int)
  /// Open for more than 90 days, and nobody said why.
  case aged(MovementID, Money, days: Int)

  /// How long something may wait in suspense.
  public static let suspenseDays = 60
}

extension PeriodSheet {
  /// What stands in the way as far as the sheet itself tells.
  ///
  /// - Parameters:
  ///   - suspense: The movements that went to suspense and were not undone.
  ///   - isExplained: Whether somebody says why items of more than 90 days are open.
  public func findings(
    suspense: [Movement], isExplained: Bool
  ) -> [ReadinessFinding] {
    var findings = report.differences.map(ReadinessFinding.difference)
    if !isStated, movements.contains(where: { !$0.isOpening }) {
      findings.insert(.noStatement, at: 0)
    }
    if !ties { findings.append(.untied(expected: opening + moved, found: closing)) }
    let open = report.feesNotBooked + report.receiptsNotBooked + report.paymentsNotBooked
    if !open.isEmpty { findings.append(.unbooked(open.count, ReconciliationReport.sum(open))) }
    for movement in suspense where movement.day <= month.lastDay {
      let days = month.lastDay.days(since: movement.day)
      if days > ReadinessFinding.suspenseDays {
        findings.append(.suspense(movement.id, movement.amount, days: days))
      }
    }
    guard !isExplained else { return findings }
    return findings + aged.map { .aged($0.item.id, $0.item.amount, days: $0.days) }
  }

  /// Movements that have been outstanding for more than 90 days.
  public var aged: [OutstandingItem<Movement>] {
    (report.receiptsNotCredited + report.paymentsNotDebited).filter { $0.age == .over90 }
  }
}
