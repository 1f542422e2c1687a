/// What the twin finds wrong with a table, by going through every household there can be.
struct TwinFindings {
  var gaps: [[Int]] = []
  /// By set of rows.
  var overlaps: [[Int]: [[Int]]] = [:]
  var spoken: Set<Int> = []
  var accepted: Set<Int> = []
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
      guard world.isPossible,
        let rows = try? world.applying(book.tables[table], 0)
      else { continue }
      accepted.formUnion(rows)
      if let first = rows.first { spoken.insert(first) }
      if rows.isEmpty { reachesOtherwise = true }
      if rows.isEmpty, !book.tables[table].hasOtherwise { gaps.append(household) }
      if rows.count > 1, !book.tables[table].isFirst {
        overlaps[rows, default: []].append(household)
      }
    }
  }
}
