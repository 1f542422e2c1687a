public import DoubleEntry
public import LedgerValues

/// The sheet of one account in the general ledger: what it opened with, its lines with the running
/// balance, what it closes with.
///
/// With a party it is the sheet of a sub-ledger: what is owed to one clinic, line by line.
public struct AccountLedger: Sendable {
  /// What it was read from.
  public let header: ReportHeader
  /// The account, with the ones that it is subdivided into.
  public let account: AccountCode
  /// The one fund it shows; absent for all.
  public let fund: FundCode?
  /// The one party it shows; absent for all.
  public let party: Party?
  /// The balance before the first day, positive on the debit side.
  public let opening: Money
  /// By day, and what is of one day as it was written down.
  public let lines: [Line]
  /// The turnover of the period: what was undone counts in neither column.
  public let movements: Columns

  /// A line and what stands after it.
  public struct Line: Hashable, Sendable {
    /// The posting.
    public let posted: PostedLine
    /// The amount in its column: a negative one where it undoes another.
    public let columns: Columns
    /// What stands after it, positive on the debit side.
    public let balance: Money
  }

  /// Collects the lines of an account; their order does not matter, but that of one entry's.
  public init(
    _ header: ReportHeader, account: AccountCode, fund: FundCode? = nil, party: Party? = nil,
    lines: some Sequence<PostedLine>
  ) {
    var opening = Money.zero
    var posted: [PostedLine] = []
    for line in lines where line.isOn(account) {
      if let fund, line.fund != fund { continue }
      if let party, line.party != party { continue }
      guard let place = header.place(of: line) else { continue }
      switch place {
      case .before: opening += line.amount
      case .within: posted.append(line)
      }
    }
    var balance = opening
    var movements = Columns.zero
    self.lines = posted.sorted(by: PostedLine.isEarlier).map { line in
      balance += line.amount
      var columns = Columns.zero
      columns.add(line.amount, isReversal: line.isReversal)
      movements = movements + columns
      return Line(posted: line, columns: columns, balance: balance)
    }
    self.header = header
    self.account = account
    self.fund = fund
    self.party = party
    self.opening = opening
    self.movements = movements
  }

  /// The balance after the last day, positive on the debit side.
  public var closing: Money { opening + movements.balance }
}
