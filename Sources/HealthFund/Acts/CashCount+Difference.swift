public import DoubleEntry
public import LedgerValues

extension CashCount {
  /// Which fund bears how much of a difference.
  ///
  /// The general fund bears it as far as it has cash in the box, so that no donor's and no saver's
  /// money is touched while it need not be; the rest is borne by the other funds as their cash in the
  /// box is to each other, to the franc by the largest remainder. Too much is the general fund's where
  /// it has cash there, or where nobody has.
  ///
  ///     CashCount.parts(of: -500, general: gen, cash: [gen: 300, sol: 900, sav: 100])
  ///     // GEN -300, SAV -20, SOL -180
  ///
  /// - Parameter cash: What each fund that used the box has in it, none below zero.
  /// - Returns: By fund; nothing where nobody can bear it, since there is less in the box than is
  ///   missing, or no fund that could keep it.
  public static func parts(
    of difference: Money, general: FundCode?, cash: [FundCode: Money]
  ) -> [Part]? {
    let own = general.flatMap { cash[$0] } ?? .zero
    let others = cash.filter { $0.key != general && $0.value.isPositive }
      .sorted { $0.key < $1.key }
    let held = others.reduce(Money.zero) { $0 + $1.value }
    guard difference.isNegative else {
      if own.isPositive || held.isZero {
        return (general ?? cash.keys.min()).map { [Part(fund: $0, amount: difference)] }
      }
      return shared(difference, by: others)
    }
    guard -difference <= own + held else { return nil }
    let borne = -min(-difference, own)
    let rest = difference - borne
    let first = general.map { [Part(fund: $0, amount: borne)] } ?? []
    let parts = first + (rest.isZero ? [] : shared(rest, by: others))
    return parts.filter { !$0.amount.isZero }.sorted { $0.fund < $1.fund }
  }

  private static func shared(_ amount: Money, by cash: [(key: FundCode, value: Money)]) -> [Part] {
    zip(cash, amount.allocated(by: cash.map(\.value.units))).map {
      Part(fund: $0.key, amount: $1)
    }
  }
}
