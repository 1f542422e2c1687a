import LedgerValues

/// What happened on the wallet or the bank account, as their keeper knows it.
struct Movement: Sendable {
  let day: Day
  /// The minute of the day, for the wallet.
  let minute: Int
  let reference: String
  let label: String
  /// What came in, or less than zero for what went out, without the fee.
  let amount: Int
  let fee: Int
}

/// The references that a wallet operator and a bank give, each only once.
struct References: Sendable {
  private var chance: SplitMix64
  private var counts = [Int](repeating: 0, count: Kind.allCases.count)

  enum Kind: Int, CaseIterable, Sendable {
    case wallet, cheque, deposit, credit, order
  }

  init(seed: UInt64) {
    chance = SplitMix64(seed: seed, topic: "references")
  }

  private mutating func count(_ kind: Kind) -> Int {
    counts[kind.rawValue] += 1
    return counts[kind.rawValue]
  }

  /// A wallet reference, `MP250314.0915.A00017`, and the minute of the day in it.
  mutating func wallet(on day: Day) -> (text: String, minute: Int) {
    let minute = 7 * 60 + chance.number(below: 13 * 60)
    let (year, month, dayOfMonth) = day.civil
    let (letter, number) = count(.wallet).quotientAndRemainder(dividingBy: 100_000)
    let letters = Array("ABCDEFGHJKLMNPQRSTUVWXYZ")
    let date = (year % 100).padded(to: 2) + month.padded(to: 2) + dayOfMonth.padded(to: 2)
    let time = (minute / 60).padded(to: 2) + (minute % 60).padded(to: 2)
    return ("MP\(date).\(time).\(letters[letter % letters.count])\(number.padded(to: 5))", minute)
  }

  /// A bank reference: a cheque, a deposit slip, a credit advice, an order.
  mutating func bank(_ kind: Kind) -> String {
    let number = count(kind).padded(to: 4)
    switch kind {
    case .cheque: return "CHQ-" + number
    case .deposit: return "BVE-" + number
    case .credit: return "AVC-" + number
    case .order, .wallet: return "OVB-" + number
    }
  }
}
