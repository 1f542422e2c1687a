import LedgerValues

/// A rule book's tables with the parameters of a span of days, in the form that decides.
///
/// All cells on a variable cut its values into bins that no cell tells apart. Per column and bin
/// there is a set of the rows that accept it, one bit a row; a table is decided by intersecting one
/// set per column. The same sets serve decisions, unknowns, explanations and checks.
struct Program: Sendable {
  /// The first day these parameters are in force.
  let from: Day
  /// By parameter.
  let parameters: [Int]
  /// By variable.
  let bins: [Binning]
  /// In an order in which each finds decided what it tests.
  let tables: [CompiledTable]
  /// The first so many tables are those that the waterfall needs.
  let neededCount: Int
  /// The first so many are those that it needs in doubt.
  let neededInDoubt: Int
  /// By impossibility: the bins of facts that are impossible together.
  let impossible: [[(fact: VariableIndex, bins: Set<Int>)]]
}

/// The bins of a variable: ranges of codes that all cells treat alike.
struct Binning: Sendable {
  /// The first code of each bin, ascending.
  let starts: [Int]
  /// The bin of "not applicable", after the others, where the fact allows it.
  let notApplicable: Int?
  /// The bin of "expired", the last, where the fact allows it.
  let expired: Int?

  init(starts: [Int], specials: SpecialValues) {
    self.starts = starts
    let allowsNotApplicable = specials.contains(.notApplicable)
    notApplicable = allowsNotApplicable ? starts.count : nil
    expired =
      specials.contains(.expired) ? starts.count + (allowsNotApplicable ? 1 : 0) : nil
  }

  var count: Int { starts.count + specials.count }

  /// The bins of what is no code.
  var specials: [Int] { [notApplicable, expired].compactMap(\.self) }

  /// The bin of a code; a code outside of the domain is in the nearest.
  func bin(of code: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= code { low = middle } else { high = middle }
    }
    return low
  }

  /// The bins that a state of a fact may be in, whose codes are `codes`.
  func bins(of state: FactState, _ codes: ClosedRange<Int>?) -> [Int] {
    guard let codes else {
      return [state == .expired ? expired : notApplicable].compactMap(\.self)
    }
    let bins = Array(bin(of: codes.lowerBound)...bin(of: codes.upperBound))
    return state.isUnknown ? bins + specials : bins
  }
}

/// A table as sets of accepting rows.
struct CompiledTable: Sendable {
  /// Its place in `RuleBook.tables`.
  let table: Int
  let isFirst: Bool
  /// 64-bit words in a set of rows.
  let width: Int
  let columns: [Column]
  /// Sets of rows: for each column, for each bin of its variable, `width` words.
  let accepting: [UInt64]
  /// Variables, in order of columns.
  let outputs: [VariableIndex]
  /// Codes: for each row, for each output.
  let terms: [Int]
  /// The bins of the same codes.
  let termBins: [Int]
  /// The table it is an exception to, and the exceptions to it; places in `RuleBook.tables`.
  let exceptionTo: Int?
  let exceptions: [Int]
  /// Whether it is decided once for a visit, and not line by line.
  let isOfVisit: Bool
  /// Rows that test, and the row `sinon` after them.
  let rowCount: Int
  let otherwise: Int?

  struct Column: Sendable {
    let variable: VariableIndex
    /// Where its sets begin in `accepting`.
    let offset: Int
  }

  /// The rows of a 64-bit word that accept a bin of a column.
  @inline(__always)
  func rows(accepting bin: Int, of column: Column, word: Int) -> UInt64 {
    accepting[column.offset + bin * width + word]
  }

  /// Keeps of some rows those that accept a bin of a column.
  func narrow(_ rows: inout RowSet, column: Column, bin: Int) {
    rows.narrow(to: accepting, at: column.offset + bin * width)
  }

  /// The row that speaks where some rows accept; nothing where none does, or several do and one must.
  func speaking(among accepting: RowSet) -> Int? {
    guard let first = accepting.first else { return otherwise }
    return isFirst || accepting.count == 1 ? first : nil
  }

  /// The row that speaks where the rows that accept a column are known for each column.
  ///
  /// One set a column, intersected, and nothing asked of the heap.
  ///
  /// - Parameter rows: By place of a column and of a word.
  @inline(__always)
  func speaking(_ rows: (_ column: Int, _ word: Int) -> UInt64) -> Int? {
    var speaking: Int?
    for word in 0..<width {
      var accepting = RowSet.word(word, of: rowCount)
      for column in columns.indices { accepting &= rows(column, word) }
      guard accepting != 0 else { continue }
      let first = word * 64 + accepting.trailingZeroBitCount
      if isFirst { return first }
      guard speaking == nil, accepting.nonzeroBitCount == 1 else { return nil }
      speaking = first
    }
    return speaking ?? otherwise
  }
}
