import DoubleEntry
import LedgerTestSupport
import LedgerValues

/// Draws postings and entries: two to nine postings, one to three funds, with and without parties.
struct RandomEntries {
  var generator: SeededGenerator
  private let funds: [FundCode]
  private let accounts: [AccountCode]
  private let first: Day

  init(seed: UInt64) throws {
    generator = SeededGenerator(seed: seed)
    funds = try ["GEN", "SOL", "SAV-BENKADI"].map(fund)
    accounts = try ["5711", "5712-A", "5521", "4011", "4111", "4191", "6011", "7011", "588"]
      .map(account)
    first = try day("2024-02-27")
  }

  /// Postings that most often do not balance.
  mutating func postings() -> [Posting] {
    (0..<Int.random(in: 0...9, using: &generator)).map { _ in posting(generator.amount()) }
  }

  /// An entry that balances: in each of its funds the last posting takes what is left.
  mutating func entry() throws -> Entry {
    var postings: [Posting] = []
    for fund in funds.shuffled(using: &generator).prefix(Int.random(in: 1...3, using: &generator)) {
      var left = Money.zero
      for _ in 0..<Int.random(in: 1...2, using: &generator) {
        let posting = posting(generator.amount(), fund)
        left += posting.amount
        postings.append(posting)
      }
      // A remainder of zero, or past the bound, is taken in halves that are neither.
      if left.isZero { continue }
      if left.units.magnitude > Money.bound.magnitude {
        postings.append(posting(Money(-left.units / 2), fund))
        left = Money(left.units - left.units / 2)
      }
      postings.append(posting(-left, fund))
    }
    if postings.isEmpty { return try entry() }
    return try Entry(
      journal: JournalCode(treasury: accounts[Int.random(in: 0...2, using: &generator)]),
      day: first.adding(days: Int.random(in: 0...800, using: &generator)),
      voucher: generator.pick(["R1-000123", "facture n° 7", "é", "a \"b\" \\ c"]),
      label: generator.pick(["visit", "contribution", "transfer-fee", "x_9"]),
      postings: postings.shuffled(using: &generator),
      isReversal: Int.random(in: 0...3, using: &generator) == 0)
  }

  private mutating func posting(_ amount: Money, _ fund: FundCode? = nil) -> Posting {
    let party: Party?
    switch Int.random(in: 0...4, using: &generator) {
    case 0: party = .person(Identifier(using: &generator))
    case 1: party = .household(Identifier(using: &generator))
    case 2: party = Party(.provider, "CSCOM:1")
    default: party = nil
    }
    return Posting(
      generator.pick(accounts), fund ?? generator.pick(funds), amount, party: party)
  }
}
