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

  /// All rows that test.
  func allRows(_ word: Int) -> UInt64 {
    let rest = rowCount - word * 64
    return rest >= 64 ? .max : (1 << UInt64(max(0, rest))) - 1
  }
}
