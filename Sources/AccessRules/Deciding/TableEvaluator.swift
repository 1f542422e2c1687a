public import LedgerValues

/// One table of a rule book as it decides on a day, for callers who have its facts as numbers.
///
///     let table = TableEvaluator(book, table: 0, on: day)
///     table?.row(for: [48, 1, 0, 2])  // the row that speaks, from 0
///
/// It is what `RuleBook.decide(_:)` decides by: per column the set of rows that accept the value's
/// bin, and the sets intersected.
public struct TableEvaluator: Sendable {
  private let table: CompiledTable
  /// The first codes of all bins, column after column.
  private let starts: [Int]
  /// By column: where its bins begin in `starts`; and their end.
  private let edges: [Int]

  /// Nothing where the book has no such table, or is not in force on the day.
  public init?(_ book: RuleBook, table: Int, on day: Day) {
    guard let program = book.program(on: day),
      let compiled = program.tables.first(where: { $0.table == table })
    else { return nil }
    self.table = compiled
    let binnings = compiled.columns.map { program.bins[$0.variable].starts }
    starts = binnings.flatMap(\.self)
    edges = binnings.reduce(into: [0]) { edges, starts in
      edges.append((edges.last ?? 0) + starts.count)
    }
  }

  /// The row that speaks; nothing where none does, or several do and one must.
  ///
  /// - Parameter codes: By column: a number, francs, basis points, or a word's place in its list.
  public func row(for codes: [Int]) -> Int? {
    table.speaking { column, word in rows(column, word, codes[column]) }
  }

  /// The same, and how every cell came out.
  ///
  /// - Precondition: the trace is one of this table's.
  public func row(for codes: [Int], trace: inout CellTrace) -> Int? {
    for column in codes.indices {
      for word in 0..<table.width {
        trace.accepting[column * table.width + word] = rows(column, word, codes[column])
      }
    }
    return table.speaking { column, word in trace.accepting[column * table.width + word] }
  }

  @inline(__always)
  private func rows(_ column: Int, _ word: Int, _ code: Int) -> UInt64 {
    // There are few bins: counting the starts passed is sooner done than halving their range.
    var bin = -1
    for start in edges[column]..<edges[column + 1] { bin += starts[start] <= code ? 1 : 0 }
    return table.rows(accepting: max(0, bin), of: table.columns[column], word: word)
  }

  /// A trace to write decisions into.
  public var emptyTrace: CellTrace {
    CellTrace(
      accepting: [UInt64](repeating: 0, count: table.columns.count * table.width),
      width: table.width)
  }
}

/// Which cells of a table accept the facts of one decision: for each column the set of rows that do.
public struct CellTrace: Hashable, Sendable {
  fileprivate(set) var accepting: [UInt64]
  fileprivate let width: Int

  /// Whether the cell of a row and column, both from 0, accepts.
  public func accepts(row: Int, column: Int) -> Bool {
    accepting[column * width + row / 64] >> UInt64(row % 64) & 1 == 1
  }
}
