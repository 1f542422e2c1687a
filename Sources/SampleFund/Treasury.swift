/// What each treasury account holds of each fund.
///
/// What comes in on a day may be spent from the next: then no order in which a book takes the
/// records of one day brings an account below zero.
struct Treasury: Sendable {
  enum Account: Int, CaseIterable, Sendable {
    case bank, restrictedBank, wallet, cash, boxA, boxB, boxC

    var code: String {
      switch self {
      case .bank: "5211"
      case .restrictedBank: "5212"
      case .wallet: "5521"
      case .cash: "5711"
      case .boxA: "5712-A"
      case .boxB: "5712-B"
      case .boxC: "5712-C"
      }
    }
  }

  private var held = [Int](repeating: 0, count: Account.allCases.count * Fund.allCases.count)
  private var arriving = [Int](repeating: 0, count: Account.allCases.count * Fund.allCases.count)

  private func place(_ account: Account, _ fund: Fund) -> Int {
    account.rawValue * Fund.allCases.count + fund.rawValue
  }

  /// What may be spent today.
  func atHand(_ account: Account, _ fund: Fund) -> Int { held[place(account, fund)] }

  /// What an account holds of all funds.
  func held(_ account: Account) -> Int {
    Fund.allCases.reduce(0) { $0 + atHand(account, $1) }
  }

  mutating func receive(_ amount: Int, into account: Account, _ fund: Fund) {
    arriving[place(account, fund)] += amount
  }

  mutating func spend(_ amount: Int, from account: Account, _ fund: Fund) {
    let place = place(account, fund)
    precondition(amount <= held[place], "\(amount) from \(account.code) of \(fund.code)")
    held[place] -= amount
  }

  mutating func closeDay() {
    for place in held.indices {
      held[place] += arriving[place]
      arriving[place] = 0
    }
  }
}
