public import LedgerValues

/// What the record of an imported statement keeps: figures and places in the file, no words.
///
/// INVARIANT I17: each row of the file is a line, a line that an earlier import took, or left out
/// with its reason.
///
/// The file's text, with names and phones, is kept apart where it can be erased; the file's digest
/// and each line's byte range lead to it.
public struct StatementImport: Hashable, Sendable {
  /// The treasury account of the books that the statement is about.
  public let account: String
  /// Name and version of the profile it was read with.
  public let profile: String
  public let file: Digest
  /// Its lines are those that no earlier import has; its balances are the file's.
  public let statement: Statement
  /// The lines of the file that an earlier import took.
  public let known: [KnownLine]
  public let leftOut: [LeftOutRow]

  /// A row of the file that is no line: filtered or rejected, and why in a word.
  public struct LeftOutRow: Hashable, Sendable {
    public let row: Int
    public let byteRange: Range<Int>
    public let isRejected: Bool
    /// `total`, `status`, `day`, `amount` ...
    public let reason: String
    /// What the row says it changes; nothing where that cannot be read.
    public let amount: Money?

    public init(
      row: Int, byteRange: Range<Int>, isRejected: Bool, reason: String, amount: Money? = nil
    ) {
      self.row = row
      self.byteRange = byteRange
      self.isRejected = isRejected
      self.reason = reason
      self.amount = amount
    }
  }

  public init(
    account: String, profile: String, file: Digest, statement: Statement,
    known: [KnownLine] = [], leftOut: [LeftOutRow]
  ) {
    self.account = account
    self.profile = profile
    self.file = file
    self.statement = statement
    self.known = known
    self.leftOut = leftOut
  }

  /// What is kept where earlier imports took some of the lines.
  public func going(on continuation: StatementContinuation) -> StatementImport {
    StatementImport(
      account: account, profile: profile, file: file, statement: continuation.statement,
      known: continuation.known, leftOut: leftOut)
  }

  /// Whether all lines of the file, new and known, lead from its opening to its closing balance.
  ///
  /// INVARIANT I16.
  public var ties: Ties {
    guard let opening = statement.opening, let closing = statement.closing else {
      return .notStated
    }
    let passed = known.reduce(statement.sum) { $0 + $1.amount }
    let difference = closing - (opening + passed)
    return difference.isZero ? .yes : .no(difference: difference)
  }

  /// What is kept of a reading that is one statement in the book's currency.
  ///
  /// - Throws: `otherCurrency`, then `severalStatements`.
  public init(
    _ reading: StatementReading, account: String, file: Digest, currency: Currency = .xof
  ) throws(StatementError) {
    try self.init(
      account: account, profile: reading.profile, file: file,
      statement: reading.onlyStatement(in: currency),
      leftOut: reading.leftOut.compactMap(LeftOutRow.init(_:)))
  }
}

extension StatementImport.LeftOutRow {
  /// Nothing where the row became a line.
  init?(_ outcome: RowOutcome) {
    switch outcome.fate {
    case .line: return nil
    case .filtered(let filter):
      self.init(
        row: outcome.row, byteRange: outcome.byteRange, isRejected: false, reason: filter.code,
        amount: outcome.amount)
    case .rejected(let rejection):
      self.init(
        row: outcome.row, byteRange: outcome.byteRange, isRejected: true, reason: rejection.code,
        amount: outcome.amount)
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
