import BookStore
import Testing

@Suite struct TwinTests {
  @Test(arguments: [1, 2] as [UInt64])
  func `a book and its twin agree on some thousand commands`(seed: UInt64) throws {
    var campaign = try Campaign(seed: seed, households: 6, commands: 1_500)
    #expect(try campaign.run(1_500, comparingEvery: 300))
    print("seed \(seed)\n\(campaign.reached.table)")
  }
}
