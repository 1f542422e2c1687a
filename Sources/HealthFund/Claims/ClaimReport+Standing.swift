public import DoubleEntry
public import LedgerValues

extension ClaimReport {
  /// What a fund has accepted of a provider's claims beside what it has paid.
  public struct Standing: Hashable, Sendable {
    public let part: FundPart
    public let paid: Money

    /// What the fund may pay now: accepted, not merely promised, and not paid. Never negative.
    public var left: Money { max(due, .zero) }

    /// What the provider has of this fund above what was accepted: an advance until it claims more, or
    /// money to ask back. Never negative.
    public var overpaid: Money { max(-due, .zero) }

    private var due: Money { part.amount - part.promised - paid }
  }

  /// Where each fund stands with the provider, by fund; a fund that has paid and accepted nothing is
  /// one of them, for then another fund's bill was paid from it.
  public func standing(paid: [FundCode: Money]) -> [Standing] {
    let silent = Set(paid.filter { $0.value != .zero }.keys).subtracting(funds.map(\.fund))
    return (funds + silent.map { FundPart(fund: $0, amount: .zero, promised: .zero) })
      .sorted { $0.fund < $1.fund }
      .map { Standing(part: $0, paid: paid[$0.fund] ?? .zero) }
  }
}
