import LedgerTestSupport
import LedgerValues
import Reconciliation
import Testing

@Suite struct ReconciliationReportTests {
  private func day(_ number: Int) -> Day { Day.earliest.adding(days: 45_000 + number) }

  private func summary(
    _ lines: [OpenLine], opening: Money?, closing: Money?, record: Int = 1
  ) -> StatementRun {
    StatementRun(
      record: record, lines: 1...(lines.map(\.id.line).max() ?? 1), opening: opening,
      closing: closing, firstDay: lines.map(\.day).min() ?? day(0),
      lastDay: lines.map(\.day).max() ?? day(0))
  }

  private func matches(
    _ groups: some Sequence<MatchGroup>, _ lines: [OpenLine], _ movements: [Movement]
  ) throws -> [KeptMatch] {
    let open = OpenAmounts(lines: lines, movements: movements)
    return try groups.map { try open.whole($0) }
  }

  /// Four files of one day, imported in each of the 24 orders: 0, 100, 250, 240, 300.
  @Test func `files of one day follow one another by their balances, however they came`() throws {
    let steps: [(opening: Money, closing: Money)] = [(0, 100), (100, 250), (250, 240), (240, 300)]
    for order in Self.orders(of: [0, 1, 2, 3]) {
      var (lines, runs): ([OpenLine], [StatementRun]) = ([], [])
      for (record, step) in order.map({ steps[$0] }).enumerated() {
        let line = OpenLine(
          id: LineID(statement: record, line: 1), row: 2, day: day(3),
          amount: step.closing - step.opening)
        lines.append(line)
        runs.append(
          summary([line], opening: step.opening, closing: step.closing, record: record))
      }
      #expect(NamedDifference.gaps(runs, lines).isEmpty, "\(order)")
      let missing = try #require(order.firstIndex(of: 2))
      runs.remove(at: missing)
      lines.remove(at: missing)
      #expect(NamedDifference.gaps(runs, lines).count == 1, "\(order) without one")
    }
  }

  private static func orders(of items: [Int]) -> [[Int]] {
    guard !items.isEmpty else { return [[]] }
    return items.flatMap { first in
      orders(of: items.filter { $0 != first }).map { [first] + $0 }
    }
  }

  @Test func `open items lead from the statement to the books`() throws {
    let lines = [
      MatcherTests.line(1, 1, 500, "MP1"), MatcherTests.line(2, 2, -60, isFee: true),
      MatcherTests.line(3, 3, 70), MatcherTests.line(4, 100, -80),
    ]
    let opening = Movement(
      id: MovementID(record: 1, part: 1), account: "5521", day: day(0), amount: 1_000,
      isOpening: true)
    let movements = [
      opening, MatcherTests.movement(2, 1, 500, "MP1"), MatcherTests.movement(3, 5, 4_000),
      MatcherTests.movement(4, 95, -300),
    ]
    let groups = try Matcher().result(lines: lines, movements: movements).confirmed
    let report = ReconciliationReport(
      account: "5521", on: day(101),
      runs: [summary(lines, opening: 1_000, closing: 1_430)], lines: lines,
      movements: movements, matches: try matches(groups, lines, movements), bookBalance: 5_200)
    #expect(report.statementBalance == 1_430)
    #expect(report.receiptsNotCredited.map(\.item.id.record) == [3])
    #expect(report.paymentsNotDebited.map(\.item.id.record) == [4])
    #expect(report.feesNotBooked.map(\.item.id.line) == [2])
    #expect(report.receiptsNotBooked.map(\.item.id.line) == [3])
    #expect(report.paymentsNotBooked.map(\.item.id.line) == [4])
    #expect(report.reconciledBalance == 5_200)
    #expect(report.difference == 0 && report.differences.isEmpty && report.isExplained)
    #expect(report.receiptsNotCredited.map(\.age) == [.over90])
    #expect(report.paymentsNotDebited.map(\.age) == [.upTo7])
  }

  @Test func `what no open item explains is named`() {
    let lines = [MatcherTests.line(1, 1, 500)]
    let later = [
      OpenLine(id: LineID(statement: 2, line: 1), row: 2, day: day(9), amount: 40)
    ]
    let report = ReconciliationReport(
      account: "5521", on: day(10),
      runs: [
        summary(later, opening: 700, closing: 739, record: 2),
        summary(lines, opening: 100, closing: 600),
      ], lines: lines + later, movements: [MatcherTests.movement(2, 1, 20)], matches: [],
      bookBalance: 25)
    #expect(
      report.differences == [
        .opening(-100), .gap(before: 2, -100), .untied(statement: 2, 1), .movementsMissing(5),
      ])
    #expect(report.isExplained)
  }

  @Test(arguments: [
    (0, Age.upTo7), (7, .upTo7), (8, .upTo30), (30, .upTo30), (31, .upTo60), (60, .upTo60),
    (61, .upTo90), (90, .upTo90), (91, .over90), (-3, .upTo7),
  ])
  func `items age in five steps`(_ days: Int, _ age: Age) {
    #expect(Age(days: days) == age)
  }

  @Test(arguments: UInt64(0)..<4)
  func `the difference is explained whatever is matched, on every day`(_ seed: UInt64) throws {
    var chance = SeededGenerator(seed: seed)
    for round in 0..<100 {
      let items = MatcherPropertyTests.items(seed: seed << 32 | UInt64(round))
      let result = try Matcher().result(lines: items.lines, movements: items.movements)
      let opening = Money(Int64.random(in: -3...3, using: &chance))
      let statement = summary(
        items.lines, opening: opening, closing: Money(Int64.random(in: 0...5_000, using: &chance)))
      for number in [14, 15, 40] {
        let on = day(number)
        let books = items.movements.filter { $0.day <= on }.reduce(Money.zero) { $0 + $1.amount }
        let report = ReconciliationReport(
          account: "5521", on: on, runs: [statement], lines: items.lines,
          movements: items.movements,
          matches: try matches(result.groups, items.lines, items.movements), bookBalance: books)
        #expect(report.isExplained, "seed \(seed), round \(round), day \(number)")
      }
    }
  }
}
