import DoubleEntry
import LedgerValues

extension HealthFundError {
  /// The columns in which a file says what is refused, likeliest first, and what the cell must say
  /// to be the one.
  var place: (columns: [String], fits: (String) -> Bool) {
    switch self {
    case .amountNotPositive(let amount): (["amount", "fee"], { says(amount, $0) })
    case .feeNegative(let fee): (["fee"], { says(fee, $0) })
    case .savingsNegative(let savings): (["savings"], { says(savings, $0) })
    case .claimedNegative(let amount): (["amount", "fee", "charged"], { says(amount, $0) })
    case .voucherMissing: (["voucher"], { $0.isEmpty })
    case .monthsOutOfRange, .monthsDoNotDivide: (["months"], { _ in true })
    case .sameAccount(let account): (["to"], { $0 == account.text })
    case .fundTwice(let fund), .subsidyIntoSavings(let fund): (["fund"], { $0 == fund.text })
    case .feeFromSavings: (["fee"], { !$0.isEmpty })
    case .nothingToPay, .notACashBox, .oneWitness, .claimWithoutLines, .visitWithoutLines,
      .evidenceEndsBefore, .lookAgainEarlier, .entry:
      ([], { _ in false })
    }
  }
}

private func says(_ amount: Money, _ cell: String) -> Bool {
  (try? Money(cell)) == amount
}
