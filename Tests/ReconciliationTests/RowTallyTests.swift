import LedgerValues
import Testing

@testable import StatementFormats

/// Counts and sums of the rows of a file.
@Suite struct RowTallyTests {
  private func row(_ fate: RowFate, _ amount: Money?) -> RowOutcome {
    RowOutcome(row: 2, byteRange: 0..<1, fate: fate, amount: amount)
  }

  private func tally(_ rows: [RowOutcome]) -> RowTally {
    var tally = RowTally()
    for row in rows { tally.add(row) }
    return tally
  }

  @Test func `a row is a line, is left aside or is rejected, and all rows are read`() {
    let rows = [row(.line, 500), row(.filtered(.total), 700), row(.filtered(.header), nil)]
    let read = tally(rows + [row(.rejected(.cells(found: 1, expected: 4)), nil)]).read
    #expect((read.count, read.sum, read.unreadable) == (4, 1_200, 2))
  }

  @Test func `an amount that would make a sum beyond any money is not summed`() {
    let lines = tally([row(.line, Money(.max)), row(.line, 1), row(.line, -7)]).lines
    #expect((lines.count, lines.sum, lines.unreadable) == (3, Money(.max - 7), 1))
  }

  @Test func `two sums that are beyond any money together are none, and no row is summed`() {
    let read = tally([row(.line, Money(.max)), row(.filtered(.zero), 1)]).read
    #expect((read.count, read.sum, read.unreadable) == (2, 0, 2))
  }
}
