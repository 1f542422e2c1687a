import LedgerTestSupport
import LedgerValues
import Reconciliation
import StatementFormats
import Testing

@Suite struct StatementContinuationTests {
  private func line(
    _ day: Int, _ amount: Money, _ reference: String? = nil, balance: Money? = nil, row: Int = 2
  ) -> StatementLine {
    StatementLine(
      row: row, byteRange: 0..<1, day: Day.earliest.adding(days: 45_000 + day), amount: amount,
      balance: balance, reference: reference)
  }

  /// Lines as one import before took them.
  private func imported(_ lines: [StatementLine]) -> [ImportedLine] {
    let first = lines.map(\.day).min()
    return lines.enumerated().map { index, line in
      ImportedLine(line, statement: 7, number: index + 1, isOfFirstDay: line.day == first)
    }
  }

  @Test func `a file that goes on from one before leaves its new lines`() {
    let (a, b, c) = (line(1, 500, "A"), line(2, -200, "B"), line(3, 70, "C"))
    let file = Statement(opening: 1_000, closing: 1_370, lines: [a, b, c])
    let rest = StatementContinuation(of: file, beyond: imported([line(0, 9, "Z"), a, b]))
    #expect(rest.known.map(\.number) == [2, 3] && rest.known.allSatisfy { $0.statement == 7 })
    #expect(rest.statement.lines == [c] && rest.statement.opening == 1_000)
    #expect(rest.doubts.isEmpty)
    let kept = StatementImport(
      account: "5521", profile: "p 1", file: .zero, statement: file, leftOut: []
    ).going(on: rest)
    #expect(kept.ties == .yes)
    #expect(
      StatementRun.runs(of: kept, record: 9) == [
        StatementRun(
          record: 9, lines: 1...1, opening: 1_300, closing: 1_370, firstDay: c.day,
          lastDay: c.day)
      ])
  }

  @Test func `equal lines are counted, not dropped`() {
    let twice = line(1, 500, "A")
    let file = Statement(opening: 0, closing: 1_000, lines: [twice, twice])
    let rest = StatementContinuation(of: file, beyond: imported([twice]))
    #expect(rest.known.count == 1 && rest.statement.lines.count == 1 && rest.doubts.isEmpty)
    let nothing = StatementContinuation(of: file, beyond: imported([twice, twice]))
    #expect(nothing.statement.lines.isEmpty)
  }

  @Test func `one reference with other content is asked about, unless it takes the first back`() {
    let file = Statement(opening: nil, closing: nil, lines: [line(1, 500, "A", row: 4)])
    for other in [line(1, 600, "A"), line(2, 500, "A"), line(1, 500, "A", balance: 7)] {
      let rest = StatementContinuation(of: file, beyond: imported([other]))
      #expect(rest.known.isEmpty && rest.doubts.map(\.row) == [4])
      let told = StatementContinuation(
        of: file, beyond: imported([other]), allowsReusedReferences: true)
      #expect(told.doubts.isEmpty && told.statement.lines.count == 1)
    }
    let back = StatementContinuation(of: file, beyond: imported([line(1, -500, "A")]))
    #expect(back.doubts.isEmpty)
  }

  @Test func `a day in which one of two files begins is asked about where nothing names its rows`()
  {
    let file = Statement(opening: nil, closing: nil, lines: [line(1, 500), line(2, 500)])
    func rest(
      _ earlier: StatementLine..., firstDay: StatementContinuation.FirstDay? = nil
    ) -> StatementContinuation {
      StatementContinuation(of: file, beyond: imported(earlier), firstDay: firstDay)
    }
    #expect(rest(line(0, 9), line(1, 500)).doubts.count == 1)
    #expect(rest(line(0, 9), line(1, 500), firstDay: .whole).known.count == 1)
    #expect(rest(line(0, 9), line(1, 500), firstDay: .part).known.isEmpty)
    // In the earlier file the second day is the first: it may begin in its middle.
    #expect(rest(line(2, 500)).doubts.count == 1)
    // Both have the second day from its beginning.
    #expect(rest(line(0, 9), line(2, 500)).doubts.isEmpty)
    #expect(rest(line(0, 9), line(2, 500)).known.count == 1)
    // Another amount is another operation.
    #expect(rest(line(1, 700)).doubts.isEmpty)
    let balanced = Statement(opening: nil, closing: nil, lines: [line(1, 500, balance: 500)])
    let same = imported([line(1, 500, balance: 500)])
    #expect(StatementContinuation(of: balanced, beyond: same).doubts.isEmpty)
  }

  @Test func `known rows in the middle leave two runs, each with its balances`() {
    let lines = [line(1, 10, "A"), line(2, 20, "B"), line(3, 30, "C"), line(4, 40, "D")]
    let file = Statement(opening: 100, closing: 200, lines: lines)
    let rest = StatementContinuation(of: file, beyond: imported([lines[1], lines[2]]))
    let kept = StatementImport(
      account: "5521", profile: "p 1", file: .zero, statement: file, leftOut: []
    ).going(on: rest)
    let runs = StatementRun.runs(of: kept, record: 9)
    #expect(runs.map(\.lines) == [1...1, 2...2])
    #expect(runs.map(\.opening) == [100, 160] && runs.map(\.closing) == [110, 200])
  }

  @Test func `whatever was imported before, old and new lines make the file`() throws {
    var chance = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let lines = (0..<Int.random(in: 0...8, using: &chance)).map { _ in
        line(
          Int.random(in: 0...2, using: &chance),
          Money(Int64.random(in: 1...2, using: &chance)),
          Bool.random(using: &chance) ? "A" : nil)
      }
      let earlier = lines.filter { _ in Bool.random(using: &chance) }
      let sum = lines.reduce(Money.zero) { $0 + $1.amount }
      let file = Statement(opening: 5, closing: sum + 5, lines: lines)
      let rest = StatementContinuation(
        of: file, beyond: imported(earlier), firstDay: .whole, allowsReusedReferences: true)
      #expect(rest.known.count == earlier.count)
      #expect(rest.known.count + rest.statement.lines.count == lines.count)
      let kept = StatementImport(
        account: "5521", profile: "p 1", file: .zero, statement: file, leftOut: []
      ).going(on: rest)
      #expect(kept.ties == .yes)
      let bytes = try kept.json.canonicalBytes()
      #expect(try StatementImport(json: JSON(canonical: bytes)) == kept)
    }
  }
}
