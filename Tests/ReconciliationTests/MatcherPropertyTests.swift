import LedgerTestSupport
import LedgerValues
import Reconciliation
import Testing

@Suite struct MatcherPropertyTests {
  struct Items {
    var lines: [OpenLine] = []
    var movements: [Movement] = []
  }

  /// Few amounts, days and references, so that everything collides.
  static func items(seed: UInt64) -> Items {
    var chance = SeededGenerator(seed: seed)
    var items = Items()
    // Without references and within two days all equals are alike.
    let isPlain = Int.random(in: 0...2, using: &chance) == 0
    let references =
      isPlain ? [""] : ["MP1", "mp 1", "MP2", "TRF123456", "MM123456", "", "", ""]
    let days = 0...(isPlain ? 1 : 14)
    let amounts: [Money] = [500, 500, 1_000, -500, 2_500]
    // With a fee, without it, and the fee alone.
    let booked = amounts + [480, 980, -20]
    for number in 1...Int.random(in: 1...12, using: &chance) {
      items.lines.append(
        MatcherTests.line(
          number, Int.random(in: days, using: &chance),
          amounts[Int.random(in: 0..<5, using: &chance)],
          references[Int.random(in: references.indices, using: &chance)],
          row: Int.random(in: 2...9, using: &chance),
          isFee: Int.random(in: 0...4, using: &chance) == 0))
    }
    // Fees beside operations of amounts that others have without one.
    for line in items.lines where !line.isFee && Int.random(in: 0...3, using: &chance) == 0 {
      items.lines.append(
        MatcherTests.line(
          items.lines.count + 1, 0, -20, line.reference ?? "", row: line.row, isFee: true))
    }
    for record in 1...Int.random(in: 1...12, using: &chance) {
      items.movements.append(
        MatcherTests.movement(
          record, Int.random(in: days, using: &chance),
          booked[Int.random(in: 0..<8, using: &chance)],
          references[Int.random(in: references.indices, using: &chance)]))
    }
    return items
  }

  @Test(arguments: UInt64(0)..<4)
  func `the order of the items does not matter`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    for round in 0..<200 {
      let items = Self.items(seed: seed << 32 | UInt64(round))
      let first = try Matcher().result(lines: items.lines, movements: items.movements)
      let second = try Matcher().result(
        lines: items.lines.shuffled(using: &chance),
        movements: items.movements.shuffled(using: &chance))
      #expect(first == second, "seed \(seed), round \(round)")
    }
  }

  @Test(arguments: UInt64(0)..<4)
  func `every item is in exactly one list, and every group balances`(_ seed: UInt64) throws {
    var (groups, questions, misses, withFees, equals) = (0, 0, 0, 0, 0)
    for round in 0..<200 {
      let items = Self.items(seed: seed << 32 | UInt64(round))
      let result = try Matcher().result(lines: items.lines, movements: items.movements)
      let lines =
        result.groups.flatMap(\.lines) + result.questions.flatMap(\.lines)
        + result.unmatchedLines.map(\.line)
      let movements =
        result.groups.flatMap(\.movements) + result.questions.flatMap(\.movements)
        + result.unmatchedMovements.map(\.movement)
      #expect(lines.sorted() == items.lines.map(\.id).sorted(), "seed \(seed), round \(round)")
      #expect(movements.sorted() == items.movements.map(\.id).sorted())
      let open = OpenAmounts(lines: items.lines, movements: items.movements)
      let record = try MatchRecord(
        account: "5521", matches: result.groups.map { try open.whole($0) }, among: open)
      let bytes = try record.json.canonicalBytes()
      #expect(try MatchRecord(json: JSON(canonical: bytes)) == record)
      groups += result.groups.count
      questions += result.questions.count
      misses += result.unmatchedLines.filter { $0.nearest != nil }.count
      let fees = Set(items.lines.filter { $0.amount == -20 }.map(\.id))
      withFees += result.groups.filter { !fees.isDisjoint(with: $0.lines) }.count
      equals += result.groups.filter { $0.rule == .equalItems }.count
    }
    // The generator reaches all kinds.
    #expect(groups > 100 && questions > 50 && misses > 50)
    #expect(withFees > 5 && equals > 5, "\(withFees) fees, \(equals) equals")
  }
}
