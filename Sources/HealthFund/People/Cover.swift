public import LedgerValues

/// The months for which a household's dues are paid.
///
/// A household is up to date on a day when the month of that day is paid: cover follows what was
/// paid for, not when it was paid.
public struct Cover: Hashable, Sendable {
  private let paid: Set<Month>

  public init(paid: some Sequence<Month>) {
    self.paid = Set(paid)
  }

  public func isUpToDate(on day: Day) -> Bool { paid.contains(day.calendarMonth) }

  /// The first month of so many that is already paid: it would be paid twice.
  public func firstPaid(from: Month, months: Int) -> Month? {
    (0..<months).lazy.map { from.adding(months: $0) }.first { paid.contains($0) }
  }

  /// The month that the next dues are for: the one after the last paid, at the earliest the month
  /// the household joined.
  public func nextUnpaid(joined: Day) -> Month {
    guard let last = paid.max() else { return joined.calendarMonth }
    return max(last.adding(months: 1), joined.calendarMonth)
  }

  public var lastPaid: Month? { paid.max() }
}
