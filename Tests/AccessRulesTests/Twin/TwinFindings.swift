/// What the twin finds wrong with a table, by going through every household there can be.
struct TwinFindings {
  var gaps: [[Int]] = []
  /// By set of rows.
  var overlaps: [[Int]: [[Int]]] = [:]
  /// Households that exceptions to the table contradict each other about; whether all that the table
  /// tests is answered for them, so that nothing else is wrong.
  var contradictions: [(household: [Int], isAlone: Bool)] = []
  var spoken: Set<Int> = []
  /// By row: the households that it accepts.
  var accepted: [Int: [[Int]]] = [:]
  var reachesOtherwise = false

  /// - Returns: Nothing where there are more households than the bound.
  init?(_ book: TwinBook, table: Int, bound: Int) {
    let count = book.facts.reduce(1) { min($0 * $1.values.count, bound + 1) }
    guard count <= bound else { return nil }
    var households: [[Int]] = [[]]
    for fact in book.facts {
      households = households.flatMap { household in fact.values.map { household + [$0] } }
    }
    for household in households {
      let world = TwinWorld(book: book, facts: household, lineFacts: [household], fees: [0])
      guard world.isPossible else { continue }
      do {
        try look(at: household, world, book.tables[table], table)
      } catch {
        // A table before this one does not answer.
      }
    }
  }

  /// The households that one of some rows accepts.
  func comingTo(_ rows: [Int]) -> [[Int]] { rows.flatMap { accepted[$0] ?? [] } }

  private mutating func look(
    at household: [Int], _ world: TwinWorld, _ table: TwinTable, _ index: Int
  ) throws {
    switch try world.exceptions(to: index) {
    case .contradictory:
      let isAlone = (try? world.applying(table, 0)) != nil
      contradictions.append((household, isAlone))
    case .whole: break
    case .open:
      let rows = try world.applying(table, 0)
      for row in rows { accepted[row, default: []].append(household) }
      if let first = rows.first { spoken.insert(first) }
      if rows.isEmpty { reachesOtherwise = true }
      if rows.isEmpty, !table.hasOtherwise, table.exceptionTo == nil { gaps.append(household) }
      if rows.count > 1, !table.isFirst { overlaps[rows, default: []].append(household) }
    }
  }
}

/// What the exceptions to a table leave of it.
private enum Exceptions {
  case contradictory
  /// They decide all that the table does.
  case whole
  case open
}

extension TwinWorld {
  fileprivate func exceptions(to index: Int) throws -> Exceptions {
    var said: [Int: Set<Int>] = [:]
    for table in book.tables where table.exceptionTo == index {
      let rows = try applying(table, 0)
      if rows.count > 1, !table.isFirst { throw TwinFlaw() }
      guard let row = rows.first else { continue }
      for (output, term) in zip(table.outputs, table.terms[row]) {
        said[output, default: []].insert(term)
      }
    }
    if said.values.contains(where: { $0.count > 1 }) { return .contradictory }
    return said.count == book.tables[index].outputs.count ? .whole : .open
  }
}
