public import DoubleEntry
public import LedgerValues

/// The statements of the minimal system: what there is and what is owed on the last day, and what
/// came in and went out in the period.
///
/// Each account adds to the line that the chart maps it to; memo accounts and the clearing between
/// funds add to none.
///
/// Source: SYCEBNL, *système minimal de trésorerie* (SMT).
public struct MinimalStatement: Sendable {
  /// What it was read from.
  public let header: ReportHeader
  /// `GA` to `GE`: fixed assets, stocks, debtors, cash boxes, banks and wallets.
  public let assets: [Line]
  /// `HA` to `HD`: endowments, result, other own funds, creditors. `HB` holds the result of the
  /// period and what earlier ones left unallocated.
  public let liabilities: [Line]
  /// `KA`, `KB`: income received, other income.
  public let income: [Line]
  /// `JA` to `JF`: purchases, rent, wages, taxes, interest, others.
  public let expenses: [Line]

  /// One line of the statements.
  public struct Line: Hashable, Sendable {
    /// Two letters, the line's official mark.
    public let mark: String
    /// The sum of its accounts, on the side on which the line stands.
    public let amount: Money
  }

  /// Adds up the lines; their order does not matter.
  ///
  /// - Throws: `unknownAccount` of the first row that the chart does not have, by code.
  public init(
    _ header: ReportHeader, chart: Chart, lines: some Sequence<PostedLine>
  ) throws(ReportError) {
    let balance = TrialBalance(header, lines: lines)
    var standing: [String: Money] = [:]
    var moved: [String: Money] = [:]
    for row in balance.accounts() {
      guard let account = chart[row.account] else { throw .unknownAccount(row.account) }
      guard let mark = account.mapping else { continue }
      switch account.nature {
      case .income, .expense:
        standing["HB", default: .zero] += row.columns.closing.balance
        moved[mark, default: .zero] += row.columns.movements.balance
      case .asset, .liability, .equity, .restricted, .treasury, .clearing:
        standing[mark, default: .zero] += row.columns.closing.balance
      case .memo: continue
      }
    }
    self.header = header
    assets = ["GA", "GB", "GC", "GD", "GE"].map { Line(mark: $0, amount: standing[$0] ?? .zero) }
    liabilities = ["HA", "HB", "HC", "HD"].map { Line(mark: $0, amount: -(standing[$0] ?? .zero)) }
    income = ["KA", "KB"].map { Line(mark: $0, amount: -(moved[$0] ?? .zero)) }
    expenses = ["JA", "JB", "JC", "JD", "JE", "JF"]
      .map { Line(mark: $0, amount: moved[$0] ?? .zero) }
  }

  /// What there is.
  public var totalAssets: Money { Self.total(assets) }
  /// What is owed and what is own: equal to what there is.
  public var totalLiabilities: Money { Self.total(liabilities) }
  /// What the period earned less what it spent.
  public var result: Money { Self.total(income) - Self.total(expenses) }

  private static func total(_ lines: [Line]) -> Money { lines.reduce(.zero) { $0 + $1.amount } }
}
