import LedgerValues

extension RuleBookReader {
  mutating func readParameters() {
    guard let table = parameterTable else { return }
    guard let columns = columns(of: table, Vocabulary.parameterColumns) else {
      knowsAllNames = false
      return
    }
    let rows = outline.tables[table].rows
    var values: [[Parameter.DatedValue]] = []
    var domains: [(name: String, domain: ValueDomain, cell: SourceText)] = []
    for (index, row) in rows.enumerated() {
      let cells = columns.map { row[$0] }
      guard let value = datedValue(cells, &domains, &values) else {
        knowsAllNames = false
        continue
      }
      let domain = domains[value.parameter].domain
      outline.tables[table].spelled[index][columns[2]] = NumberText.spelled(value.code, in: domain)
    }
    if rows.count > RuleBookLimit.changes.bound * 8 {
      mistakes.append(rows[0][0].mistake(.tooLarge(.changes)))
    }
    for (declared, values) in zip(domains, values) {
      let sorted = values.sorted { $0.from < $1.from }
      if zip(sorted, sorted.dropFirst()).contains(where: { $0.from == $1.from }) {
        mistakes.append(declared.cell.mistake(.repeated))
      }
      if let first = sorted.first, let inForce, first.from > inForce.lowerBound {
        mistakes.append(declared.cell.mistake(.startsTooLate))
      }
      parameters.append(Parameter(name: declared.name, domain: declared.domain, values: sorted))
    }
    if Set(parameters.flatMap(\.values).map(\.from)).count > RuleBookLimit.changes.bound {
      mistakes.append(rows[0][0].mistake(.tooLarge(.changes)))
    }
  }

  /// Reads a row, and adds its value to the parameter it names.
  private mutating func datedValue(
    _ cells: [SourceText],
    _ domains: inout [(name: String, domain: ValueDomain, cell: SourceText)],
    _ values: inout [[Parameter.DatedValue]]
  ) -> (parameter: Int, code: Int)? {
    guard !cells[0].isEmpty else {
      mistakes.append(cells[0].mistake(.emptyCell))
      return nil
    }
    guard let day = Day(iso: cells[1].text) else {
      mistakes.append(cells[1].mistake(.unreadableDay))
      return nil
    }
    guard let domain = NumberText.kind(cells[2].text) else {
      mistakes.append(cells[2].mistake(NumberText.problem(cells[2].text) ?? .unreadableValue))
      return nil
    }
    let code: Int
    switch NumberText.read(cells[2].text, in: domain) {
    case .success(let value): code = value
    case .failure(let refusal):
      mistakes.append(cells[2].mistake(refusal.problem))
      return nil
    }
    let parameter = parameterNames[cells[0].folded] ?? domains.count
    if parameter == domains.count {
      refuseForbidden(cells[0])
      parameterNames[cells[0].folded] = parameter
      domains.append((cells[0].kept, domain, cells[0]))
      values.append([])
    } else if domains[parameter].domain != domain {
      mistakes.append(cells[2].mistake(.mixedKinds))
      return nil
    }
    values[parameter].append(
      Parameter.DatedValue(
        from: day, term: Term(code: code, in: domain), reference: cells[3].kept))
    return (parameter, code)
  }
}

extension Term {
  /// The term that a code stands for in a domain.
  init(code: Int, in domain: ValueDomain) {
    switch domain {
    case .integer: self = .integer(code)
    case .money: self = .money(Money(Int64(code)))
    case .rate: self = .rate(Rate(basisPoints: code) ?? .zero)
    case .choice(let values, _): self = .choice(values.indices.contains(code) ? values[code] : "")
    }
  }

  /// What the term is inside; a choice needs its list.
  func code(in domain: ValueDomain) -> Int {
    switch self {
    case .integer(let value): return value
    case .money(let money): return Int(money.units)
    case .rate(let rate): return rate.basisPoints
    case .choice(let word):
      guard case .choice(let values, _) = domain else { return 0 }
      return values.firstIndex { sameBytes($0, word) } ?? 0
    }
  }
}
