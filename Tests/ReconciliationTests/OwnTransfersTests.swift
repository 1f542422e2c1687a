import LedgerTestSupport
import LedgerValues
import Reconciliation
import Testing

@Suite struct OwnTransfersTests {
  private static func line(
    _ statement: Int, _ line: Int, _ day: Int, _ amount: Money, isFee: Bool = false
  ) throws -> OpenLine {
    OpenLine(
      id: LineID(statement: statement, line: line), row: line + 1,
      day: try #require(Day(2025, 3, day)), amount: amount, isFee: isFee)
  }

  @Test func `what left the wallet and came into the bank is one transfer`() throws {
    let found = OwnTransfers(open: [
      "5711": [try Self.line(1, 1, 4, -50_000), try Self.line(1, 2, 4, -500, isFee: true)],
      "5211": [try Self.line(2, 1, 6, 50_000), try Self.line(2, 2, 6, 500)],
    ])
    let pair = try #require(found.pairs.first)
    #expect(found.pairs.count == 1 && found.questions == [])
    #expect((pair.from, pair.to) == ("5711", "5211"))
    #expect((pair.amount, pair.days) == (50_000, 2))
    #expect(pair.leaving == LineID(statement: 1, line: 1))
    #expect(pair.arriving == LineID(statement: 2, line: 1))
  }

  @Test func `money does not arrive before it leaves, nor late, nor on its own account`() throws {
    for (day, account) in [(3, "5211"), (8, "5211"), (5, "5711")] {
      let arriving = try Self.line(2, 1, day, 50_000)
      var open = ["5711": [try Self.line(1, 1, 4, -50_000)]]
      open[account, default: []].append(arriving)
      let found = OwnTransfers(open: open)
      #expect(found.pairs == [] && found.questions == [], "\(day) \(account)")
    }
  }

  @Test func `two that may be the same arrival are a question`() throws {
    let found = OwnTransfers(open: [
      "5711": [try Self.line(1, 1, 4, -50_000), try Self.line(1, 2, 5, -50_000)],
      "5211": [try Self.line(2, 1, 6, 50_000)],
    ])
    #expect(found.pairs == [])
    #expect(
      found.questions == [
        [
          LineID(statement: 1, line: 1), LineID(statement: 1, line: 2),
          LineID(statement: 2, line: 1),
        ]
      ])
  }

  @Test(arguments: UInt64(1)...20) func `the order of the lines does not matter`(
    _ seed: UInt64
  ) throws {
    var chance = SeededGenerator(seed: seed)
    var open: [String: [OpenLine]] = [:]
    for (statement, account) in ["5711", "5211", "5712"].enumerated() {
      open[account] = try (1...20).map { number in
        let amount = Money(Int64(chance.pick([1_000, 2_000, 3_000, -1_000, -2_000, -3_000])))
        return try Self.line(statement + 1, number, chance.pick(Array(1...28)), amount)
      }
    }
    let shuffled = open.mapValues { $0.shuffled(using: &chance) }
    let found = OwnTransfers(open: open)
    #expect(found == OwnTransfers(open: shuffled), "seed \(seed)")
    #expect(!found.questions.isEmpty, "seed \(seed)")
    let used = found.pairs.flatMap { [$0.leaving, $0.arriving] } + found.questions.flatMap(\.self)
    #expect(Set(used).count == used.count, "seed \(seed)")
  }
}
