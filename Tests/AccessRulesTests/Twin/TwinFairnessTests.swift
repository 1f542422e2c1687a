import AccessRules
import LedgerValues
import Testing

/// What every rule book keeps to, over books, bills, ceilings and funds drawn at random.
@Suite struct TwinFairnessTests {
  @Test func `shares sum to each fee, a cut bill costs the same, and a record replays`() throws {
    let rounds = UInt64(TwinTests.rounds)
    print("seeds 1...\(rounds)")
    var (decided, short, capped) = (0, 0, 0)
    for seed in 1...rounds {
      var generator = TwinGenerator(seed: seed, hasPromises: true)
      let (twin, text, counters) = generator.makeBook()
      let book = try #require(RuleBook.read(text).book)
      for _ in 0..<4 {
        let care = try generator.makeCase(twin, counters: counters).care
        guard let decision = try? book.decide(care) else { continue }
        let stored = care.json(book)
        let again = try JSON(canonical: try stored.open.canonicalBytes())
        let replayed = try book.replay(SplitJSON(open: again, sensitive: stored.sensitive))
        #expect(book.json(of: replayed) == book.json(of: decision), "seed \(seed)\n\(text)")
        guard let shares = decision.shares else { continue }
        decided += 1
        short += shares.shortfalls.isEmpty ? 0 : 1
        capped += shares.caps.isEmpty ? 0 : 1
        #expect(shares.lines.map(\.fee) == care.lines.map(\.fee), "seed \(seed)")
        for line in shares.lines {
          // The household's is what remains of the fee: the sum is kept where none is negative.
          let parts = line.shares.map(\.amount) + [line.household]
          #expect(!parts.contains { $0.isNegative }, "seed \(seed)")
        }
        var cut = care
        cut.lines = care.lines.flatMap { Self.cut($0, &generator) }
        let pieces = try #require(try book.decide(cut).shares, "seed \(seed)\n\(text)")
        #expect(Self.totals(pieces, book) == Self.totals(shares, book), "seed \(seed)\n\(text)")
      }
    }
    print("\(decided) decided, \(short) with short funds, \(capped) at a ceiling")
    #expect(decided > rounds && short > rounds / 20 && capped > rounds / 20)
  }

  /// A line in two of the same service, whose fees sum to its own.
  private static func cut(_ line: CareLine, _ generator: inout TwinGenerator) -> [CareLine] {
    let part = Money(Int64(generator.pick(0...Int(line.fee.units))))
    return [part, line.fee - part].map { CareLine(fee: $0, facts: line.facts) }
  }

  private static func totals(_ shares: CostShares, _ book: RuleBook) -> [Money] {
    book.payers.flatMap { [shares.total(of: $0.code), shares.pastLimit(of: $0.code)] }
      + [shares.household]
      + book.aids.map { aid in
        shares.benefits.first { $0.name == aid.name }?.amount ?? .zero
      }
  }
}
