/// Which tables, steps and names of a rule book may tell a sensitive fact.
struct SensitiveParts {
  private let book: RuleBook
  /// By table: whether which of its rows applied may tell one, itself or through another table.
  let tables: [Bool]

  init(_ book: RuleBook) {
    self.book = book
    var known = [Bool?](repeating: nil, count: book.tables.count)
    for table in book.tables.indices { _ = Self.look(at: table, book, &known) }
    // That a row of a table is missing tells that an exception to it applied, and the other way.
    for table in book.tables.indices where !book.tables[table].exceptions.isEmpty {
      let group = book.tables[table].exceptions + [table]
      let isSensitive = group.contains { known[$0] ?? true }
      for member in group { known[member] = isSensitive }
    }
    tables = known.map { $0 ?? true }
  }

  private static func look(at table: Int, _ book: RuleBook, _ known: inout [Bool?]) -> Bool {
    if let known = known[table] { return known }
    var isSensitive = book.tables[table].inputs.contains {
      $0 < book.facts.count && book.facts[$0].isSensitive
    }
    for needed in book.needs(of: table) where !isSensitive {
      isSensitive = look(at: needed, book, &known)
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
    guard let step = book.steps.first(where: { $0.number == number }) else { return true }
    return (step.terms + step.limits.compactMap(\.limit.fact)).contains(where: has)
  }

  /// Whether what an aid gives may tell one.
  func hasAid(_ name: String) -> Bool {
    guard let aid = book.aids.first(where: { sameBytes($0.name, name) }) else { return true }
    let facts = aid.formulas.flatMap(\.facts) + aid.ceilings.compactMap(\.limit.fact)
    return tables[aid.table] || (aid.terms + facts).contains(where: has)
  }

  /// Whether the fact of a name is one.
  func hasFact(_ name: String) -> Bool {
    book.facts.first { sameBytes($0.name, name) }?.isSensitive ?? true
  }
}

extension RuleBook {
  /// Whether the name of an aid may tell a sensitive fact: it is then kept beside the record.
  public func isSensitive(aid name: String) -> Bool { SensitiveParts(self).hasAid(name) }
}
