public import LedgerValues

/// How long an item has been open.
public enum Age: String, Hashable, Sendable, CaseIterable, Comparable {
  case upTo7 = "0-7"
  case upTo30 = "8-30"
  case upTo60 = "31-60"
  case upTo90 = "61-90"
  case over90 = ">90"

  public init(days: Int) {
    switch days {
    case ...7: self = .upTo7
    case ...30: self = .upTo30
    case ...60: self = .upTo60
    case ...90: self = .upTo90
    default: self = .over90
    }
  }

  public static func < (left: Age, right: Age) -> Bool { left.order < right.order }

  private var order: Int {
    switch self {
    case .upTo7: 0
    case .upTo30: 1
    case .upTo60: 2
    case .upTo90: 3
    case .over90: 4
    }
  }
}

/// An item of one side that the other side does not have yet.
public struct OutstandingItem<Item: Hashable & Sendable>: Hashable, Sendable {
  public let item: Item
  /// Days from the item to the day of the report.
  public let days: Int
  public var age: Age { Age(days: days) }
}

/// The two-sided reconciliation of one treasury account: from the balance of the statement, over
/// all that only one side has, to the balance of the books.
///
///     statement + deposits not yet credited - payments not yet debited - lines not in the books
///       + named differences = books
///
/// INVARIANT I21: the balance of the books is the reconciled balance plus named differences, to the
/// franc.
public struct ReconciliationReport: Hashable, Sendable {
  public let account: String
  public let day: Day
  public let statementBalance: Money
  public let bookBalance: Money
  /// Receipts of the books that the statement does not show: deposits not yet credited.
  public let receiptsNotCredited: [OutstandingItem<Movement>]
  /// Payments of the books that the statement does not show.
  public let paymentsNotDebited: [OutstandingItem<Movement>]
  /// Lines that the books do not have: fees apart.
  public let feesNotBooked: [OutstandingItem<OpenLine>]
  public let receiptsNotBooked: [OutstandingItem<OpenLine>]
  public let paymentsNotBooked: [OutstandingItem<OpenLine>]
  /// What is not explained by open items, each part named; empty when all is well.
  public let differences: [NamedDifference]

  /// The balance the books have when all open items are as they should be.
  public var reconciledBalance: Money {
    statementBalance + Self.sum(receiptsNotCredited) + Self.sum(paymentsNotDebited)
      - Self.sum(feesNotBooked) - Self.sum(receiptsNotBooked) - Self.sum(paymentsNotBooked)
  }

  /// The balance of the books less the reconciled one.
  public var difference: Money { bookBalance - reconciledBalance }

  /// Whether the named differences make up the whole difference.
  public var isExplained: Bool {
    difference == differences.reduce(.zero) { $0 + $1.amount }
  }

  public static func sum(_ items: [OutstandingItem<Movement>]) -> Money {
    items.reduce(.zero) { $0 + $1.item.amount }
  }

  public static func sum(_ items: [OutstandingItem<OpenLine>]) -> Money {
    items.reduce(.zero) { $0 + $1.item.amount }
  }

  /// Count and sum of items by how long they have been open; only ages that have any.
  public static func ageing<Item>(
    _ items: [OutstandingItem<Item>], amount: (Item) -> Money
  ) -> [(age: Age, count: Int, sum: Money)] {
    Age.allCases.compactMap { age in
      let aged = items.filter { $0.age == age }
      guard !aged.isEmpty else { return nil }
      return (age, aged.count, aged.reduce(.zero) { $0 + amount($1.item) })
    }
  }
}

/// A part of the difference that no open item explains, with the place to look for it.
public enum NamedDifference: Hashable, Sendable {
  /// The first statement begins with another balance than the books: the books' less the statement's.
  case opening(Money)
  /// A statement begins with another balance than the one before it ended with: a statement is
  /// missing or overlaps.
  case gap(before: Int, Money)
  /// A statement's lines do not make its closing balance: rows are unread or missing.
  case untied(statement: Int, Money)
  /// The movements given are not the balance given: items are missing from the report's input.
  case movementsMissing(Money)

  /// What it adds to the books' balance beside the reconciled one.
  public var amount: Money {
    switch self {
    case .opening(let amount), .gap(_, let amount), .untied(_, let amount),
      .movementsMissing(let amount):
      amount
    }
  }
}
