/// Goes through every household that a rule book allows, box by box: households of one box are
/// decided alike by some tables.
///
/// Several lines may be looked at together, so that cases that differ in some facts alone can be
/// compared.
struct HouseholdSweep {
  let book: RuleBook
  let program: Program
  private var question: Question

  /// - Parameter apart: By line: for the facts that it does not share with all other lines, which
  ///   lines it shares them with: those that say the same number.
  init(_ book: RuleBook, _ program: Program, apart: [[VariableIndex: Int]] = [[:]]) {
    self.book = book
    self.program = program
    question = Question(knowingNothing: program, book, apart: apart)
  }

  /// Households that are decided alike.
  struct Box {
    /// By place among the facts of all lines: the bins that they are in.
    let bins: [[Int]]
    let flaw: Flaw?
    let rows: [Exploration.AppliedRow]
    fileprivate let terms: [[Int]]
    fileprivate let factCount: Int

    /// What is decided of a line; 0 where no table that was asked for decides it.
    func term(_ variable: VariableIndex, line: Int = 0) -> Int { terms[line][variable - factCount] }

    /// The row of a table that applied to a line.
    func row(of table: Int, line: Int = 0) -> Int? {
      rows.first { $0.table == table && $0.line == line }?.row
    }
  }

  /// Leaves only households for whose line a fact, or a term that no table is asked for, is in some
  /// bins.
  mutating func narrow(_ variable: VariableIndex, line: Int = 0, to bins: [Int]) {
    question.candidates[question.slots[line][variable]] = bins
  }

  /// Leaves only the households of a box.
  mutating func narrow(to box: Box) {
    for (place, open) in question.open.enumerated() {
      question.candidates[open.slot] = box.bins[place]
    }
  }

  /// The boxes of households that some tables decide alike; nothing where they are too many.
  ///
  /// - Precondition: `tables` has what each of them needs, before it.
  func boxes(deciding tables: [CompiledTable]) -> [Box]? {
    var exploration = Exploration(deciding: tables, question, book)
    exploration.run()
    guard exploration.isExact else { return nil }
    return exploration.branches.map {
      Box(
        bins: $0.box, flaw: $0.flaw, rows: $0.rows, terms: $0.terms, factCount: book.facts.count)
    }
  }

  /// The boxes of households that are decided alike in some terms.
  func boxes(deciding terms: some Sequence<VariableIndex>) -> [Box]? {
    boxes(deciding: book.tables(deciding: terms, in: program))
  }

  /// One household of a box, or of all, that can exist: its facts in the order of the rule book,
  /// those that lines do not share line by line.
  func household(in box: Box? = nil) -> [OpenCell] {
    var candidates = question.candidates
    if let box {
      for (place, open) in question.open.enumerated() { candidates[open.slot] = box.bins[place] }
    }
    return question.possibleCell(in: candidates).sorted { ($0.fact, $0.slot) < ($1.fact, $1.slot) }
  }

  /// The facts of a box that leave something out, among some.
  func factBox(_ box: Box, _ facts: Set<VariableIndex>) -> FactBox {
    var found = FactBox(bins: [:])
    for (place, open) in question.open.enumerated() where facts.contains(open.fact) {
      if box.bins[place].count < program.bins[open.fact].count {
        found.bins[open.fact] = box.bins[place]
      }
    }
    return found
  }

  /// Whose fact a slot holds.
  func slot(of variable: VariableIndex, line: Int) -> Int { question.slots[line][variable] }
}
