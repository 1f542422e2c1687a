public import LedgerValues

/// What the record of an imported statement keeps: figures and places in the file, no words.
///
/// The file's text, with names and phones, is kept apart where it can be erased; the file's digest
/// and each line's byte range lead to it.
public struct StatementImport: Hashable, Sendable {
  /// The treasury account of the books that the statement is about.
  public let account: String
  /// Name and version of the profile it was read with.
  public let profile: String
  public let file: Digest
  public let statement: Statement
  public let leftOut: [LeftOutRow]

  /// A row of the file that is no line: filtered or rejected, and why in a word.
  public struct LeftOutRow: Hashable, Sendable {
    public let row: Int
    public let byteRange: Range<Int>
    public let isRejected: Bool
    /// `total`, `status`, `day`, `amount` ...
    public let reason: String

    public init(row: Int, byteRange: Range<Int>, isRejected: Bool, reason: String) {
      self.row = row
      self.byteRange = byteRange
      self.isRejected = isRejected
      self.reason = reason
    }
  }

  public init(
    account: String, profile: String, file: Digest, statement: Statement, leftOut: [LeftOutRow]
  ) {
    self.account = account
    self.profile = profile
    self.file = file
    self.statement = statement
    self.leftOut = leftOut
  }

  /// What is kept of a reading whose only statement is in the book's currency.
  ///
  /// - Throws: `otherCurrency`, then `severalStatements`.
  public init(
    _ reading: StatementReading, account: String, file: Digest, currency: Currency = .xof
  ) throws(StatementError) {
    try self.init(
      account: account, profile: reading.profile, file: file,
      statement: reading.onlyStatement(in: currency),
      leftOut: reading.rows.compactMap(LeftOutRow.init(_:)))
  }
}

extension StatementImport.LeftOutRow {
  /// Nothing where the row became a line.
  init?(_ outcome: RowOutcome) {
    switch outcome.fate {
    case .line: return nil
    case .filtered(let filter):
      self.init(
        row: outcome.row, byteRange: outcome.byteRange, isRejected: false, reason: filter.code)
    case .rejected(let rejection):
      self.init(
        row: outcome.row, byteRange: outcome.byteRange, isRejected: true, reason: rejection.code)
    }
  }
}

extension RowFilter {
  /// A stable word for records and scripts.
  public var code: String {
    switch self {
    case .header: "header"
    case .total: "total"
    case .balance: "balance"
    case .status: "status"
    case .zero: "zero"
    case .expected: "expected"
    }
  }
}

extension RowRejection {
  /// A stable word for records and scripts.
  public var code: String {
    switch self {
    case .cells: "cells"
    case .textAfterQuote: "text_after_quote"
    case .day: "day"
    case .time: "time"
    case .currency: "currency"
    case .amount: "amount"
    case .kind: "kind"
    case .bothSides: "both_sides"
    case .noAmount: "no_amount"
    case .reference: "reference"
    case .cut: "cut"
    }
  }
}
