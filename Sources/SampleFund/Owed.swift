/// What each fund owes each provider, at least.
///
/// Care of a month is paid once the month is over: nothing is paid that the day's own visits, or
/// the order of the records of a day, could still change.
struct Owed: Sendable {
  private var accrued: [Int]
  private var billed: [Int]
  private var paid: [Int]

  init(providers: Int) {
    accrued = Array(repeating: 0, count: providers * Fund.allCases.count)
    billed = accrued
    paid = accrued
  }

  private func place(_ provider: Int, _ fund: Fund) -> Int {
    provider * Fund.allCases.count + fund.rawValue
  }

  mutating func accrue(_ amount: Int, to provider: Int, _ fund: Fund) {
    accrued[place(provider, fund)] += amount
  }

  mutating func closeMonth() { billed = accrued }

  /// What may be paid now: nine tenths of an estimate, the whole of what savings bear.
  func payable(to provider: Int, _ fund: Fund) -> Int {
    let place = place(provider, fund)
    switch fund {
    case .general, .solidarity, .state, .transport: return billed[place] * 9 / 10 - paid[place]
    case .benkadi, .jigiya, .sabali: return billed[place] - paid[place]
    }
  }

  mutating func pay(_ amount: Int, to provider: Int, _ fund: Fund) {
    paid[place(provider, fund)] += amount
  }
}
