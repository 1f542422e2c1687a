public import LedgerValues

/// What the keeper of an account says happened on it: an outside record to compare the books with.
///
/// Amounts are in the smallest unit of the statement's currency (francs for XOF), positive for
/// what came in.
public struct Statement: Hashable, Sendable {
  public let figures: StatementFigures
  /// Oldest first.
  public let lines: [StatementLine]

  init(figures: StatementFigures, lines: [StatementLine]) {
    self.figures = figures
    self.lines = lines
  }

  /// - Precondition: the amounts of the lines are those of postings, each within its bound.
  public init(
    account: String? = nil, currency: Currency = .xof, opening: Money?, closing: Money?,
    lines: [StatementLine], divergence: BalanceDivergence? = nil, pages: Int = 1,
    notes: [StatementNote] = []
  ) {
    var figures = StatementFigures(account: account, currency: currency)
    figures.opening = opening
    figures.closing = closing
    figures.divergence = divergence
    figures.pages = pages
    for note in notes { figures.note(note.code, row: note.row, column: note.column) }
    for line in lines { _ = figures.add(line) }
    self.init(figures: figures, lines: lines)
  }

  /// The account as the file names it; nothing where it does not.
  public var account: String? { figures.account }
  public var currency: Currency { figures.currency }
  /// The balance before the first line, stated or followed from the first running balance.
  public var opening: Money? { figures.opening }
  /// The balance after the last line.
  public var closing: Money? { figures.closing }
  public var sum: Money { figures.sum }
  public var firstDay: Day? { figures.firstDay }
  public var lastDay: Day? { figures.lastDay }
  /// The first row whose running balance does not follow from the row before it.
  public var divergence: BalanceDivergence? { figures.divergence }
  /// Pages or messages that were joined to it.
  public var pages: Int { figures.pages }
  /// What was read otherwise than the format prescribes.
  public var notes: [StatementNote] { figures.notes }
  /// Whether opening balance and lines make the closing balance.
  public var ties: Ties { figures.ties }
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
    /// The file ends before its own end mark: it is cut.
    case fileCut = "file_cut"

    /// Whether it means that a part of the statement may be missing.
    public var isCut: Bool {
      switch self {
      case .pageMissing, .closingMissing, .fileCut: true
      case .amountWithoutComma: false
      }
    }
  }

  public let code: Code
  /// Line of the file.
  public let row: Int
  /// Byte of the line, counted from 1, where one place of it is meant.
  public let column: Int?

  public init(_ code: Code, row: Int, column: Int? = nil) {
    self.code = code
    self.row = row
    self.column = column
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
  private let start: Int
  private let length: UInt32
  private let rowNumber: UInt32
  public let day: Day
  /// Whether it is the fee of the row's operation.
  public let isFee: Bool
  /// Positive for what came in.
  public let amount: Money
  private let momentOrNone: Int64
  private let balanceOrNone: Int64
  /// The keeper's own number of the operation.
  public let reference: String?
  /// What names people; never part of a record.
  public let details: LineDetails

  public init(
    row: Int, byteRange: Range<Int>, day: Day, moment: Moment? = nil, amount: Money,
    balance: Money? = nil, reference: String? = nil, isFee: Bool = false,
    details: LineDetails = LineDetails()
  ) {
    start = byteRange.lowerBound
    length = UInt32(clamping: byteRange.count)
    rowNumber = UInt32(clamping: row)
    self.day = day
    momentOrNone = moment?.milliseconds ?? Self.none
    self.amount = amount
    balanceOrNone = balance?.units ?? Self.none
    self.reference = reference
    self.isFee = isFee
    self.details = details
  }

  /// No moment of the calendar and no sum of money is this; a year of lines is kept in a third less
  /// memory than with options.
  private static let none = Int64.min

  /// Line of the file on which its row begins, counted from 1.
  public var row: Int { Int(rowNumber) }
  /// Where the row's bytes are in the file.
  public var byteRange: Range<Int> { start..<start + Int(length) }
  /// When the file writes an hour.
  public var moment: Moment? {
    momentOrNone == Self.none ? nil : Moment(milliseconds: momentOrNone)
  }
  /// The balance after the whole row; on the row's last line.
  public var balance: Money? { balanceOrNone == Self.none ? nil : Money(balanceOrNone) }
}

extension StatementLine {
  /// The fee that the line's row states beside it.
  func fee(_ amount: Money, balance: Money?) -> StatementLine {
    StatementLine(
      row: row, byteRange: byteRange, day: day, moment: moment, amount: amount, balance: balance,
      reference: reference, isFee: true, details: details)
  }
}

/// The free words and the other party of a line, for the eyes of whoever reconciles.
///
/// They may be erased: a record keeps only where they stand in the file.
public struct LineDetails: Hashable, Sendable {
  /// Behind a pointer: many files say neither, and there may be a hundred thousand lines.
  private indirect enum Words: Hashable, Sendable {
    case none
    case some(label: String?, phone: String?)
  }

  private let words: Words

  public init(label: String? = nil, phone: String? = nil) {
    words = label == nil && phone == nil ? .none : .some(label: label, phone: phone)
  }

  public var label: String? {
    if case .some(let label, _) = words { label } else { nil }
  }

  public var phone: String? {
    if case .some(_, let phone) = words { phone } else { nil }
  }

  public var isEmpty: Bool {
    if case .none = words { true } else { false }
  }
}
