public import LedgerValues

/// The figures under which two people put their names, and the digest of the list behind them.
///
///     closing + outstanding - unbooked + difference = books
///
/// INVARIANT I21.
public struct PeriodFigures: Hashable, Sendable {
  public let opening: Money
  /// What the lines of the month come to.
  public let moved: Money
  public let closing: Money
  /// The balance of the books.
  public let books: Money
  /// Movements that no line has shown yet.
  public let outstanding: Money
  /// Lines that the books do not have.
  public let unbooked: Money
  public let suspense: Money
  /// What nothing explains; nothing, in a month that may be signed.
  public let difference: Money
  /// Of the lines, movements and matches, in one order.
  public let list: Digest

  public init(_ sheet: PeriodSheet) {
    let report = sheet.report
    opening = sheet.opening
    moved = sheet.moved
    closing = sheet.closing
    books = report.bookBalance
    outstanding =
      ReconciliationReport.sum(report.receiptsNotCredited)
      + ReconciliationReport.sum(report.paymentsNotDebited)
    unbooked =
      ReconciliationReport.sum(report.feesNotBooked)
      + ReconciliationReport.sum(report.receiptsNotBooked)
      + ReconciliationReport.sum(report.paymentsNotBooked)
    suspense = sheet.suspense
    difference = report.difference
    list = sheet.listDigest
  }

  /// The members of a record that keep them.
  public var json: [String: JSON] {
    [
      "opening": .integer(opening.units), "moved": .integer(moved.units),
      "closing": .integer(closing.units), "books": .integer(books.units),
      "outstanding": .integer(outstanding.units), "unbooked": .integer(unbooked.units),
      "suspense": .integer(suspense.units), "difference": .integer(difference.units),
      "list": .text(list.hex),
    ]
  }
}

extension PeriodSheet {
  /// SHA-256 of the canonical JSON of the month's lines, movements, matches and open items, so that
  /// whoever has the book can make it again.
  var listDigest: Digest {
    let open = report.receiptsNotCredited + report.paymentsNotDebited
    let unbooked = report.feesNotBooked + report.receiptsNotBooked + report.paymentsNotBooked
    let list: JSON = [
      "account": .text(account), "month": .text(month.description),
      "lines": .array(lines.map { Self.item($0.id.statement, $0.id.line, $0.amount, $0.day) }),
      "movements": .array(
        movements.map { Self.item($0.id.record, $0.id.part, $0.amount, $0.day) }),
      "matches": .array(matches.map(Self.json)),
      "outstanding": .array(
        open.map { Self.item($0.item.id.record, $0.item.id.part, $0.item.amount, $0.item.day) }),
      "unbooked": .array(
        unbooked.map {
          Self.item($0.item.id.statement, $0.item.id.line, $0.item.amount, $0.item.day)
        }),
    ]
    return SHA256.digest(of: (try? list.canonicalBytes()) ?? [])
  }

  private static func item(_ record: Int, _ place: Int, _ amount: Money, _ day: Day) -> JSON {
    [
      .integer(Int64(record)), .integer(Int64(place)), .integer(amount.units),
      .integer(Int64(day.number)),
    ]
  }

  private static func json(_ match: KeptMatch) -> JSON {
    [
      "rule": .text(match.rule.rawValue), "version": .integer(Int64(match.version)),
      "lines": .array(
        match.lines.map {
          [
            .integer(Int64($0.id.statement)), .integer(Int64($0.id.line)),
            .integer($0.amount.units),
          ]
        }),
      "movements": .array(
        match.movements.map {
          [.integer(Int64($0.id.record)), .integer(Int64($0.id.part)), .integer($0.amount.units)]
        }),
    ]
  }
}
