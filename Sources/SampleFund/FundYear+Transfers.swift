import LedgerValues

/// Money of the general fund that changes its place.
struct Transfer: Sendable {
  let day: Day
  let from: Treasury.Account
  let to: Treasury.Account
  let amount: Int
  let fee: Int
}

extension FundYear {
  /// The most that the operator moves at once.
  static let walletLimit = 1_500_000

  /// One percent, at least 25 F, in steps of 5 F.
  static func walletFee(_ amount: Int) -> Int { max(25, (amount / 100 + 4) / 5 * 5) }

  /// Of what is due to a centre, how much is paid over the wallet: more when the rains are heavy.
  func walletPercent(_ day: Day) -> Int { (8...10).contains(day.month) ? 55 : 15 }

  mutating func transfer(on day: Day) {
    if day == workday(6, in: day) || day == workday(21, in: day) { bankTheCash(on: day) }
    if day == workday(17, in: day) { fillTheWallet(on: day) }
    if day == workday(23, in: day) { emptyTheWallet(on: day) }
  }

  private var cashFloat: Int { min(20_000, population.households.count * 50) }

  private mutating func bankTheCash(on day: Day) {
    let amount = (treasury.atHand(.cash, .general) - cashFloat) / 500 * 500
    guard amount >= 2_500 else { return }
    make(Transfer(day: day, from: .cash, to: .bank, amount: amount, fee: 0))
  }

  /// Before the centres are paid over the wallet, what it lacks for that.
  private mutating func fillTheWallet(on day: Day) {
    let wanted = providers.all.indices.reduce(0) {
      $0 + min(800_000, owed.payable(to: $1, .general))
    }
    let lacking = wanted + wanted / 50 + 1_000 - treasury.atHand(.wallet, .general)
    var left = min(lacking, treasury.atHand(.bank, .general) / 2) / 500 * 500
    while left >= 5_000 {
      let amount = min(left, Self.walletLimit)
      make(Transfer(day: day, from: .bank, to: .wallet, amount: amount, fee: 0))
      left -= amount
    }
  }

  private mutating func emptyTheWallet(on day: Day) {
    let most = treasury.atHand(.wallet, .general) - 2 * cashFloat
    var left = (most - most / 50) / 500 * 500
    while left >= 10_000 {
      let amount = min(left, Self.walletLimit)
      make(
        Transfer(
          day: day, from: .wallet, to: .bank, amount: amount, fee: Self.walletFee(amount)))
      left -= amount
    }
  }

  private mutating func make(_ transfer: Transfer) {
    treasury.spend(transfer.amount + transfer.fee, from: transfer.from, .general)
    treasury.receive(transfer.amount, into: transfer.to, .general)
    var reference = ""
    var minute = 0
    if transfer.from == .wallet || transfer.to == .wallet {
      (reference, minute) = references.wallet(on: transfer.day)
    } else {
      reference = references.bank(.deposit)
    }
    books.enter(transfer, reference: reference)
    note(
      Movement(
        day: transfer.day, minute: minute, reference: reference, label: "Virement émis",
        amount: -transfer.amount, fee: transfer.fee), on: transfer.from)
    note(
      Movement(
        day: transfer.day, minute: minute, reference: reference,
        label: transfer.from == .cash ? "Versement espèces" : "Virement reçu",
        amount: transfer.amount, fee: 0), on: transfer.to)
  }
}
