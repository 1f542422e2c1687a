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
    var sweep = HouseholdSweep(joined.book, joined.program)
    guard let before = sweep.boxes(deciding: tables[0]) else { return nil }
    var order: [Answers] = []
    var boxes: [Answers: [FactBox]] = [:]
    for box in before {
      sweep.narrow(to: box)
      guard let after = sweep.boxes(deciding: tables[1]) else { return nil }
      for finer in after {
        let answers = Answers(old: answer(box, old), new: answer(finer, new))
        guard answers.old != answers.new else { continue }
        if boxes[answers] == nil { order.append(answers) }
        boxes[answers, default: []].append(sweep.factBox(finer, read))
      }
    }
    return order.flatMap { answers in
      FactBox.merged(boxes[answers] ?? []).map { region(name, days, answers, $0, read) }
    }
  }

  private func answer(_ box: HouseholdSweep.Box, _ term: VariableIndex) -> String? {
    box.flaw == nil ? joined.book.spelled(box.term(term), of: term) : nil
  }

  private func region(
    _ name: String, _ days: ClosedRange<Day>, _ answers: Answers, _ box: FactBox,
    _ read: Set<VariableIndex>
  ) -> RuleBookDifference.Region {
    var sweep = HouseholdSweep(joined.book, joined.program)
    for (fact, bins) in box.bins { sweep.narrow(fact, to: bins) }
    let cell = sweep.household().filter { read.contains($0.fact) }
    return RuleBookDifference.Region(
      term: name, from: days.lowerBound, through: days.upperBound,
      facts: joined.book.conditions(of: box, joined.program), old: answers.old, new: answers.new,
      witness: joined.book.household(cell.map { ($0.fact, $0.bin) }, joined.program))
  }
}
