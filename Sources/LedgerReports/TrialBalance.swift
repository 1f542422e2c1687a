public import DoubleEntry
import LedgerValues

/// The trial balance in six columns: opening, movements and closing, debit and credit, per account
/// and fund.
///
/// INVARIANT I2: the totals of debit and credit agree in each pair of columns, over all funds and in
/// each fund. Nothing here forces them to: it follows from entries that balance, and
/// `SixColumns.agree` tells.
public struct TrialBalance: Sendable {
  /// What it was read from.
  public let header: ReportHeader
  /// In the order of accounts, then of funds; every account that was ever used, back to zero or not.
  public let rows: [Row]

  /// One account in one fund.
  public struct Row: Hashable, Sendable {
    /// The account, subdivisions apart.
    public let account: AccountCode
    /// The fund whose money it is.
    public let fund: FundCode
    /// Its six columns.
    public let columns: SixColumns
  }

  /// One account over all funds, or over the one asked for.
  public struct AccountRow: Hashable, Sendable {
    /// The account, subdivisions apart.
    public let account: AccountCode
    /// Its six columns.
    public let columns: SixColumns
  }

  /// Adds up the lines; their order does not matter.
  public init(_ header: ReportHeader, lines: some Sequence<PostedLine>) {
    var sums: [Key: Sum] = [:]
    for line in lines {
      guard let place = header.place(of: line) else { continue }
      let key = Key(account: line.account, fund: line.fund)
      switch place {
      case .before: sums[key, default: Sum()].opening += line.amount
      case .within:
        sums[key, default: Sum()].movements.add(line.amount, isReversal: line.isReversal)
      }
    }
    self.header = header
    rows = sums.sorted { $0.key < $1.key }.map { key, sum in
      Row(account: key.account, fund: key.fund, columns: sum.columns)
    }
  }

  /// The funds that have a row, in the order of their codes.
  public var funds: [FundCode] { Set(rows.map(\.fund)).sorted() }

  /// A row per account: over all funds, where what one fund owes and another has is set off in
  /// opening and closing; or of one fund.
  public func accounts(in fund: FundCode? = nil) -> [AccountRow] {
    var sums: [(account: AccountCode, sum: Sum)] = []
    for row in rows where fund == nil || row.fund == fund {
      if sums.last?.account != row.account { sums.append((row.account, Sum())) }
      sums[sums.count - 1].sum.add(row.columns)
    }
    return sums.map { AccountRow(account: $0.account, columns: $0.sum.columns) }
  }

  /// The totals under `accounts(in:)`.
  public func totals(in fund: FundCode? = nil) -> SixColumns {
    accounts(in: fund).reduce(.zero) { $0 + $1.columns }
  }

  private struct Key: Hashable, Comparable {
    let account: AccountCode
    let fund: FundCode

    static func < (left: Key, right: Key) -> Bool {
      (left.account, left.fund) < (right.account, right.fund)
    }
  }

  private struct Sum {
    var opening = Money.zero
    var movements = Columns.zero

    var columns: SixColumns { SixColumns(opening: opening, movements: movements) }

    mutating func add(_ columns: SixColumns) {
      opening += columns.opening.balance
      movements = movements + columns.movements
    }
  }
}
