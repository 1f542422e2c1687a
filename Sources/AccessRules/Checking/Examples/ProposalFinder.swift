import LedgerValues

/// Looks for a case that pins a row or a side of a boundary, and in which it shows.
struct ProposalFinder {
  private let book: RuleBook
  private let program: Program
  /// The case from which all start.
  private let base: CareCase

  init(_ book: RuleBook, _ program: Program) {
    self.book = book
    self.program = program
    base = Self.base(book, program)
  }

  /// A case with the facts of the first example, else of a household that can exist; a line of
  /// 1 000 F.
  private static func base(_ book: RuleBook, _ program: Program) -> CareCase {
    let sweep = HouseholdSweep(book, program)
    var facts: [String: Fact] = [:]
    var line: [String: Fact] = [:]
    let first = book.examples.first?.care
    for cell in sweep.household() {
      let declared = book.facts[cell.fact]
      let possible = Fact(declared.state(bin: cell.bin, program.bins[cell.fact]))
      if declared.subject == .line {
        line[declared.name] = first?.lines.first?.facts[declared.name] ?? possible
      } else if declared.counter != nil {
        facts[declared.name] = Fact(.value(.integer(0)))
      } else if case .suppose = declared.silence {
        facts[declared.name] = nil
      } else {
        facts[declared.name] = first?.facts[declared.name] ?? possible
      }
    }
    var available: [String: Money] = [:]
    for fund in book.payers.compactMap(\.fund) { available[fund] = Money(Money.bound) }
    return CareCase(
      day: program.from, facts: facts, lines: [CareLine(fee: 1_000, facts: line)],
      available: available)
  }

  func proposal(for item: ExampleCoverage.Item) -> ExampleProposal? {
    var silent: CareCase?
    for care in candidates(for: item) {
      guard let trace = ExampleTrace(care, book), trace.pins(item, book) else { continue }
      if shows(item, in: care) { return proposal(item, care) }
      silent = silent ?? care
    }
    return silent.flatMap { proposal(item, $0) }
  }

  // MARK: Cases

  /// Cases that may pin an item: the base with what it asks for, then with one other fact changed,
  /// then with two.
  private func candidates(for item: ExampleCoverage.Item) -> [CareCase] {
    let starts = starts(for: item)
    let ones = starts.prefix(6).flatMap { start in changes.map { $0(start) } }
    let twos = starts.prefix(2).flatMap { start in
      changes.indices.flatMap { first in
        changes[(first + 1)...].map { $0(changes[first](start)) }
      }
    }
    return starts + ones + twos.prefix(4_000)
  }

  private var changes: [(CareCase) -> CareCase] {
    book.facts.indices.flatMap { fact in
      let declared = book.facts[fact]
      guard declared.counter == nil else { return [(CareCase) -> CareCase]() }
      return (0..<program.bins[fact].count).map { bin in
        let state = declared.state(bin: bin, program.bins[fact])
        return { changing($0, fact, to: state) }
      }
    } + silences
  }

  /// Something that nobody can answer, for what a doubt means.
  private var silences: [(CareCase) -> CareCase] {
    book.facts.indices.filter { book.facts[$0].counter == nil }.map { fact in
      { changing($0, fact, to: .unknown(.doesNotKnow)) }
    }
  }

  private func changing(_ care: CareCase, _ fact: Int, to state: FactState) -> CareCase {
    var changed = care
    let name = book.facts[fact].name
    if book.facts[fact].subject == .line {
      for line in changed.lines.indices { changed.lines[line].facts[name] = Fact(state) }
    } else {
      changed.facts[name] = Fact(state)
    }
    return changed
  }

  /// The base with the facts that a row asks for, itself and through what it tests.
  private func starts(for item: ExampleCoverage.Item) -> [CareCase] {
    let compiled = book.tables(needing: [item.table], program)
    guard let table = compiled.last else { return [] }
    var row: Int
    var side: (fact: Int, value: Int)?
    switch item {
    case .row(_, let asked): row = asked
    case .side(_, let asked, let fact, let value, _): (row, side) = (asked, (fact, value))
    }
    var sweep = HouseholdSweep(book, program)
    for (column, declared) in table.columns.enumerated()
    where declared.variable < book.facts.count && row < table.rowCount {
      let accepted = (0..<program.bins[declared.variable].count).filter {
        table.accepts(row, column, $0)
      }
      sweep.narrow(declared.variable, to: accepted)
    }
    if let side { sweep.narrow(side.fact, to: [program.bins[side.fact].bin(of: side.value)]) }
    let boxes = sweep.boxes(deciding: compiled) ?? []
    let wanted = boxes.filter { box in
      side != nil || box.rows.contains { $0.table == item.table && $0.row == row }
    }
    return wanted.prefix(40).map { box in
      var care = base
      for (fact, bins) in sweep.factBox(box, Set(book.facts.indices)).bins {
        care = fitting(care, fact, bins)
      }
      if let side { care = changing(care, side.fact, to: .value(.integer(side.value))) }
      return care
    }
  }

  /// The case with a fact in some bins: as it is, where it is in one of them.
  private func fitting(_ care: CareCase, _ fact: Int, _ bins: [Int]) -> CareCase {
    let state = book.state(of: fact, 0, care)
    let binning = program.bins[fact]
    if !state.isUnknown, let codes = try? book.facts[fact].codes(of: state),
      let bin = binning.bins(of: state, codes).first, bins.contains(bin)
    {
      return care
    }
    if [.notApplicable, .expired].contains(state), let bin = binning.bins(of: state, nil).first,
      bins.contains(bin)
    {
      return care
    }
    return bins.first.map { changing(care, fact, to: book.facts[fact].state(bin: $0, binning)) }
      ?? care
  }
}

extension ProposalFinder {
  // MARK: What shows

  /// Whether what comes out would be otherwise beside the boundary, or with another answer of the
  /// same table.
  private func shows(_ item: ExampleCoverage.Item, in care: CareCase) -> Bool {
    let now = outcome(care)
    let read = Set(book.tables[item.table].inputs.filter { $0 < book.facts.count })
    let facts: [Int]
    if case .side(_, _, let fact, _, _) = item { facts = [fact] } else { facts = read.sorted() }
    return facts.contains { fact in
      let declared = book.facts[fact]
      var states = (0..<program.bins[fact].count).map {
        declared.state(bin: $0, program.bins[fact])
      }
      if case .side(_, _, _, let value, _) = item {
        states = [value - 1, value + 1].filter(declared.domain.codes.contains)
          .map { .value(.integer($0)) }
      }
      return states.contains { state in
        outcome(changing(care, fact, to: state)).map { $0 != now } ?? false
      }
    } || read.isEmpty
  }

  private func outcome(_ care: CareCase) -> String? {
    guard let decision = try? book.decide(care) else { return nil }
    return expected(decision)
  }

  private func proposal(_ item: ExampleCoverage.Item, _ care: CareCase) -> ExampleProposal? {
    guard let decision = try? book.decide(care), let expected = expected(decision) else {
      return nil
    }
    let label = book.articles[book.tables[item.table].article].label
    switch item {
    case .row(let table, let row):
      let name = "\(label), \(place(table, row))"
      return ExampleProposal(item: item, name: name, care: care, expected: expected)
    case .side(let table, let row, let fact, let value, _):
      let spelled = NumberText.spelled(value, in: book.facts[fact].domain)
      return ExampleProposal(
        item: item, name: "\(label), \(place(table, row)) : \(book.facts[fact].name) \(spelled)",
        care: care, expected: expected)
    }
  }

  /// The term that tells the tables of an article apart, and the row.
  private func place(_ table: Int, _ row: Int) -> String {
    let term = book.tables[table].outputs.first.map { book.name(of: $0) } ?? ""
    return "\(term) \(row + 1)"
  }

  /// Today's answer, in the words of an example.
  private func expected(_ decision: Decision) -> String? {
    let words = ExampleCheck.Words(book)
    switch decision.outcome {
    case .flawed: return nil
    case .undecided(let open):
      let asked =
        open.questions.isEmpty ? [] : ["\(words.ask) \(open.questions.joined(separator: ", "))"]
      return (["\(words.household) \(words.francs(open.household))"] + asked).joined(
        separator: " ; ")
    case .decided(let shares):
      var parts: [String] = []
      for payer in book.payers {
        let borne = shares.total(of: payer.code)
        if borne.isPositive { parts.append("\(payer.code) \(words.francs(borne))") }
      }
      parts.append("\(words.household) \(words.francs(shares.household))")
      for benefit in decision.benefits {
        parts.append("\(words.aid) \(benefit.name) \(words.francs(benefit.amount))")
      }
      if !decision.doubts.isEmpty {
        parts.append("\(words.doubt) \(decision.doubts.joined(separator: ", "))")
      }
      if decision.asksBeforeCare == .no, let term = book.askBeforeCare {
        parts.append("\(book.name(of: term)) = \(Vocabulary.no(book.language))")
      }
      return parts.joined(separator: " ; ")
    }
  }
}
