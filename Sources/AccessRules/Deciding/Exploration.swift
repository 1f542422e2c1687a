import LedgerValues

/// Decides a part of a question over all that its unknown facts may be.
///
/// Tables are decided line by line. Where an open fact would tell rows of a table apart, the
/// exploration branches on the groups of its bins that do, and goes on in each: so every branch is
/// a box of values that all decide alike, facts that are not read cost nothing, and what one table
/// learnt of a fact holds in the next. With nothing open there is one branch.
struct Exploration {
  private let book: RuleBook
  private(set) var question: Question
  private let part: QuestionPart
  /// By line, by output: what was decided so far.
  private var terms: [[Int]]
  private var path: [AppliedRow] = []
  private(set) var branches: [Branch] = []
  private var work = 0
  /// Whether the last item is only looked at: which of its rows accept, not what they say.
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
    /// By place of the part: the bins of the box, ascending.
    let box: [[Int]]
    /// By line, by output; what no table of the part decides is 0.
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

  init(_ part: QuestionPart, of question: Question, _ book: RuleBook) {
    self.init(question, book, part, branchBound: Self.branchBound)
  }

  /// Decides some tables, over all that the unknown facts may be.
  ///
  /// - Precondition: `tables` has what each of them needs, before it.
  init(deciding tables: [CompiledTable], _ question: Question, _ book: RuleBook) {
    let part = QuestionPart(all: question, tables: question.places(of: tables))
    self.init(question, book, part, branchBound: Self.surveyBound)
  }

  /// Looks at which rows of a table accept, over all that the unknown facts may be.
  ///
  /// - Precondition: `tables` is what the last of them needs, itself included.
  init(surveying tables: [CompiledTable], _ question: Question, _ book: RuleBook) {
    let part = QuestionPart(all: question, tables: question.places(of: tables))
    self.init(question, book, part, branchBound: Self.surveyBound, isSurvey: true)
  }

  private init(
    _ question: Question, _ book: RuleBook, _ part: QuestionPart, branchBound: Int,
    isSurvey: Bool = false
  ) {
    self.book = book
    self.question = question
    self.part = part
    self.isSurvey = isSurvey
    self.branchBound = branchBound
    terms = question.fees.map { _ in [Int](repeating: 0, count: book.outputs.count) }
  }

  mutating func run() {
    explore(from: 0)
  }

  /// Decides the items from one on, and branches where an open fact must.
  private mutating func explore(from start: Int) {
    let depth = path.count
    defer { path.removeLast(path.count - depth) }
    var index = start
    while isExact, index < part.items.count {
      let item = part.items[index]
      let table = question.program.tables[item.table]
      let isLooked = isSurvey && index == part.items.count - 1
      // The base is asked only where its exceptions do not say it all.
      if isReplaced(table, item.line) {
        if isLooked { return }
        index += 1
        continue
      }
      var speaking = isLooked ? nil : known(table, item.line)
      if speaking == nil {
        guard let accepting = decide(table, item.line, index) else { return }
        if isLooked { return finish(flaw: nil, hits: accepting.rows) }
        speaking = table.speaking(among: accepting)
        let isSilent = accepting.first == nil && table.exceptionTo != nil
        if speaking == nil, !isSilent {
          return finish(flaw: Flaw(table: table.table, rows: accepting.rows, line: item.line))
        }
      }
      index += 1
      guard let row = speaking else { continue }
      if let other = contradiction(table, row, item.line) {
        return finish(
          flaw: Flaw(table: table.table, rows: [row], line: item.line, against: other))
      }
      apply(table, row, item.line)
    }
    if isExact { finish(flaw: nil) }
  }

  /// The row that speaks where all that a table tests is known; nothing where an open fact or a flaw
  /// asks for a closer look.
  private func known(_ table: CompiledTable, _ line: Int) -> Int? {
    let slots = question.slots[line]
    guard table.columns.allSatisfy({ question.bins[slots[$0.variable]] != Question.unknown }) else {
      return nil
    }
    return table.speaking { column, word in
      let column = table.columns[column]
      return table.rows(accepting: question.bins[slots[column.variable]], of: column, word: word)
    }
  }

  /// The rows that accept all that is known; nothing where the exploration went on in branches.
  private mutating func decide(_ table: CompiledTable, _ line: Int, _ index: Int) -> RowSet? {
    var accepting = RowSet(count: table.rowCount)
    for column in table.columns {
      let slot = question.slots[line][column.variable]
      let bin = question.bins[slot]
      guard bin == Question.unknown else {
        table.narrow(&accepting, column: column, bin: bin)
        continue
      }
      let groups = groups(of: slot, column, table, accepting)
      guard groups.count == 1 else {
        let candidates = question.candidates[slot]
        for group in groups {
          question.candidates[slot] = group.bins
          explore(from: index)
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
    of slot: Int, _ column: CompiledTable.Column, _ table: CompiledTable, _ accepting: RowSet
  ) -> [(accepting: RowSet, bins: [Int])] {
    var groups: [(accepting: RowSet, bins: [Int])] = []
    for bin in question.candidates[slot] {
      work += table.width
      var left = accepting
      table.narrow(&left, column: column, bin: bin)
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
      if !table.exceptions.isEmpty, exception(to: table, deciding: output, line) != nil { continue }
      question.bins[question.slots[line][output]] = table.termBins[base + place]
      terms[line][output - book.facts.count] = table.terms[base + place]
    }
    path.append(AppliedRow(line: line, table: table.table, row: row))
  }

  private mutating func finish(flaw: Flaw?, hits: [Int] = []) {
    guard branches.count < branchBound else {
      isExact = false
      return
    }
    let branch = Branch(
      box: part.places.map { question.candidates[question.open[$0].slot] },
      terms: terms, rows: path, flaw: flaw, hits: hits)
    if isPossible(branch) { branches.append(branch) }
  }
}

extension Exploration {
  /// Whether exceptions that applied to a line decide all that a table decides.
  private func isReplaced(_ table: CompiledTable, _ line: Int) -> Bool {
    !table.exceptions.isEmpty
      && table.outputs.allSatisfy { exception(to: table, deciding: $0, line) != nil }
  }

  /// The row of an exception that applied to a line and decides an output.
  private func exception(
    to table: CompiledTable, deciding output: VariableIndex, _ line: Int
  ) -> AppliedRow? {
    path.last { applied in
      applied.line == line && table.exceptions.contains(applied.table)
        && book.tables[applied.table].outputs.contains(output)
    }
  }

  /// The row of an exception that applied before and says otherwise.
  private func contradiction(_ table: CompiledTable, _ row: Int, _ line: Int) -> AppliedRows? {
    guard let base = table.exceptionTo else { return nil }
    for applied in path where applied.line == line && book.tables[applied.table].exceptionTo == base
    {
      for (place, output) in table.outputs.enumerated()
      where book.tables[applied.table].outputs.contains(output)
        && terms[line][output - book.facts.count] != table.terms[row * table.outputs.count + place]
      {
        return AppliedRows(table: applied.table, rows: [applied.row])
      }
    }
    return nil
  }
}

extension Exploration {
  private func isPossible(_ branch: Branch) -> Bool {
    question.forbidden.isEmpty || isPossible(slots(branch))
  }

  /// Whether some household of a branch is in these bins, by place of the part.
  func isPossible(_ branch: Branch, in bins: [Int: Int]) -> Bool {
    guard !question.forbidden.isEmpty else { return true }
    var box = slots(branch)
    for (place, bin) in bins { box[question.open[part.places[place]].slot] = [bin] }
    return isPossible(box)
  }

  private func isPossible(_ box: [Int: [Int]]) -> Bool {
    PossibleCells.exist(in: box, without: question.forbidden(amongst: box)[...])
  }

  private func slots(_ branch: Branch) -> [Int: [Int]] {
    Dictionary(
      uniqueKeysWithValues: zip(part.places.map { question.open[$0].slot }, branch.box))
  }

  /// A cell of a branch that some household can be in: a bin for each open slot.
  func possibleCell(of branch: Branch) -> [OpenCell] {
    var candidates = question.candidates
    for (open, bins) in zip(question.open, branch.box) { candidates[open.slot] = bins }
    return question.possibleCell(in: candidates)
  }

  /// Whether two boxes hold two possible cases that differ in one fact alone.
  ///
  /// - Parameter place: The place of the fact within the part.
  func differOnly(at place: Int, _ left: Branch, _ right: Branch) -> Bool {
    var shared: [Int: [Int]] = [:]
    for other in left.box.indices where other != place {
      let bins = left.box[other].filter(right.box[other].contains)
      guard !bins.isEmpty else { return false }
      shared[question.open[part.places[other]].slot] = bins
    }
    guard !question.forbidden.isEmpty else { return true }
    let slot = question.open[part.places[place]].slot
    let among = question.forbidden(amongst: slots(left))
    return left.box[place].contains { mine in
      right.box[place].contains { theirs in
        PossibleCells.exist(
          in: shared,
          without: (Self.rest(of: among, slot, mine) + Self.rest(of: among, slot, theirs))[...])
      }
    }
  }

  /// What is impossible of the other slots when one is in a bin.
  private static func rest(of forbidden: [ForbiddenBox], _ slot: Int, _ bin: Int) -> [ForbiddenBox]
  {
    forbidden.compactMap { box in
      guard let inside = box.bins[slot] else { return box }
      guard inside.contains(bin) else { return nil }
      return ForbiddenBox(bins: box.bins.filter { $0.key != slot })
    }
  }
}
