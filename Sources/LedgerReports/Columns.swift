public import LedgerValues

/// A debit column and a credit column.
public struct Columns: Hashable, Sendable {
  /// The left one.
  public private(set) var debit: Money
  /// The right one; never shown with a sign of its own, but for what was undone.
  public private(set) var credit: Money

  /// Two columns with nothing in them.
  public static let zero = Columns(debit: .zero, credit: .zero)

  /// Creates columns from their two amounts.
  public init(debit: Money, credit: Money) {
    self.debit = debit
    self.credit = credit
  }

  /// A balance in the column it stands on: debit where it is positive.
  public init(balance: Money) {
    self.init(debit: max(balance, .zero), credit: max(-balance, .zero))
  }

  /// What is left when one column is taken from the other: positive on the debit side.
  public var balance: Money { debit - credit }

  /// Whether both columns hold the same.
  public var agree: Bool { debit == credit }

  /// Takes one amount in. What a reversal undoes is taken out of the column in which it stood, so
  /// that turnover excludes both.
  ///
  /// Source: AUDCIF, art. 20 (*inscription en négatif*).
  public mutating func add(_ amount: Money, isReversal: Bool) {
    if amount.isPositive != isReversal { debit += amount } else { credit -= amount }
  }

  /// Column by column.
  public static func + (left: Columns, right: Columns) -> Columns {
    Columns(debit: left.debit + right.debit, credit: left.credit + right.credit)
  }
}

/// The six columns of a trial balance.
///
/// Opening and closing are balances, each in one column of its pair; movements are turnover, and
/// opening and movements together make the closing.
public struct SixColumns: Hashable, Sendable {
  /// What stood before the period's first day.
  public let opening: Columns
  /// What was posted in the period.
  public let movements: Columns
  /// What stands after the period's last day.
  public let closing: Columns

  /// Three pairs of columns with nothing in them.
  public static let zero = SixColumns(opening: .zero, movements: .zero, closing: .zero)

  /// The six columns of one account.
  public init(opening: Money, movements: Columns) {
    self.init(
      opening: Columns(balance: opening), movements: movements,
      closing: Columns(balance: opening + movements.balance))
  }

  private init(opening: Columns, movements: Columns, closing: Columns) {
    self.opening = opening
    self.movements = movements
    self.closing = closing
  }

  /// Whether debit and credit agree in each pair, as the totals of balanced books do.
  public var agree: Bool { opening.agree && movements.agree && closing.agree }

  /// The sum under a column of accounts: column by column, nothing set off.
  public static func + (left: SixColumns, right: SixColumns) -> SixColumns {
    SixColumns(
      opening: left.opening + right.opening, movements: left.movements + right.movements,
      closing: left.closing + right.closing)
  }
}
