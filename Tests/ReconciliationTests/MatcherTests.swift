import LedgerValues
import Reconciliation
import Testing

@Suite struct MatcherTests {
  static func line(
    _ number: Int, _ day: Int, _ amount: Money, _ reference: String? = nil, row: Int? = nil,
    isFee: Bool = false
  ) -> OpenLine {
    OpenLine(
      id: LineID(statement: 1, line: number), row: row ?? number + 1,
      day: Day.earliest.adding(days: 45_000 + day), amount: amount, reference: reference,
      isFee: isFee)
  }

  static func movement(
    _ record: Int, _ day: Int, _ amount: Money, _ reference: String? = nil, voucher: String? = nil
  ) -> Movement {
    Movement(
      id: MovementID(record: record, part: 1), account: "5521",
      day: Day.earliest.adding(days: 45_000 + day), amount: amount, voucher: voucher,
      reference: reference)
  }

  private func lineIDs(_ group: MatchGroup) -> [Int] { group.lines.map(\.line) }
  private func records(_ group: MatchGroup) -> [Int] { group.movements.map(\.record) }

  @Test(arguments: [
    ("MP250314.0915.A00017", "MP250314.0915.A00017", MatchRule.reference),
    ("mp250314 0915 a00017", "MP250314.0915.A00017", .normalisedReference),
    ("TRF 123456/789", "MM123456789", .normalisedReference),
    ("CHQ 4", "CHQ-0004", .normalisedReference),
    ("000123456789", "123456789", .normalisedReference),
  ])
  func `the same reference and amount is confirmed, however far apart`(
    _ ours: String, _ theirs: String, _ rule: MatchRule
  ) throws {
    let result = try Matcher().result(
      lines: [Self.line(1, 90, 500, ours)], movements: [Self.movement(7, 0, 500, theirs)])
    let group = try #require(result.groups.first)
    #expect(group.rule == rule && group.grade == .confirmed)
    #expect(group.facts == [.references(line: ours, movement: theirs), .daysApart(90)])
    #expect(result.unmatchedLines.isEmpty && result.unmatchedMovements.isEmpty)
  }

  @Test(arguments: [
    ("CHQ-0004", "BVE-0004"), ("MP123456", "MP123465"), ("MP1", "MP2"), ("R1-000123", "R2-000123"),
    ("abc", "abd"),
  ])
  func `references that differ are never the same operation`(_ ours: String, _ theirs: String)
    throws
  {
    let result = try Matcher().result(
      lines: [Self.line(1, 0, 500, ours)], movements: [Self.movement(7, 0, 500, theirs)])
    #expect(result.confirmed.isEmpty)
    if let miss = result.unmatchedLines.first { #expect(miss.nearest?.reason == .otherReference) }
  }

  /// 1 000 with a fee of 20 beside it, and 1 000 without: which is which movement is a question.
  @Test(arguments: [false, true])
  func `equals of which one has a fee make no group that does not balance`(isTurned: Bool) throws {
    let rows = isTurned ? [3, 2] : [2, 3]
    let lines = [
      Self.line(1, 0, 1_000, row: rows[0]), Self.line(2, 0, 1_000, row: rows[1]),
      Self.line(3, 0, -20, row: 3, isFee: true),
    ]
    let movements = [Self.movement(10, 0, 1_000), Self.movement(11, 0, 1_000)]
    let result = try Matcher().result(lines: lines, movements: movements)
    let open = OpenAmounts(lines: lines, movements: movements)
    let record = try MatchRecord(
      account: "5521", matches: result.groups.map { try open.whole($0) }, among: open)
    #expect(record.matches.count == result.groups.count)
    #expect(result.questions.count == 1)
  }

  @Test func `our own voucher as reference confirms, but not without its prefix`() throws {
    func rules(_ reference: String) throws -> [MatchRule] {
      try Matcher().result(
        lines: [Self.line(1, 0, 500, reference)],
        movements: [Self.movement(7, 0, 500, voucher: "R1-000123")]
      ).confirmed.map(\.rule)
    }
    #expect(try rules("R1-000123") == [.reference])
    #expect(try rules("r1 000123") == [.normalisedReference])
    #expect(try rules("1000123") == [])
    #expect(try rules("R2-000123") == [])
  }

  @Test func `an amount alone is only suggested, and only where it is unique`() throws {
    let result = try Matcher().result(
      lines: [Self.line(1, 1, 500), Self.line(2, 1, 700), Self.line(3, 2, 700)],
      movements: [Self.movement(7, 0, 500), Self.movement(8, 1, 700)])
    #expect(result.confirmed.isEmpty)
    #expect(result.suggested.map(lineIDs) == [[1]])
    #expect(result.suggested.map(\.rule) == [.uniqueAmount])
    #expect(result.accepted([]).isEmpty && result.accepted([.uniqueAmount]).count == 1)
    let question = try #require(result.questions.first)
    #expect(question.lines.map(\.line) == [2, 3] && question.movements.map(\.record) == [8])
  }

  @Test func `a line that is there twice is a question, not a pick`() throws {
    let result = try Matcher().result(
      lines: [Self.line(1, 0, 500, "MP1"), Self.line(2, 0, 500, "MP1")],
      movements: [Self.movement(7, 0, 500, "MP1"), Self.movement(8, 0, 500)])
    #expect(result.groups.isEmpty)
    #expect(result.questions.count == 1)
    #expect(result.questions.first?.rule == .reference)
    #expect(result.unmatchedMovements.map(\.movement.record) == [8])
  }

  @Test func `a fee goes with its operation where the movement includes it, else stays open`()
    throws
  {
    let lines = [
      Self.line(1, 0, -20_000, "MP1", row: 2), Self.line(2, 0, -200, "MP1", row: 2, isFee: true),
    ]
    let whole = try Matcher().result(
      lines: lines, movements: [Self.movement(7, 0, -20_200, "MP1")])
    #expect(whole.confirmed.map(lineIDs) == [[1, 2]])
    #expect(whole.confirmed.first?.facts.last == .feeIncluded(-200))
    let gross = try Matcher().result(
      lines: lines, movements: [Self.movement(7, 0, -20_000, "MP1")])
    #expect(gross.confirmed.map(lineIDs) == [[1]])
    #expect(gross.unmatchedLines.map(\.line.line) == [2])
  }

  @Test func `the nearest miss says what is in the way`() throws {
    func nearest(_ line: OpenLine, _ movement: Movement) throws -> MissReason? {
      let result = try Matcher().result(lines: [line], movements: [movement])
      #expect(result.groups.isEmpty)
      #expect(
        result.unmatchedLines.first?.nearest?.reason
          == result.unmatchedMovements.first?.nearest?.reason)
      return result.unmatchedLines.first?.nearest?.reason
    }
    #expect(
      try nearest(Self.line(1, 0, 2_500, "MP1"), Self.movement(7, 0, 500, "MP1"))
        == .otherAmount(difference: 2_000, slip: .fiveTimes))
    #expect(
      try nearest(Self.line(1, 0, 500, "MP1"), Self.movement(7, 0, 500, "MP2")) == .otherReference)
    #expect(
      try nearest(Self.line(1, 17, 500), Self.movement(7, 0, 500)) == .outsideWindow(days: 7))
    #expect(
      try nearest(Self.line(1, 0, 500), Self.movement(7, 10, 500)) == .outsideWindow(days: 7))
    let slips: [(Money, Money, AmountSlip)] = [
      (2_500, 500, .fiveTimes), (500, 2_500, .fifth), (5_000, 500, .tenTimes), (500, 5_000, .tenth),
      (1_200, 2_100, .swappedDigits),
    ]
    for (ours, theirs, slip) in slips {
      #expect(try nearest(Self.line(1, 0, ours), Self.movement(7, 0, theirs)) == .slip(slip))
    }
    #expect(try nearest(Self.line(1, 0, 500), Self.movement(7, 0, -500)) == nil)
    #expect(try nearest(Self.line(1, 0, 500), Self.movement(7, 0, 777)) == nil)
  }

  @Test func `items given wrongly are refused`() throws {
    let line = Self.line(1, 0, 500)
    let movement = Self.movement(7, 0, 500)
    let other = Movement(
      id: MovementID(record: 8, part: 1), account: "5211", day: movement.day, amount: 1)
    #expect(throws: ReconciliationError.lineTwice(line.id)) {
      try Matcher().result(lines: [line, line], movements: [])
    }
    #expect(throws: ReconciliationError.movementTwice(movement.id)) {
      try Matcher().result(lines: [], movements: [movement, movement])
    }
    #expect(throws: ReconciliationError.zeroLine(line.id)) {
      try Matcher().result(lines: [Self.line(1, 0, 0)], movements: [])
    }
    #expect(throws: ReconciliationError.zeroMovement(movement.id)) {
      try Matcher().result(lines: [], movements: [Self.movement(7, 0, 0)])
    }
    #expect(throws: ReconciliationError.otherAccount(other.id, "5211", expected: "5521")) {
      try Matcher().result(lines: [], movements: [movement, other])
    }
  }
}
