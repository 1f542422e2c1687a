/// A number in a cell: written there, or a parameter's.
public enum Operand: Hashable, Sendable {
  case literal(Int)
  /// A place in `RuleBook.parameters`.
  case parameter(Int)

  var parameter: Int? {
    if case .parameter(let index) = self { index } else { nil }
  }

  func value(_ parameters: [Int]) -> Int {
    switch self {
    case .literal(let value): value
    case .parameter(let index): parameters[index]
    }
  }
}

/// One test of a cell: every one is a range of codes, open on a side where none is given.
struct CellTest: Hashable, Sendable {
  let lower: Edge?
  let upper: Edge?

  struct Edge: Hashable, Sendable {
    let operand: Operand
    let isIncluded: Bool
  }

  static func equal(to operand: Operand) -> CellTest {
    let edge = Edge(operand: operand, isIncluded: true)
    return CellTest(lower: edge, upper: edge)
  }

  /// The codes that pass, within the codes of the column; empty where the ends cross.
  func codes(in domain: ClosedRange<Int>, _ parameters: [Int]) -> Range<Int> {
    var low = domain.lowerBound
    var high = domain.upperBound + 1
    if let lower {
      let value = lower.operand.value(parameters)
      low = max(low, lower.isIncluded ? value : value + 1)
    }
    if let upper {
      let value = upper.operand.value(parameters)
      high = min(high, upper.isIncluded ? value + 1 : value)
    }
    return low..<max(low, high)
  }
}

/// A cell that tests a column.
struct Condition: Hashable, Sendable {
  let tests: [CellTest]
  /// `sauf`: the values that pass none of the tests.
  let isNegated: Bool
  /// "Not applicable" and "expired" pass only where the cell names them, or tests nothing.
  let specials: SpecialValues

  /// The codes that pass, within the codes of the column.
  func codes(in domain: ClosedRange<Int>, _ parameters: [Int]) -> RangeSet<Int> {
    let tested = RangeSet(tests.map { $0.codes(in: domain, parameters) })
    guard isNegated else { return tested }
    return RangeSet(domain.lowerBound..<(domain.upperBound + 1)).subtracting(tested)
  }

  /// `-`: everything passes.
  static let any = Condition(
    tests: [], isNegated: true, specials: [.notApplicable, .expired])
}
