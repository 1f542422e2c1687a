import DoubleEntry
import LedgerValues
import Testing

/// What the class of an entry is told apart by, so that a test can show what its draws reached.
struct Cell: Hashable {
  let account: AccountCode
  let fund: FundCode
  let party: Party?
}

@Suite struct EntryPropertyTests {
  /// INVARIANT I1
  @Test(arguments: [1, 20_250_309])
  func `an entry exists exactly where each fund sums to zero`(seed: UInt64) throws {
    var draws = try RandomEntries(seed: seed)
    var reached: [String: Int] = [:]
    for _ in 0..<4_000 {
      var postings = draws.postings()
      if Bool.random(using: &draws.generator), let last = postings.last {
        // Half of the draws are pushed to the edge: the whole balances, the funds perhaps not.
        let rest = postings.dropLast().reduce(Money.zero) { $0 + $1.amount }
        postings[postings.count - 1] = Posting(last.account, last.fund, -rest)
      }
      let sums = Dictionary(grouping: postings, by: \.fund)
        .mapValues { $0.reduce(Int64(0)) { $0 + $1.amount.units } }
      let allowed =
        postings.count >= 2 && sums.values.allSatisfy { $0 == 0 }
        && postings.allSatisfy { $0.amount != 0 && abs($0.amount.units) <= Money.bound }
      let entry = try? Entry(
        journal: .miscellaneous, day: day("2025-03-09"), voucher: "V", label: "draw",
        postings: postings)
      #expect((entry != nil) == allowed, "seed \(seed): \(postings)")
      let whole = postings.reduce(Int64(0)) { $0 + $1.amount.units } == 0
      reached[allowed ? "accepted" : whole ? "balances, not per fund" : "off", default: 0] += 1
    }
    #expect(reached.values.allSatisfy { $0 >= 50 } && reached.count == 3, "\(seed): \(reached)")
  }

  /// INVARIANT I9
  @Test(arguments: [2, 77])
  func `a reversal mirrors its entry and cancels every balance and turnover`(seed: UInt64) throws {
    var draws = try RandomEntries(seed: seed)
    var funds: Set<Int> = []
    for _ in 0..<1_000 {
      let entry = try draws.entry()
      let on = entry.day.adding(days: 31)
      let reversal = entry.reversal(on: on)
      #expect(reversal.day == on)
      #expect(reversal.journal == entry.journal && reversal.voucher == entry.voucher)
      #expect(reversal.label == entry.label && reversal.isReversal != entry.isReversal)
      #expect(Self.balances([entry, reversal]).values.allSatisfy { $0.isZero }, "seed \(seed)")
      #expect(
        Self.turnovers([entry, reversal]).values.allSatisfy { $0.debit == 0 && $0.credit == 0 },
        "seed \(seed): \(entry)")
      #expect(reversal.reversal(on: entry.day) == entry)
      // It is an entry that the initializer would have accepted.
      let remade = try Entry(
        journal: reversal.journal, day: reversal.day, voucher: reversal.voucher,
        label: reversal.label, postings: reversal.postings, isReversal: reversal.isReversal)
      #expect(remade == reversal)
      funds.insert(Set(entry.postings.map(\.fund)).count)
    }
    #expect(funds == [1, 2, 3], "the draws reached entries of one, two and three funds")
  }

  /// INVARIANT I2
  @Test(arguments: [3])
  func `whatever is recorded and undone, all accounts sum to zero in each fund`(
    seed: UInt64
  ) throws {
    var draws = try RandomEntries(seed: seed)
    var sums: [FundCode: Money] = [:]
    for _ in 0..<1_000 {
      let entry = try draws.entry()
      for posting in entry.postings { sums[posting.fund, default: .zero] += posting.amount }
      #expect(sums.values.allSatisfy { $0.isZero }, "seed \(seed)")
    }
    #expect(sums.count == 3)
  }

  @Test func `the draws reach both signs, one franc, the bound and both dates of a leap year`()
    throws
  {
    var draws = try RandomEntries(seed: 4)
    let entries = try (0..<4_000).map { _ in try draws.entry() }
    let amounts = Set(entries.flatMap(\.postings).map(\.amount.units))
    #expect(amounts.isSuperset(of: [1, -1, Money.bound, -Money.bound]))
    #expect(entries.contains { $0.day.description == "2024-02-29" })
    #expect(entries.contains { $0.day.description == "2025-02-28" })
    #expect(entries.contains { $0.isReversal })
    #expect(Set(entries.flatMap(\.postings).map { $0.party?.kind }).count == 4)
  }

  private static func balances(_ entries: [Entry]) -> [Cell: Money] {
    var balances: [Cell: Money] = [:]
    for posting in entries.flatMap(\.postings) {
      let cell = Cell(account: posting.account, fund: posting.fund, party: posting.party)
      balances[cell, default: .zero] += posting.amount
    }
    return balances
  }

  /// Debit and credit columns, where a reversal counts as negatives in the column of what it undoes.
  private static func turnovers(
    _ entries: [Entry]
  ) -> [Cell: (debit: Int64, credit: Int64)] {
    var turnovers: [Cell: (debit: Int64, credit: Int64)] = [:]
    for entry in entries {
      for posting in entry.postings {
        let cell = Cell(account: posting.account, fund: posting.fund, party: posting.party)
        var (debit, credit) = turnovers[cell] ?? (0, 0)
        let units = posting.amount.units
        if (units > 0) != entry.isReversal { debit += units } else { credit -= units }
        turnovers[cell] = (debit, credit)
      }
    }
    return turnovers
  }
}
