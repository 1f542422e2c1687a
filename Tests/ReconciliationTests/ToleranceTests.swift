import LedgerTestSupport
import LedgerValues
import Testing

@testable import Reconciliation

@Suite struct ToleranceTests {
  private static let start = Day(iso: "2025-01-01")!

  private func rule(
    _ measure: Tolerance.Measure, name: String = "R", from: Day = start, to: Day? = nil
  ) throws -> Tolerance {
    try Tolerance(name: name, account: "5521", from: from, to: to, measure: measure)
  }

  private let table = Tolerance.Measure.fees([
    .init(upTo: 5_000, fee: 60), .init(upTo: 20_000, fee: 150),
  ])

  private func line(_ number: Int, _ amount: Money, day: Int = 5, reference: String? = nil)
    -> OpenLine
  {
    OpenLine(
      id: LineID(statement: 1, line: number), row: number, day: Self.start.adding(days: day),
      amount: amount, reference: reference)
  }

  private func movement(_ record: Int, _ amount: Money, day: Int = 4, reference: String? = nil)
    -> Movement
  {
    Movement(
      id: MovementID(record: record, part: 0), account: "5521", day: Self.start.adding(days: day),
      amount: amount, reference: reference)
  }

  private func found(
    _ lines: [OpenLine], _ movements: [Movement], _ rules: [Tolerance]
  ) -> [String] {
    ToleratedPairs(lines: lines, movements: movements, rules: rules).suggestions.map {
      "\($0.match.lines[0].id.line)-\($0.match.movements[0].id.record) "
        + "\($0.adjustment?.amount.units ?? 0)\($0.isAnswer ? " ?" : "")"
    }
  }

  @Test func `a table of fees explains the fee of the amount's step, and nothing else`() throws {
    let rule = try rule(table)
    let explained: [(line: Money, movement: Money)] = [
      (4_940, 5_000), (-5_060, -5_000), (19_850, 20_000), (-20_150, -20_000), (4_851, 5_001),
    ]
    for (line, movement) in explained { #expect(rule.explains(line, of: movement)) }
    let unexplained: [(line: Money, movement: Money)] = [
      (-5_000, -5_060), (5_060, 5_000), (4_941, 5_001), (19_851, 20_001), (5_000, 5_000), (-60, 0),
    ]
    for (line, movement) in unexplained { #expect(!rule.explains(line, of: movement)) }
  }

  @Test func `a rounding explains so many francs either way, and no change of side`() throws {
    let rule = try rule(.rounding(5))
    let explained = (-20...20).filter { rule.explains(Money(Int64($0)), of: 7) }
    #expect(explained == Array(2...12).filter { $0 != 7 })
  }

  @Test func `a rule that makes no sense is refused`() throws {
    func error(_ make: () throws -> Tolerance) -> ReconciliationError? {
      #expect(throws: ReconciliationError.self) { try make() }
    }
    #expect(error { try rule(table, name: "") } == .toleranceName)
    #expect(error { try rule(table, to: Self.start.adding(days: -1)) } == .toleranceDays)
    for wrong in [
      Tolerance.Measure.rounding(0), .rounding(-1), .fees([]), .fees([.init(upTo: 0, fee: 1)]),
      .fees([.init(upTo: 5, fee: -1)]), .fees([.init(upTo: 5, fee: 1), .init(upTo: 5, fee: 2)]),
    ] {
      #expect(error { try rule(wrong) } == .toleranceSteps)
    }
  }

  @Test func `what is kept is read again`() throws {
    for rule in [
      try rule(table), try rule(.rounding(5), to: Self.start),
    ] {
      #expect(try Tolerance(json: .object(rule.json)) == rule)
    }
  }

  @Test func `of a name the last rule that began holds, until it ends`() throws {
    let first = try rule(.rounding(5))
    let second = try rule(
      .rounding(10), from: Self.start.adding(days: 10), to: Self.start.adding(days: 20))
    func holding(_ day: Int) -> [Tolerance] {
      Tolerance.inForce([first, second], on: Self.start.adding(days: day))
    }
    #expect(holding(-1) == [] && holding(9) == [first])
    #expect(holding(10) == [second] && holding(20) == [second] && holding(21) == [])
  }

  @Test func `only what no reference, number or day keeps apart is suggested`() throws {
    let rules = [try rule(table)]
    #expect(found([line(1, -5_060)], [movement(9, -5_000)], rules) == ["1-9 -60"])
    #expect(
      found(
        [line(1, -5_060, reference: "A123456")], [movement(9, -5_000, reference: "B999999")], rules)
        == [])
    #expect(
      found(
        [line(1, -5_060, day: 60, reference: "A123456")],
        [movement(9, -5_000, reference: "a 123456")], rules) == ["1-9 -60"])
    #expect(found([line(1, -5_060, day: 60)], [movement(9, -5_000)], rules) == [])
    #expect(
      found([line(1, -5_060)], [movement(8, -5_000), movement(9, -5_000)], rules)
        == ["1-8 -60 ?", "1-9 -60 ?"])
    #expect(found([line(1, -5_060)], [movement(9, -5_000)], []) == [])
  }

  @Test(arguments: 0..<8) func `the order of items and rules does not matter`(
    _ seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    let rules = [try rule(table, name: "A"), try rule(.rounding(40), name: "B")]
    func hundreds() -> Money { Money(Int64.random(in: 1...8, using: &random) * -100) }
    let lines = (1...40).map { number in
      line(
        number, hundreds() - Money(Int64.random(in: 0...70, using: &random)),
        day: Int.random(in: 0...9, using: &random))
    }
    let movements = (1...40).map { record in
      movement(
        record, hundreds(),
        day: Int.random(in: 0...9, using: &random))
    }
    let once = found(lines, movements, rules)
    #expect(!once.isEmpty, "seed \(seed)")
    let again = found(
      lines.shuffled(using: &random), movements.shuffled(using: &random),
      rules.shuffled(using: &random))
    #expect(once == again, "seed \(seed)")
  }
}
