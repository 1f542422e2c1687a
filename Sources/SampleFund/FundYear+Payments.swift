import LedgerValues

/// A payment to a provider: one voucher, a part of it from each fund.
struct Payment: Sendable {
  let day: Day
  let provider: Int
  let account: Treasury.Account
  let parts: [(fund: Fund, amount: Int)]
  let fee: Int

  var total: Int { parts.reduce(0) { $0 + $1.amount } }
}

extension FundYear {
  /// Providers are paid once a month for the month before; the groups' boxes once a quarter.
  mutating func pay(on day: Day) {
    if day == workday(12, in: day) { payFromBank(on: day) }
    if day == workday(14, in: day) { payFromRestrictedBank(on: day) }
    if day == workday(19, in: day) { payFromWallet(on: day) }
    if day.month % 3 == 0, day == workday(26, in: day) { payFromBoxes(on: day) }
  }

  /// A day of the month, or the Monday after it.
  func workday(_ number: Int, in day: Day) -> Day {
    let wanted = year.day(day.month, number)
    return wanted.adding(days: wanted.weekday < 5 ? 0 : 7 - wanted.weekday)
  }

  private mutating func payFromBank(on day: Day) {
    for provider in providers.all.indices {
      let share = 100 - walletPercent(day)
      let amount = min(
        owed.payable(to: provider, .general) * share / 100, treasury.atHand(.bank, .general))
      guard amount >= 1_000 else { continue }
      make(
        Payment(
          day: day, provider: provider, account: .bank, parts: [(.general, amount / 5 * 5)],
          fee: 0))
    }
  }

  private mutating func payFromRestrictedBank(on day: Day) {
    for provider in providers.all.indices {
      let parts = [Fund.solidarity, .state, .transport].compactMap { fund in
        let amount = min(owed.payable(to: provider, fund), treasury.atHand(.restrictedBank, fund))
        return amount >= 500 ? (fund: fund, amount: amount / 5 * 5) : nil
      }
      guard !parts.isEmpty else { continue }
      make(
        Payment(day: day, provider: provider, account: .restrictedBank, parts: parts, fee: 0))
    }
  }

  /// The wallet pays centres what is left of the general fund's share, with the fee on it, and what
  /// the savings kept there have borne.
  private mutating func payFromWallet(on day: Day) {
    for provider in providers.all.indices {
      let general = walletShare(to: provider, on: day)
      guard general >= 500 else { continue }
      let savings = SavingsGroup.all.compactMap { group in
        let amount = min(
          owed.payable(to: provider, group.fund), treasury.atHand(.wallet, group.fund), 200_000)
        return amount >= 5 ? (fund: group.fund, amount: amount / 5 * 5) : nil
      }
      let total = savings.reduce(general) { $0 + $1.amount }
      make(
        Payment(
          day: day, provider: provider, account: .wallet, parts: [(.general, general)] + savings,
          fee: Self.walletFee(total)))
    }
  }

  /// What of the general fund's share the wallet can pay and still bear the fee.
  private func walletShare(to provider: Int, on day: Day) -> Int {
    let inWallet = treasury.atHand(.wallet, .general)
    let forFee = Self.walletFee(inWallet) + Self.walletFee(600_000)
    return max(
      0, min(owed.payable(to: provider, .general), inWallet - min(inWallet, forFee), 800_000))
      / 5 * 5
  }

  private mutating func payFromBoxes(on day: Day) {
    for group in SavingsGroup.all {
      for provider in providers.all.indices {
        let amount = min(
          owed.payable(to: provider, group.fund), treasury.atHand(group.box.account, group.fund))
        guard amount > 0 else { continue }
        make(
          Payment(
            day: day, provider: provider, account: group.box.account, parts: [(group.fund, amount)],
            fee: 0))
      }
    }
  }

  private mutating func make(_ payment: Payment) {
    for (index, part) in payment.parts.enumerated() {
      treasury.spend(
        part.amount + (index == 0 ? payment.fee : 0), from: payment.account, part.fund)
      owed.pay(part.amount, to: payment.provider, part.fund)
    }
    var reference = ""
    var minute = 0
    switch payment.account {
    case .wallet: (reference, minute) = references.wallet(on: payment.day)
    case .bank, .restrictedBank: reference = references.bank(.cheque)
    case .cash, .boxA, .boxB, .boxC: break
    }
    books.enter(payment, reference: reference)
    let label = payment.account == .wallet ? "Paiement marchand" : "Chèque payé"
    note(
      Movement(
        day: payment.day, minute: minute, reference: reference, label: label,
        amount: -payment.total, fee: payment.fee), on: payment.account)
  }

  /// Keeps a movement for the statement of its account, where that account has one.
  mutating func note(_ movement: Movement, on account: Treasury.Account) {
    switch account {
    case .wallet: movements.wallet.append(movement)
    case .bank: movements.bank.append(movement)
    case .restrictedBank, .cash, .boxA, .boxB, .boxC: break
    }
  }
}
