public import DoubleEntry
public import LedgerValues

/// The numbers of each fund on a day, and what may still be spent.
public struct FundReport: Sendable {
  /// What it was read from; the numbers are those at the end of its last day.
  public let header: ReportHeader
  /// In the order of the funds' codes, funds without a posting included.
  public let rows: [Row]

  /// One fund.
  public struct Row: Hashable, Sendable {
    /// The fund.
    public let fund: Fund
    /// Resources, cash, payable, commitments and what it was lent, at the end of the day.
    public let numbers: FundNumbers
    /// What may be spent on the day without taking what later days need. Holds are not in it: they
    /// are not money of the books yet.
    public let available: Money
  }

  /// Adds up the lines; their order does not matter. Lines of later days count in `available` alone.
  ///
  /// - Throws: `unknownFund`, then `unknownAccount`, of the first line that is on such a one.
  public init(
    _ header: ReportHeader, funds: [Fund], chart: Chart, lines: some Sequence<PostedLine>
  ) throws(ReportError) {
    var changes: [FundCode: [Day: FundNumbers]] = [:]
    for fund in funds { changes[fund.code] = [:] }
    var accounts: [AccountCode: Account] = [:]
    for line in lines where header.knows(line) {
      guard changes[line.fund] != nil else { throw .unknownFund(line.fund) }
      guard let account = accounts[line.account] ?? chart[line.account] else {
        throw .unknownAccount(line.account)
      }
      accounts[line.account] = account
      changes[line.fund]?[line.day, default: FundNumbers()].add(line.amount, on: account)
    }
    self.header = header
    rows = funds.sorted { $0.code < $1.code }.map { fund in
      let history = FundHistory(
        kind: fund.kind,
        changes: (changes[fund.code] ?? [:]).map { (day: $0.key, change: $0.value) })
      return Row(
        fund: fund, numbers: history.numbers(on: header.through),
        available: history.available(on: header.through))
    }
  }

  /// The numbers over all funds; what funds lent one another adds up to nothing.
  public var totals: FundNumbers {
    rows.reduce(into: FundNumbers()) { $0.add($1.numbers) }
  }
}
