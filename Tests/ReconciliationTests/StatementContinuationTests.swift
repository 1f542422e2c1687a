import LedgerTestSupport
import LedgerValues
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

  @Test func `a file that goes on from one before leaves its new lines`() {
    let (a, b, c) = (line(1, 500, "A"), line(2, -200, "B"), line(3, 70, "C"))
    let file = Statement(opening: 1_000, closing: 1_370, lines: [a, b, c])
    let rest = StatementContinuation(of: file, beyond: [line(0, 9, "Z"), a, b])
    #expect(rest.known == [a, b] && rest.statement.lines == [c])
    #expect(rest.statement.opening == 1_300 && rest.statement.ties == .yes)
    #expect(rest.isInOrder && !rest.isUncertain)
  }

  @Test func `equal lines are counted, not dropped`() {
    let twice = line(1, 500, "A")
    let file = Statement(opening: 0, closing: 1_000, lines: [twice, twice])
    let rest = StatementContinuation(of: file, beyond: [twice])
    #expect(rest.known.count == 1 && rest.statement.lines.count == 1)
    let nothing = StatementContinuation(of: file, beyond: [twice, twice])
    #expect(nothing.statement.lines.isEmpty)
  }

  @Test func `one reference with other content is another line`() {
    let file = Statement(opening: nil, closing: nil, lines: [line(1, 500, "A")])
    for other in [line(1, 600, "A"), line(2, 500, "A"), line(1, 500, "A", balance: 7)] {
      #expect(StatementContinuation(of: file, beyond: [other]).known.isEmpty)
    }
  }

  @Test func `a day that both files have, and lines that nothing names, must be looked at`() {
    let file = Statement(opening: nil, closing: nil, lines: [line(1, 500), line(2, 500)])
    #expect(StatementContinuation(of: file, beyond: [line(1, 700)]).isUncertain)
    #expect(!StatementContinuation(of: file, beyond: [line(0, 700)]).isUncertain)
    let balanced = Statement(opening: nil, closing: nil, lines: [line(1, 500, balance: 500)])
    #expect(!StatementContinuation(of: balanced, beyond: [line(1, 700)]).isUncertain)
  }

  @Test func `whatever was imported before, old and new lines make the file`() {
    var chance = SeededGenerator(seed: 4)
    for _ in 0..<200 {
      let lines = (0..<Int.random(in: 0...8, using: &chance)).map { _ in
        line(
          Int.random(in: 0...2, using: &chance),
          Money(Int64.random(in: 1...2, using: &chance)),
          Bool.random(using: &chance) ? "A" : nil)
      }
      let imported = lines.filter { _ in Bool.random(using: &chance) }
      let file = Statement(opening: 0, closing: nil, lines: lines)
      let rest = StatementContinuation(of: file, beyond: imported)
      #expect(rest.known.count == imported.count)
      #expect(rest.known.count + rest.statement.lines.count == lines.count)
      #expect(rest.statement.sum + (rest.statement.opening ?? 0) == file.sum)
    }
  }
}
