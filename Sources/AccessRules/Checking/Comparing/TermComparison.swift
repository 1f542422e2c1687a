import LedgerValues

/// Compares what two books decide by one term, household by household.
///
/// The old book's tables cut the households into boxes that it decides alike; in each of them the
/// new book's tables go on cutting.
struct TermComparison {
  private let joined: JoinedBook
  private let old: VariableIndex
  private let new: VariableIndex

  init(_ joined: JoinedBook, old: VariableIndex, new: VariableIndex) {
    self.joined = joined
    self.old = old
    self.new = new
  }

  /// What both books answer; nothing where one has no single answer.
  private struct Answers: Hashable {
    let old: String?
    let new: String?
  }

  /// The regions whose term changes; nothing where they cannot be told exactly.
  func regions(
    named name: String, _ days: ClosedRange<Day>
  ) -> [RuleBookDifference.Region]? {
    let tables = [old, new].map { joined.book.tables(deciding: [$0], in: joined.program) }
    let read = Set(tables.joined().flatMap { $0.columns.map(\.variable) })
    guard joined.incomparable.isDisjoint(with: read) else { return nil }
    var question = Question(knowingNothing: joined.program, joined.book)
    guard let before = branches(tables[0], question) else { return nil }
    var order: [Answers] = []
    var boxes: [Answers: [FactBox]] = [:]
    for branch in before.branches {
      for (place, open) in question.open.enumerated() {
        question.candidates[open.slot] = branch.box[place]
      }
      guard let after = branches(tables[1], question) else { return nil }
      for finer in after.branches {
        let answers = Answers(old: answer(branch, old), new: answer(finer, new))
        guard answers.old != answers.new else { continue }
        if boxes[answers] == nil { order.append(answers) }
        boxes[answers, default: []].append(box(finer, question, read))
      }
    }
    return order.flatMap { answers in
      FactBox.merged(boxes[answers] ?? []).map { region(name, days, answers, $0, read) }
    }
  }

  private func branches(_ tables: [CompiledTable], _ question: Question) -> Exploration? {
    var exploration = Exploration(deciding: tables, question, joined.book)
    exploration.run()
    return exploration.isExact ? exploration : nil
  }

  private func answer(_ branch: Exploration.Branch, _ term: VariableIndex) -> String? {
    guard branch.flaw == nil else { return nil }
    return joined.book.spelled(branch.terms[0][term - joined.book.facts.count], of: term)
  }

  /// The facts of a branch that a term reads and that are not open any more.
  private func box(
    _ branch: Exploration.Branch, _ question: Question, _ read: Set<VariableIndex>
  ) -> FactBox {
    var box = FactBox(bins: [:])
    for (place, open) in question.open.enumerated() where read.contains(open.fact) {
      let bins = branch.box[place]
      if bins.count < joined.program.bins[open.fact].count { box.bins[open.fact] = bins }
    }
    return box
  }

  private func region(
    _ name: String, _ days: ClosedRange<Day>, _ answers: Answers, _ box: FactBox,
    _ read: Set<VariableIndex>
  ) -> RuleBookDifference.Region {
    var question = Question(knowingNothing: joined.program, joined.book)
    for (fact, bins) in box.bins { question.candidates[question.slots[0][fact]] = bins }
    let cell = question.possibleCell(in: question.candidates).filter { read.contains($0.fact) }
    return RuleBookDifference.Region(
      term: name, from: days.lowerBound, through: days.upperBound,
      facts: joined.book.conditions(of: box, joined.program), old: answers.old, new: answers.new,
      witness: joined.book.household(cell.map { ($0.fact, $0.bin) }, joined.program))
  }
}
