/// Which tables, steps and names of a rule book may tell a sensitive fact.
struct SensitiveParts {
  private let book: RuleBook
  /// By table: whether which of its rows applied may tell one, itself or through another table.
  let tables: [Bool]

  init(_ book: RuleBook) {
    self.book = book
    var known = [Bool?](repeating: nil, count: book.tables.count)
    for table in book.tables.indices { _ = Self.look(at: table, book, &known) }
    tables = known.map { $0 ?? true }
  }

  private static func look(at table: Int, _ book: RuleBook, _ known: inout [Bool?]) -> Bool {
    if let known = known[table] { return known }
    var isSensitive = false
    for variable in book.tables[table].inputs where !isSensitive {
      isSensitive =
        variable < book.facts.count
        ? book.facts[variable].isSensitive
        : look(at: book.outputs[variable - book.facts.count].table, book, &known)
    }
    known[table] = isSensitive
    return isSensitive
  }

  /// Whether what was decided may tell one.
  func has(_ variable: VariableIndex) -> Bool {
    variable < book.facts.count
      ? book.facts[variable].isSensitive : tables[book.outputs[variable - book.facts.count].table]
  }

  /// Whether the step of the waterfall that gave a share may tell one: what it takes, or its
  /// ceiling, was decided by one.
  func hasStep(_ number: Int) -> Bool {
    book.steps.first { $0.number == number }?.terms.contains(where: has) ?? true
  }

  /// Whether the fact of a name is one.
  func hasFact(_ name: String) -> Bool {
    book.facts.first { sameBytes($0.name, name) }?.isSensitive ?? true
  }
}
