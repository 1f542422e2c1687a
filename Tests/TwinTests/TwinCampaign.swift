import BookStore
import Testing

#if DEBUG
  private let isOptimised = false
#else
  private let isOptimised = true
#endif

@Suite(.enabled(if: isOptimised, "optimised builds only")) struct TwinCampaign {
  static let seeds: ClosedRange<UInt64> = 1...8
  static let commands = 15_000

  @Test func `a book and its twin agree on a hundred thousand commands, and reach every answer`()
    throws
  {
    var reached = Reached()
    var time = Duration.zero
    for seed in Self.seeds {
      var campaign = try Campaign(
        seed: seed, households: 2 + Int(seed) * 2, commands: Self.commands)
      let difference = try campaign.run(Self.commands, comparingEvery: 1_500)
      #expect(difference == nil, "seed \(seed), \(difference ?? "")")
      let proof = try campaign.world.book.verify(.deep)
      #expect(proof.findings == [], "seed \(seed)")
      print("seed \(seed): \(proof.counts.records) records, \(campaign.time) in the book")
      reached.add(campaign.reached)
      time += campaign.time
    }
    print("\(reached.commands) commands in \(time)\n\(reached.table)")
    #expect(reached.commands >= 100_000)
    #expect(reached.missing(Reached.all) == [])
  }

  @Test func `a book and its twin agree on every sequence of four commands`() throws {
    var space = try SmallSpace()
    try space.exhaust(4)
    #expect(space.differences.prefix(5) == [])
    print("\(space.sequences) sequences\n\(space.reached.table)")
    #expect(space.sequences == (1...4).reduce(0) { $0 + Self.power(SmallSpace.letters, $1) })
  }

  private static func power(_ base: Int, _ exponent: Int) -> Int {
    (0..<exponent).reduce(1) { product, _ in product * base }
  }
}
