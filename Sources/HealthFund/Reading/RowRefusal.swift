public import LedgerValues
public import TabularText

/// Why a row of a file is not taken, with the cell it is about.
public struct RowRefusal: Hashable, Sendable {
  /// The line of the file, counted from 1.
  public let line: Int
  /// The column as the file names it; none where the row as a whole is refused.
  public let column: String?
  /// What the cell says; empty where the row as a whole is refused, and for personal details.
  public let value: String
  public let reason: Reason

  public enum Reason: Hashable, Sendable {
    /// The row has more or fewer cells than the header, or is badly quoted.
    case form(RowFault)
    /// Nothing is written where something must be.
    case missing
    case money(MoneyError)
    case notADay
    case notAMonth
    case notADate
    case notANumber
    case notAReceipt
    case notAnAccount
    case notAFund
    /// One of these words is wanted.
    case notAmong([String])
    /// Rows of one visit, payment or household say different things in this column.
    case disagrees
    /// The lines of a visit are numbered 1, 2, 3.
    case lineOutOfOrder(expected: Int)
    case act(HealthFundError)
  }

  public init(line: Int, column: String?, value: String, reason: Reason) {
    self.line = line
    self.column = column
    self.value = value
    self.reason = reason
  }
}

/// An act and the line of the file that it was read from: the first, where it has several rows.
public struct PlacedAct: Hashable, Sendable {
  public let act: Act
  public let file: FundFile
  public let line: Int
  /// How many rows of the file it was read from; 0 where another act of the same rows counts them.
  public let rows: Int
  /// Which of several files it was read from, counted from 0 by whoever reads them.
  public var source = 0

  public init(_ act: Act, file: FundFile, line: Int, rows: Int) {
    self.act = act
    self.file = file
    self.line = line
    self.rows = rows
  }
}

/// What a file gave: its acts, and every row that gave none.
public struct FundReading: Sendable {
  public let file: FundFile
  /// The file as rows of cells, to look at what a refused row says.
  public let table: Table
  /// Every row after the header, blank ones apart.
  public let rows: Int
  public let acts: [PlacedAct]
  /// In the order of the lines.
  public let refusals: [RowRefusal]
}
