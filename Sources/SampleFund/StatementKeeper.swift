import LedgerValues

/// Who keeps the account and prints the statement.
enum StatementKeeper: Sendable {
  case walletOperator, bank

  var latePercent: Int {
    switch self {
    case .walletOperator: 3
    case .bank: 20
    }
  }

  /// By how many days a line may come late: a bank writes nothing at the weekend.
  func delays(after day: Day) -> [Int] {
    switch self {
    case .walletOperator: [1, 2, 3]
    case .bank: [1, 2, 3].filter { day.adding(days: $0).weekday < 5 }
    }
  }

  /// How an amount goes wrong.
  func slip(in amount: Int) -> Int {
    switch self {
    // In Bambara money is counted in *dɔrɔmɛ* of 5 F: what was said in them was written in francs.
    case .walletOperator: return amount * 5
    // The first two digits swapped, or a zero too many where that would say the same.
    case .bank:
      var digits = Array(String(amount))
      guard digits.count > 1, digits[0] != digits[1], digits[1] != "0" else { return amount * 10 }
      digits.swapAt(0, 1)
      return Int(String(digits)) ?? amount * 10
    }
  }
}
