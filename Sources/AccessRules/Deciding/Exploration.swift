import LedgerValues

/// Decides a question over all that its unknown facts may be.
///
/// Tables are decided line by line. Where an open fact would tell rows of a table apart, the
/// exploration branches on the groups of its bins that do, and goes on in each: so every branch is
/// a box of values that all decide alike, facts that are not read cost nothing, and what one table
/// learnt of a fact holds in the next. With nothing open there is one branch.
struct Exploration {
  private let book: RuleBook
  private var question: Question
  /// Where goal terms stand in a branch's terms.
  private var terms: [[Int]]
  private var path: [AppliedRow] = []
  private(set) var branches: [Branch] = []
  private var work = 0
  /// The tables to decide, in an order in which each finds decided what it tests.
  private let tables: [CompiledTable]
  /// Whether the last of the tables is only looked at: which of its rows accept, not what they say.
  private let isSurvey: Bool
  private let branchBound: Int
  private(set) var isExact = true

  /// One row of one table, for one line.
  struct AppliedRow: Hashable {
    let line: Int
    let table: Int
    let row: Int
  }

  /// A box of values, and what the tables decide in it.
  struct Branch {
    /// By place in `Question.open`: the bins of the box, ascending.
    let box: [[Int]]
    /// By line, by output; what no needed table decides is 0.
    let terms: [[Int]]
    let rows: [AppliedRow]
    let flaw: Flaw?
    /// In a survey: the rows of the last table that accept, from 0; `sinon` is not among them.
    let hits: [Int]
  }

  /// Branches and cells past which bounds are given instead of the exact answer.
  private static let branchBound = 2_048
  private static let workBound = 1_000_000
  private static let surveyBound = 50_000

  init(_ question: Question, _ book: RuleBook, inDoubt: Bool = false) {
    let count = inDoubt ? question.program.neededInDoubt : question.program.neededCount
    self.init(
      question, book, tables: Array(question.program.tables.prefix(count)),
      branchBound: Self.branchBound)
  }

  /// Decides some tables, over all that the unknown facts may be.
  ///
  /// - Precondition: `tables` has what each of them needs, before it.
  init(deciding tables: [CompiledTable], _ question: Question, _ book: RuleBook) {
    self.init(question, book, tables: tables, branchBound: Self.surveyBound)
  }

  /// Looks at which rows of a table accept, over all that the unknown facts may be.
  ///
  /// - Precondition: `tables` is what the last of them needs, itself included.
  init(surveying tables: [CompiledTable], _ question: Question, _ book: RuleBook) {
    self.init(question, book, tables: tables, branchBound: Self.surveyBound, isSurvey: true)
  }

  private init(
    _ question: Question, _ book: RuleBook, tables: [CompiledTable], branchBound: Int,
    isSurvey: Bool = false
  ) {
    self.book = book
    self.question = question
    self.tables = tables
    self.isSurvey = isSurvey
    self.branchBound = branchBound
    terms = question.fees.map { _ in [Int](repeating: 0, count: book.outputs.count) }
  }

  mutating func run() {
    explore(line: 0, position: 0)
  }

  /// Decides the tables from a position of a line on, and branches where an open fact must.
  private mutating func explore(line: Int, position: Int) {
    let depth = path.count
    defer { path.removeLast(path.count - depth) }
    var (line, position) = (line, position)
    while isExact, line < question.fees.count {
      guard position < tables.count else {
        (line, position) = (line + 1, 0)
        continue
      }
      let table = tables[position]
      guard let accepting = decide(table, line: line, position: position) else { return }
      if isSurvey, position == tables.count - 1 {
        return finish(flaw: nil, hits: all(accepting))
      }
      let hits = table.isFirst ? first(accepting).map { [$0] } ?? [] : all(accepting)
      guard hits.count < 2, let row = hits.first ?? table.otherwise else {
        return finish(flaw: Flaw(table: table.table, rows: hits, line: line))
      }
      apply(table, row, line)
      position += 1
    }
    if isExact { finish(flaw: nil) }
  }

  /// The rows that accept all that is known; nothing where the exploration went on in branches.
  private mutating func decide(
    _ table: CompiledTable, line: Int, position: Int
  ) -> [UInt64]? {
    var accepting = (0..<table.width).map { table.allRows($0) }
    for column in table.columns {
      let slot = question.slots[line][column.variable]
      let bin = question.bins[slot]
      guard bin == Question.unknown else {
        for word in 0..<table.width {
          accepting[word] &= table.accepting[column.offset + bin * table.width + word]
        }
        continue
      }
      let groups = groups(of: slot, column, table, accepting)
      guard groups.count == 1 else {
        let candidates = question.candidates[slot]
        for group in groups {
          question.candidates[slot] = group.bins
          explore(line: line, position: position)
        }
        question.candidates[slot] = candidates
        return nil
      }
      accepting = groups[0].accepting
    }
    return accepting
  }

  /// The bins an open slot may be in, grouped by the rows they leave.
  private mutating func groups(
    of slot: Int, _ column: CompiledTable.Column, _ table: CompiledTable, _ accepting: [UInt64]
  ) -> [(accepting: [UInt64], bins: [Int])] {
    var groups: [(accepting: [UInt64], bins: [Int])] = []
    for bin in question.candidates[slot] {
      work += table.width
      let left = (0..<table.width).map {
        accepting[$0] & table.accepting[column.offset + bin * table.width + $0]
      }
      if let group = groups.firstIndex(where: { $0.accepting == left }) {
        groups[group].bins.append(bin)
      } else {
        groups.append((left, [bin]))
      }
    }
    if work > Self.workBound { isExact = false }
    return groups
  }

  private mutating func apply(_ table: CompiledTable, _ row: Int, _ line: Int) {
    let base = row * table.outputs.count
    for (place, output) in table.outputs.enumerated() {
      question.bins[question.slots[line][output]] = table.termBins[base + place]
      terms[line][output - book.facts.count] = table.terms[base + place]
    }
    path.append(AppliedRow(line: line, table: table.table, row: row))
  }

  private func first(_ accepting: [UInt64]) -> Int? {
    accepting.firstIndex { $0 != 0 }.map { $0 * 64 + accepting[$0].trailingZeroBitCount }
  }

  private func all(_ accepting: [UInt64]) -> [Int] {
    var rows: [Int] = []
    for (index, word) in accepting.enumerated() {
      var rest = word
      while rest != 0 {
        rows.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return rows
  }

  private mutating func finish(flaw: Flaw?, hits: [Int] = []) {
    guard branches.count < branchBound else {
      isExact = false
      return
    }
    let branch = Branch(
      box: question.open.map { question.candidates[$0.slot] }, terms: terms, rows: path,
      flaw: flaw, hits: hits)
    if isPossible(box(branch), question.forbidden) { branches.append(branch) }
  }

  private func box(_ branch: Branch) -> [Int: [Int]] {
    guard !question.forbidden.isEmpty else { return [:] }
    return Dictionary(uniqueKeysWithValues: zip(question.open.map(\.slot), branch.box))
  }

  /// A cell of a branch that some household can be in: a bin for each open slot.
  func possibleCell(of branch: Branch) -> [OpenCell] {
    var candidates = question.candidates
    for (open, bins) in zip(question.open, branch.box) { candidates[open.slot] = bins }
    return question.possibleCell(in: candidates)
  }

  private func isPossible(_ box: [Int: [Int]], _ forbidden: [ForbiddenBox]) -> Bool {
    forbidden.isEmpty || PossibleCells.exist(in: box, without: forbidden[...])
  }
}

extension Exploration {
  /// The outcome that all branches agree on, or what keeps them from it.
  func outcome() -> Decision.Outcome {
    guard isExact else { return .undecided(enclosure()) }
    if let flaw = branches.lazy.compactMap(\.flaw).first { return .flawed(flaw) }
    let outcomes = outcomes()
    guard let first = outcomes.first else { return .undecided(enclosure()) }
    if outcomes.allSatisfy({ $0.movesSameMoney(as: first) }) {
      return .decided(withAllRows(first))
    }
    return .undecided(undecided(outcomes))
  }

  /// By branch, who bears what.
  private func outcomes() -> [CostShares] {
    var byTerms: [[[Int]]: CostShares] = [:]
    return branches.map { branch in
      if let known = byTerms[branch.terms] { return known }
      var allocation = Allocation(question, book, branch)
      let shares = allocation.run()
      byTerms[branch.terms] = shares
      return shares
    }
  }

  /// The shares that are best for the household, where the rule book says so of a doubt.
  ///
  /// What a doubt means is read in the same branches as the shares. Where they differ, the meaning
  /// that favours the household holds; of shares equally good for it, those where the payers named
  /// first bear most.
  func inFavourOfTheHousehold() -> CostShares? {
    guard isExact, let doubt = book.doubt, case .choice(let words, _) = book.domain(of: doubt),
      branches.allSatisfy({ $0.flaw == nil })
    else { return nil }
    let favours = branches.contains { branch in
      branch.terms.contains {
        Vocabulary.forTheHousehold.matches(Spelling.folded(words[$0[doubt - book.facts.count]]))
      }
    }
    guard favours, let best = outcomes().min(by: isBetter) else { return nil }
    return withAllRows(best)
  }

  private func isBetter(_ left: CostShares, _ right: CostShares) -> Bool {
    if left.household != right.household { return left.household < right.household }
    return left.byStep(book).lexicographicallyPrecedes(right.byStep(book), by: >)
  }

  func asksBeforeCare() -> AskBeforeCare {
    guard let variable = book.askBeforeCare else { return .yes }
    guard isExact, case .choice(let words, _) = book.domain(of: variable) else { return .unknown }
    var answers: Set<Bool> = []
    for branch in branches {
      // One line that is an emergency makes the visit one.
      let isNo = branch.terms.contains {
        Vocabulary.no.matches(Spelling.folded(words[$0[variable - book.facts.count]]))
      }
      answers.insert(branch.flaw == nil && !isNo)
    }
    return answers.count == 1 ? (answers.contains(true) ? .yes : .no) : .unknown
  }

  /// The shares with every row that may apply, from all branches.
  private func withAllRows(_ shares: CostShares) -> CostShares {
    guard branches.count > 1 else { return shares }
    let lines = shares.lines.enumerated().map { line, lineShares in
      var rows: [Int: Set<Int>] = [:]
      for applied in branches.flatMap(\.rows) where applied.line == line {
        rows[applied.table, default: []].insert(applied.row)
      }
      let applied = rows.sorted { $0.key < $1.key }.map {
        AppliedRows(table: $0.key, rows: $0.value.sorted())
      }
      return LineShares(fee: lineShares.fee, shares: lineShares.shares, rows: applied)
    }
    return CostShares(lines: lines, shortfalls: shares.shortfalls, caps: shares.caps)
  }

  private func undecided(_ outcomes: [CostShares]) -> Undecided {
    let household = outcomes.map(\.household).sorted()
    var matters = question.open.indices.filter { place in
      outcomes.indices.contains { left in
        outcomes.indices.contains { right in
          right > left && !outcomes[left].movesSameMoney(as: outcomes[right])
            && differOnly(at: place, branches[left], branches[right])
        }
      }
    }
    // Where what is impossible ties facts together, none may matter alone.
    if matters.isEmpty {
      matters = question.open.indices.filter { place in
        Set(branches.map { $0.box[place] }).count > 1
      }
    }
    return undecided(matters, household[0]...household[household.count - 1], isExact: true)
  }

  /// Whether two boxes hold two possible cases that differ in one fact alone.
  private func differOnly(at place: Int, _ left: Branch, _ right: Branch) -> Bool {
    var shared: [Int: [Int]] = [:]
    for other in left.box.indices where other != place {
      let bins = left.box[other].filter(right.box[other].contains)
      guard !bins.isEmpty else { return false }
      shared[question.open[other].slot] = bins
    }
    guard !question.forbidden.isEmpty else { return true }
    let slot = question.open[place].slot
    return left.box[place].contains { mine in
      right.box[place].contains { theirs in
        isPossible(shared, forbidden(slot, mine) + forbidden(slot, theirs))
      }
    }
  }

  /// What is impossible of the other slots when one is in a bin.
  private func forbidden(_ slot: Int, _ bin: Int) -> [ForbiddenBox] {
    question.forbidden.compactMap { box in
      guard let inside = box.bins[slot] else { return box }
      guard inside.contains(bin) else { return nil }
      return ForbiddenBox(bins: box.bins.filter { $0.key != slot })
    }
  }

  /// Past the bounds of the exact answer: every unknown may matter, the household bears from
  /// nothing to the fee.
  private func enclosure() -> Undecided {
    let fee = question.fees.reduce(0, +)
    return undecided(Array(question.open.indices), 0...Money(fee), isExact: false)
  }

  private func undecided(
    _ places: [Int], _ household: ClosedRange<Money>, isExact: Bool
  ) -> Undecided {
    var questions: [String] = []
    var unanswerable: [String] = []
    for place in places {
      let (_, fact, silence) = question.open[place]
      let declared = book.facts[fact]
      if declared.silence == .ask, silence == .notAsked {
        if questions.last != declared.name { questions.append(declared.name) }
      } else if unanswerable.last != declared.name {
        unanswerable.append(declared.name)
      }
    }
    return Undecided(
      questions: questions, unanswerable: unanswerable, household: household, isExact: isExact)
  }
}
