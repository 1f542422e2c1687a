public import LedgerValues
public import TabularText

/// What a file of statements says, and what became of every row of it.
///
/// INVARIANT I17: each row is a line, filtered with its reason, or rejected with its reason; the
/// counts and sums of the three add up to the file.
public struct StatementReading: Hashable, Sendable {
  /// The name and version of the profile, or the format.
  public let profile: String
  public let encoding: TextEncoding
  /// One for each account and currency, in the order of the file.
  public let statements: [Statement]
  /// The rows after the header that became no line, in the order of the file.
  public let leftOut: [RowOutcome]
  /// Counts and sums over all rows.
  public let tally: RowTally

  init(
    profile: String, encoding: TextEncoding, statements: [Statement], leftOut: [RowOutcome],
    tally: RowTally
  ) {
    self.profile = profile
    self.encoding = encoding
    self.statements = statements
    self.leftOut = leftOut
    self.tally = tally
  }

  public var rejected: [RowOutcome] { leftOut.filter { $0.fate.rejection != nil } }
  public var filtered: [RowOutcome] { leftOut.filter { $0.fate.filter != nil } }
}

/// What a file of statements says in figures alone; made in little memory, however large the file.
public struct StatementSummary: Hashable, Sendable {
  /// What the file is: `csv`, `mt940`, `ofx 1`, `camt.053.001.02`.
  public let format: String
  /// The name and version of the profile, or the format.
  public let profile: String
  public let encoding: TextEncoding
  public let statements: [StatementFigures]
  /// Counts and sums over all rows.
  public let tally: RowTally
  /// The first rows that cannot be taken, in the order of the file.
  public let rejected: [RowOutcome]

  /// Whether all that the file says was read, and each of its statements ties or states no balances.
  public var isWhole: Bool {
    tally.rejected.count == 0 && statements.allSatisfy { !$0.isCut && !$0.ties.isOff }
  }
}

extension Ties {
  /// Whether lines and balances contradict one another.
  public var isOff: Bool {
    switch self {
    case .no: true
    case .yes, .notStated: false
    }
  }
}

/// One row of a file, and what became of it.
public struct RowOutcome: Hashable, Sendable {
  /// Line of the file on which the row begins.
  public let row: Int
  public let byteRange: Range<Int>
  public let fate: RowFate
  /// What the row says it changes, fee included; nothing where that cannot be read.
  public let amount: Money?

  public init(row: Int, byteRange: Range<Int>, fate: RowFate, amount: Money? = nil) {
    self.row = row
    self.byteRange = byteRange
    self.fate = fate
    self.amount = amount
  }
}

public enum RowFate: Hashable, Sendable {
  /// It became a line, or two with its fee.
  case line
  case filtered(RowFilter)
  /// Behind a pointer, since few rows have one and every row has room for it.
  indirect case rejected(RowRejection)

  var filter: RowFilter? {
    if case .filtered(let filter) = self { filter } else { nil }
  }

  var rejection: RowRejection? {
    if case .rejected(let rejection) = self { rejection } else { nil }
  }
}

/// Why a row is no change of the balance, though nothing is wrong with it.
public enum RowFilter: Hashable, Sendable {
  /// The header again, on a later page.
  case header
  /// A row of totals.
  case total
  /// A row that states a balance.
  case balance
  /// The operation failed or was cancelled; the status as the file writes it.
  case status(String)
  /// The amount is nothing.
  case zero
  /// The keeper expects the operation; it has not taken place.
  case expected
}

/// Why a row cannot be read.
///
/// Cases are in order of precedence.
public enum RowRejection: Error, Hashable, Sendable {
  case cells(found: Int, expected: Int)
  case textAfterQuote(column: Int)
  /// No day of the calendar is written there.
  case day(CellPlace, value: String)
  case time(CellPlace, value: String)
  case currency(CellPlace, value: String)
  case amount(CellPlace, value: String, MoneyError)
  /// The word that should say whether money came in or went out is not known.
  case kind(CellPlace, value: String)
  /// Both debit and credit have an amount.
  case bothSides(CellPlace)
  case noAmount(CellPlace)
  /// The reference has a control character, or more than 256 bytes.
  case reference(CellPlace)
  /// The file ends in the middle of it.
  case cut(CellPlace)

  /// Whether its words or numbers cannot be read; else they can, and say nothing that can be taken.
  var isUnread: Bool {
    switch self {
    case .cells, .textAfterQuote, .day, .time, .currency, .amount, .kind, .cut: true
    case .bothSides, .noAmount, .reference: false
    }
  }
}

/// How many rows became what, and the sum of what they say.
public struct RowTally: Hashable, Sendable {
  public struct Part: Hashable, Sendable {
    public private(set) var count = 0
    /// Of the rows whose amount can be read.
    public private(set) var sum: Money = 0
    /// Rows whose amount cannot be read.
    public private(set) var unreadable = 0

    mutating func add(_ amount: Money?) {
      count += 1
      // A sum beyond any money is none.
      if let amount, let total = try? sum.adding(amount) { sum = total } else { unreadable += 1 }
    }

    /// Where both sums together are beyond any money, none of the rows counts as summed.
    static func + (left: Part, right: Part) -> Part {
      var both = left
      both.count += right.count
      both.unreadable += right.unreadable
      if let total = try? left.sum.adding(right.sum) {
        both.sum = total
      } else {
        (both.sum, both.unreadable) = (0, both.count)
      }
      return both
    }
  }

  public private(set) var lines = Part()
  public private(set) var filtered = Part()
  public private(set) var rejected = Part()
  /// Of the rejected ones, those whose words or numbers cannot be read.
  public private(set) var unread = Part()

  /// All rows.
  public var read: Part { lines + filtered + rejected }

  mutating func addLine(_ amount: Money?) { lines.add(amount) }

  mutating func add(_ outcome: RowOutcome) {
    switch outcome.fate {
    case .line: lines.add(outcome.amount)
    case .filtered: filtered.add(outcome.amount)
    case .rejected(let rejection):
      rejected.add(outcome.amount)
      if rejection.isUnread { unread.add(outcome.amount) }
    }
  }
}
