/// What the twin decides, by going through every world that the unknown facts leave open.
struct TwinDecision {
  let book: TwinBook
  let care: TwinCase
  /// The facts whose value is open: a fact, and its line or nothing.
  private var open: [(fact: Int, line: Int?)] = []
  private var worlds: [(values: [Int], world: TwinWorld)] = []

  init(_ book: TwinBook, _ care: TwinCase) {
    self.book = book
    self.care = care
    for fact in book.facts.indices {
      if book.facts[fact].isLine {
        for line in care.lines.indices where care.lines[line].facts[fact].count > 1 {
          open.append((fact, line))
        }
      } else if care.facts[fact].count > 1 {
        open.append((fact, nil))
      }
    }
    enumerate([])
  }

  var worldCount: Int { worlds.count }

  /// Whether a number that an amount reads is open.
  var hasOpenAmount: Bool {
    let limits = book.steps.flatMap { step in
      if case .excess(let over) = step.take { step.ceilings + over } else { step.ceilings }
    }
    let formulas = book.aids.flatMap(\.formulas)
    let facts = Set(
      (limits + book.aids.compactMap(\.ceiling)).compactMap(\.fact)
        + formulas.flatMap { [$0.francs, $0.times].compactMap { $0 } })
    return open.contains { facts.contains($0.fact) }
  }

  private mutating func enumerate(_ values: [Int]) {
    guard values.count < open.count else {
      var facts = care.facts.map { $0.first ?? 0 }
      var lineFacts = care.lines.map { $0.facts.map { $0.first ?? 0 } }
      for (place, value) in zip(open, values) {
        if let line = place.line {
          lineFacts[line][place.fact] = value
        } else {
          facts[place.fact] = value
        }
      }
      let world = TwinWorld(
        book: book, facts: facts, lineFacts: lineFacts, fees: care.lines.map(\.fee))
      if world.isPossible { worlds.append((values, world)) }
      return
    }
    let (fact, line) = open[values.count]
    let candidates = line.map { care.lines[$0].facts[fact] } ?? care.facts[fact]
    for value in candidates { enumerate(values + [value]) }
  }

  func outcome() -> TwinOutcome {
    guard !worlds.isEmpty else { return .impossible }
    var outcomes: [TwinShares] = []
    do {
      for (_, world) in worlds { outcomes.append(try world.shares(available: care.available)) }
    } catch {
      return .flawed
    }
    if Set(outcomes.map(care.money)).count == 1, let best = outcomes.min(by: isBetter) {
      return .decided(best, inDoubt: false)
    }
    var matters = open.indices.filter { matter($0, outcomes) }
    if matters.isEmpty { matters = Array(open.indices) }
    func facts(_ asked: Bool) -> [Int] {
      var facts: [Int] = []
      for place in matters where care.canAsk[open[place].fact] == asked {
        if facts.last != open[place].fact { facts.append(open[place].fact) }
      }
      return facts
    }
    let households = outcomes.map(\.household).sorted()
    if facts(true).isEmpty, let doubt = book.doubt,
      let best = outcomes.min(by: isBetter)
    {
      let meanings = worlds.flatMap { world in
        care.lines.indices.map { try? world.world.term(doubt, $0) }
      }
      if !meanings.contains(nil), meanings.contains(1) { return .decided(best, inDoubt: true) }
    }
    return .undecided(
      questions: ranked(facts(true), outcomes), unanswerable: facts(false), least: households[0],
      most: households[households.count - 1])
  }

  /// The household first; then the first step, paid before promised, bears more; then the first step
  /// of the first line does.
  private func isBetter(_ left: TwinShares, _ right: TwinShares) -> Bool {
    if left.household != right.household { return left.household < right.household }
    let given = [left, right].map { $0.aids.reduce(0) { $0 + $1[0] } }
    if given[0] != given[1] { return given[0] > given[1] }
    for step in book.steps.indices {
      for promised in 0...1 {
        let francs = [left, right].map { shares in
          care.lines.indices.reduce(0) { $0 + shares.francs[[$1, step, promised], default: 0] }
        }
        if francs[0] != francs[1] { return francs[0] > francs[1] }
      }
    }
    for step in book.steps.indices {
      for line in care.lines.indices {
        for promised in 0...1 {
          let francs = [left, right].map { $0.francs[[line, step, promised], default: 0] }
          if francs[0] != francs[1] { return francs[0] > francs[1] }
        }
      }
    }
    return false
  }

  /// Facts to ask: by how many outcomes the worst answer leaves, then by what it leaves open of the
  /// household's share, then as they stand.
  private func ranked(_ facts: [Int], _ outcomes: [TwinShares]) -> [Int] {
    func worst(_ fact: Int) -> [Int] {
      let places = open.indices.filter { open[$0].fact == fact }
      var groups: [[Int]: [TwinShares]] = [:]
      for (index, (values, _)) in worlds.enumerated() {
        groups[places.map { values[$0] }, default: []].append(outcomes[index])
      }
      let left = groups.values.map { shares in
        let households = shares.map(\.household).sorted()
        return [
          Set(shares.map(care.money)).count, households[households.count - 1] - households[0],
        ]
      }
      return left.max { $0.lexicographicallyPrecedes($1) } ?? []
    }
    return facts.map { worst($0) + [$0] }.sorted { $0.lexicographicallyPrecedes($1) }
      .map { $0[2] }
  }

  /// Whether two worlds that differ in one fact alone come out differently.
  private func matter(_ place: Int, _ outcomes: [TwinShares]) -> Bool {
    var groups: [[Int]: Set<TwinMoney>] = [:]
    for (index, (values, _)) in worlds.enumerated() {
      var others = values
      others.remove(at: place)
      groups[others, default: []].insert(care.money(outcomes[index]))
    }
    return groups.values.contains { $0.count > 1 }
  }
}
