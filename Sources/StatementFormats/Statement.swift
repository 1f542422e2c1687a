public import LedgerValues

/// What the keeper of an account says happened on it: an outside record to compare the books with.
///
/// Amounts are in the smallest unit of the statement's currency (francs for XOF), positive for
/// what came in.
public struct Statement: Hashable, Sendable {
  /// The account as the file names it; nothing where it does not.
  public let account: String?
  public let currency: Currency
  /// The balance before the first line, stated or followed from the first running balance.
  public let opening: Money?
  /// The balance after the last line.
  public let closing: Money?
  /// Oldest first.
  public let lines: [StatementLine]
  /// The first row whose running balance does not follow from the row before it.
  public let divergence: BalanceDivergence?
  /// Pages or messages that were joined to it.
  public let pages: Int
  /// What was read otherwise than the format prescribes.
  public let notes: [StatementNote]

  public init(
    account: String? = nil, currency: Currency = .xof, opening: Money?, closing: Money?,
    lines: [StatementLine], divergence: BalanceDivergence? = nil, pages: Int = 1,
    notes: [StatementNote] = []
  ) {
    self.account = account
    self.currency = currency
    self.opening = opening
    self.closing = closing
    self.lines = lines
    self.divergence = divergence
    self.pages = pages
    self.notes = notes
  }

  public var sum: Money { lines.reduce(.zero) { $0 + $1.amount } }
  public var firstDay: Day? { lines.map(\.day).min() }
  public var lastDay: Day? { lines.map(\.day).max() }

  /// Whether opening balance and lines make the closing balance.
  ///
  /// INVARIANT I16: opening + sum of the lines = closing.
  public var ties: Ties {
    guard let opening, let closing else { return .notStated }
    let difference = closing - (opening + sum)
    return difference.isZero ? .yes : .no(difference: difference)
  }
}

/// A place where a file departs from its format and was read all the same.
public struct StatementNote: Hashable, Sendable {
  public enum Code: String, Hashable, Sendable, CaseIterable {
    /// An amount lacks the comma that the format asks for: taken as whole units.
    case amountWithoutComma = "amount_without_comma"
    /// The last message announces another page, which is not there.
    case pageMissing = "page_missing"
    /// The statement does not say its closing balance: the file may be cut.
    case closingMissing = "closing_missing"
  }

  public let code: Code
  /// Line of the file.
  public let row: Int

  public init(_ code: Code, row: Int) {
    self.code = code
    self.row = row
  }
}

/// Whether a statement's lines lead from its opening to its closing balance.
public enum Ties: Hashable, Sendable {
  case yes
  /// The closing balance less what opening balance and lines make.
  case no(difference: Money)
  /// The file does not state both balances.
  case notStated
}

/// A running balance that does not follow from the one before it.
public struct BalanceDivergence: Hashable, Sendable {
  /// Line of the file.
  public let row: Int
  public let expected: Money
  public let found: Money

  public init(row: Int, expected: Money, found: Money) {
    self.row = row
    self.expected = expected
    self.found = found
  }
}

/// One change of the account's balance.
///
/// A fee that the file writes beside an amount is a line of its own, with the same row.
public struct StatementLine: Hashable, Sendable {
  /// Line of the file on which its row begins, counted from 1.
  public let row: Int
  /// Where the row's bytes are in the file.
  public let byteRange: Range<Int>
  public let day: Day
  /// When the file writes an hour.
  public let moment: Moment?
  /// Positive for what came in.
  public let amount: Money
  /// The balance after the whole row; on the row's last line.
  public let balance: Money?
  /// The keeper's own number of the operation.
  public let reference: String?
  /// Whether it is the fee of the row's operation.
  public let isFee: Bool
  /// What names people; never part of a record.
  public let details: LineDetails

  public init(
    row: Int, byteRange: Range<Int>, day: Day, moment: Moment? = nil, amount: Money,
    balance: Money? = nil, reference: String? = nil, isFee: Bool = false,
    details: LineDetails = LineDetails()
  ) {
    self.row = row
    self.byteRange = byteRange
    self.day = day
    self.moment = moment
    self.amount = amount
    self.balance = balance
    self.reference = reference
    self.isFee = isFee
    self.details = details
  }
}

/// The free words and the other party of a line, for the eyes of whoever reconciles.
///
/// They may be erased: a record keeps only where they stand in the file.
public struct LineDetails: Hashable, Sendable {
  public let label: String?
  public let phone: String?

  public init(label: String? = nil, phone: String? = nil) {
    self.label = label
    self.phone = phone
  }

  public var isEmpty: Bool { label == nil && phone == nil }
}
