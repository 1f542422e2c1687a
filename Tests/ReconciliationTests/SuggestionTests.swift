import LedgerValues
import Reconciliation
import StatementFormats
import Testing

/// What is suggested, what is asked, and what excludes both.
@Suite struct SuggestionTests {
  private func line(
    _ number: Int, _ day: Int, _ amount: Money, _ reference: String? = nil, phone: String? = nil,
    label: String? = nil
  ) -> OpenLine {
    OpenLine(
      id: LineID(statement: 1, line: number), row: number + 1, day: Self.day(day), amount: amount,
      reference: reference, details: LineDetails(label: label, phone: phone))
  }

  private func movement(
    _ record: Int, _ day: Int, _ amount: Money, _ reference: String? = nil, phone: String? = nil,
    codes: [String] = [], collections: [String] = [], reverses: Int? = nil
  ) -> Movement {
    Movement(
      id: MovementID(record: record, part: 1), account: "5521", day: Self.day(day), amount: amount,
      reference: reference, phone: phone, codes: codes, collections: collections,
      reverses: reverses.map { MovementID(record: $0, part: 1) })
  }

  private static func day(_ number: Int) -> Day { Day.earliest.adding(days: 45_000 + number) }

  private func result(_ lines: [OpenLine], _ movements: [Movement]) throws -> MatchResult {
    let result = try Matcher().result(lines: lines, movements: movements)
    let again = try Matcher().result(lines: lines.reversed(), movements: movements.reversed())
    #expect(result == again)
    return result
  }

  private func summary(_ groups: some Sequence<MatchGroup>) -> [String] {
    groups.map { group in
      let lines = group.lines.map { String($0.line) }.joined(separator: "+")
      let movements = group.movements.map { String($0.record) }.joined(separator: "+")
      return "\(group.rule.rawValue) \(lines)=\(movements)"
    }
  }

  @Test func `a household's number among the payer's words confirms a single payment`() throws {
    let one = try result(
      [line(1, 30, 500, label: "cotisation m0001-8 merci")],
      [movement(7, 0, 500, codes: ["M0001-8"]), movement(8, 0, 700, codes: ["M0001-8"])])
    #expect(summary(one.groups) == ["own_code 1=7"])
    #expect(one.groups.first?.grade == .confirmed)
    #expect(one.groups.first?.facts.first == .code("M0001-8"))
    let two = try result(
      [line(1, 0, 500, label: "M00018")],
      [movement(7, 0, 500, codes: ["M0001-8"]), movement(8, 0, 500, codes: ["M0001-8"])])
    #expect(two.groups.isEmpty && two.questions.map(\.rule) == [.ownCode])
  }

  @Test func `a reference with a slip of the pen is suggested`() throws {
    for slip in ["MP123465", "MP123457", "MP12345", "MP1234567"] {
      let found = try result([line(1, 0, 500, slip)], [movement(7, 0, 500, "MP123456")])
      let isLong = slip != "MP12345"
      #expect(summary(found.groups) == (isLong ? ["similar_reference 1=7"] : []), "\(slip)")
      #expect(found.confirmed.isEmpty)
    }
  }

  @Test func `the payer's number decides between equal amounts`() throws {
    let found = try result(
      [
        line(1, 0, 500, phone: "+223 76 00 00 01"), line(2, 0, 500, phone: "76000002"),
        line(3, 0, 500, phone: "76000009"),
      ],
      [
        movement(7, 0, 500, phone: "76000001"), movement(8, 0, 500, phone: "22376000002"),
        movement(9, 0, 500, phone: "76000003"),
      ])
    #expect(summary(found.groups) == ["phone_amount 1=7", "phone_amount 2=8"])
    #expect(found.suggested.count == 2)
    #expect(found.unmatchedLines.map(\.nearest?.reason) == [.otherPhone])
  }

  @Test func `as many lines as movements all alike are one group`() throws {
    let found = try result(
      (1...5).map { line($0, 0, 500) }, (7...11).map { movement($0, 0, 500) })
    #expect(summary(found.groups) == ["equal_items 1+2+3+4+5=7+8+9+10+11"])
    let uneven = try result(
      (1...5).map { line($0, 0, 500) }, (7...10).map { movement($0, 0, 500) })
    #expect(uneven.groups.isEmpty)
    #expect(uneven.questions.map(\.answers.count) == [20])
  }

  @Test func `the only way to pair several is taken, and two ways are a question`() throws {
    // Line 1 fits only 7; line 2 fits both.
    let only = try result(
      [line(1, 0, 500), line(2, 4, 500)], [movement(7, 0, 500), movement(8, 4, 500)])
    #expect(summary(only.groups).allSatisfy { $0.hasSuffix("1=7") || $0.hasSuffix("2=8") })
    let chain = try result(
      [line(1, 3, 500), line(2, 4, 500)], [movement(7, 0, 500), movement(8, 3, 500)])
    #expect(summary(chain.groups) == ["unique_matching 1=7", "unique_matching 2=8"])
  }

  @Test func `one reference for several receipts, or several lines, is one group`() throws {
    let receipts = try result(
      [line(1, 0, 1_500, "MP1")],
      [movement(7, 0, 1_000, "MP1"), movement(8, 0, 500, "MP1")])
    #expect(summary(receipts.groups) == ["reference_group 1=7+8"])
    let stems = try result(
      [line(1, 0, 1_500, "MP123")],
      [movement(7, 0, 1_000, "MP123"), movement(8, 0, 500, "MP123B")])
    #expect(summary(stems.groups) == ["reference_group 1=7+8"])
    let instalments = try result(
      [line(1, 0, 1_000, "MP1"), line(2, 0, 500, "MP1")], [movement(7, 0, 1_500, "MP1")])
    #expect(summary(instalments.groups) == ["reference_group 1+2=7"])
    #expect(instalments.confirmed.isEmpty)
  }

  @Test func `what is taken back cancels on its own side`() throws {
    let keeper = try result([line(1, 0, 500, "MP1"), line(2, 1, -500, "MP1")], [])
    #expect(summary(keeper.groups) == ["line_reversal 1+2="])
    #expect(keeper.groups.first?.amount == 0)
    // A wrong receipt, its reversal, and the right one under the same reference.
    let books = try result(
      [line(1, 0, 500, "MP1")],
      [
        movement(7, 0, 500, "MP1"), movement(8, 0, -500, "MP1", reverses: 7),
        movement(9, 0, 500, "MP1"),
      ])
    #expect(summary(books.groups) == ["reference 1=9", "reversal =7+8"])
    #expect(books.confirmed.count == 2)
  }

  @Test func `all that a collector brought in one day makes one line`() throws {
    let brought = [
      movement(7, 0, 500, collections: ["Awa"]), movement(8, 0, 1_000, collections: ["Awa"]),
      movement(9, 0, 700, collections: ["Moussa"]), movement(10, 1, 500, collections: ["Awa"]),
    ]
    let found = try result([line(1, 2, 1_500)], brought)
    #expect(summary(found.groups) == ["natural_group 1=7+8"])
    #expect(found.groups.first?.facts == [.together("Awa")])
    let contested = try result([line(1, 2, 1_500), line(2, 2, 1_500)], brought)
    #expect(contested.groups.isEmpty && contested.questions.count == 1)
  }

  @Test func `instalments of one payer make one movement`() throws {
    let found = try result(
      [line(1, 0, 500, phone: "76000001"), line(2, 2, 1_000, phone: "76000001")],
      [movement(7, 0, 1_500, phone: "76000001")])
    #expect(summary(found.groups) == ["natural_group 1+2=7"])
  }

  @Test func `a sum of a few open items is suggested where no other choice makes it`() throws {
    let parts = [movement(7, 0, 500), movement(8, 0, 700), movement(9, 1, 1_100)]
    let one = try result([line(1, 1, 1_200)], parts)
    #expect(summary(one.groups) == ["subset 1=7+8"])
    let two = try result([line(1, 1, 1_200)], parts + [movement(10, 1, 100)])
    #expect(two.groups.isEmpty)
    #expect(two.questions.map(\.answers.count) == [2])
    let many = try result([line(1, 1, 1_200)], (7...15).map { movement($0, 0, Money(Int64($0))) })
    #expect(many.groups.isEmpty)
    #expect(many.unsearched.first == .line(LineID(statement: 1, line: 1), candidates: 9))
  }

  @Test func `what is known by its reference under another amount is not matched on an amount`()
    throws
  {
    let found = try result(
      [line(1, 0, 2_500, "MP1")], [movement(7, 0, 500, "MP1"), movement(8, 0, 2_500)])
    #expect(found.groups.isEmpty)
    #expect(
      found.unmatchedLines.first?.nearest
        == NearestMiss(
          other: MovementID(record: 7, part: 1),
          reason: .otherAmount(difference: 2_000, slip: .fiveTimes)))
  }

  @Test func `a fee booked apart is found by its operation's reference`() throws {
    let fee = OpenLine(
      id: LineID(statement: 1, line: 2), row: 2, day: Self.day(0), amount: -200, reference: "MP1",
      isFee: true)
    let found = try result(
      [line(1, 0, -20_000, "MP1"), fee],
      [movement(7, 0, -20_000, "MP1"), movement(8, 0, -200, "MP1")])
    #expect(summary(found.groups) == ["reference 1=7", "reference 2=8"])
  }

  @Test func `every pair of swapped neighbours is a slip, and nothing else is`() {
    for left in 1..<2_000 {
      for right in [left + 9, left + 27, left + 90, left + 180, left + 900, left + 11, left + 99] {
        let slip = AmountSlip(line: Money(Int64(left)), movement: Money(Int64(right)))
        let isSwapped = Self.isSwapped(left, right)
        let isMultiple = right == left * 5 || right == left * 10
        #expect((slip == .swappedDigits) == (isSwapped && !isMultiple), "\(left) \(right)")
      }
    }
  }

  private static func isSwapped(_ left: Int, _ right: Int) -> Bool {
    let digits = Array(String(left))
    return digits.indices.dropLast().contains { index in
      var swapped = digits
      swapped.swapAt(index, index + 1)
      return swapped[0] != "0" && Int(String(swapped)) == right && left != right
    }
  }
}
