/// The rows of one table beside each other: copies, rows that could be one, rows that add nothing.
///
/// A row that gives another reason than its neighbour says something, even where it decides alike.
struct RowSurvey {
  let declared: DecisionTable
  let compiled: CompiledTable
  let bins: [Binning]
  /// By column: whether it holds words of a list, of which any may stand in one cell.
  let isOfWords: [Bool]

  /// Pairs of rows with the same cells that decide the same; the copy comes first.
  func copies() -> [[Int]] {
    pairs { first, second in decideAlike(first, second) && differing(first, second).isEmpty }
      .map { [$0.second, $0.first] }
  }

  /// Pairs of rows that differ in one cell alone and decide the same for the same reason.
  ///
  /// Ranges of numbers make one cell only where they touch; and where the first row that applies
  /// speaks, only neighbours can be put together.
  func mergeable() -> [[Int]] {
    pairs { first, second in
      let columns = differing(first, second)
      return columns.count == 1 && saysTheSame(first, second)
        && (!compiled.isFirst || second == first + 1)
        && columns.allSatisfy { touches(first, second, $0) }
    }.map { [$0.first, $0.second] }
  }

  /// Rows whose every case a later row answers alike, for the same reason; those rows after it.
  ///
  /// Hits are the sets of rows that apply to some household, `sinon` not among them.
  func redundant(_ hits: Set<[Int]>) -> [[Int]] {
    (0..<compiled.rowCount).compactMap { row in
      var next: Set<Int> = []
      for rows in hits where rows.first == row {
        // Where rows contradict each other, that is what is wrong.
        guard compiled.isFirst || rows.count == 1,
          let other = rows.dropFirst().first ?? compiled.otherwise, saysTheSame(row, other)
        else { return nil }
        next.insert(other)
      }
      return next.isEmpty ? nil : [row] + next.sorted()
    }
  }

  private func pairs(_ isPair: (Int, Int) -> Bool) -> [(first: Int, second: Int)] {
    (0..<compiled.rowCount).flatMap { second in
      (0..<second).filter { isPair($0, second) }.map { ($0, second) }
    }
  }

  private func decideAlike(_ first: Int, _ second: Int) -> Bool {
    let count = compiled.outputs.count
    return compiled.terms[first * count..<(first + 1) * count]
      == compiled.terms[second * count..<(second + 1) * count]
  }

  private func saysTheSame(_ first: Int, _ second: Int) -> Bool {
    decideAlike(first, second)
      && sameBytes(declared.rows[first].reason, declared.rows[second].reason)
  }

  /// The columns whose bins the two rows do not accept alike.
  private func differing(_ first: Int, _ second: Int) -> [Int] {
    compiled.columns.indices.filter { column in
      (0..<bins[compiled.columns[column].variable].count).contains { bin in
        compiled.accepts(first, column, bin) != compiled.accepts(second, column, bin)
      }
    }
  }

  /// Whether the cells of a column hold words, or ranges with nothing between them.
  private func touches(_ first: Int, _ second: Int, _ column: Int) -> Bool {
    let binning = bins[compiled.columns[column].variable]
    // Each word of a list has a bin of its own; numbers are cut where cells cut them.
    let accepted = binning.starts.indices.filter {
      compiled.accepts(first, column, $0) || compiled.accepts(second, column, $0)
    }
    guard let low = accepted.first, let high = accepted.last else { return true }
    return isOfWords[column] || high - low == accepted.count - 1
  }
}

extension CompiledTable {
  /// Whether a row's cell accepts a bin of its column.
  func accepts(_ row: Int, _ column: Int, _ bin: Int) -> Bool {
    accepting[columns[column].offset + bin * width + row / 64] >> UInt64(row % 64) & 1 == 1
  }
}
