import LedgerValues

/// Compares the steps of two waterfalls, with the amounts of a day in place of parameters.
///
/// Two steps that never take of the same line, from other payers and other funds, may stand in
/// either order; a step that takes nothing of anybody may as well not be there.
struct WaterfallComparison {
  private let old: [Step]
  private let new: [Step]
  private let oldReach: StepReach
  private let newReach: StepReach

  /// A step as one book has it.
  private struct Step {
    let step: PayerStep
    let form: StepForm
    let text: String
  }

  init(_ old: RuleBook, _ before: Program, _ new: RuleBook, _ after: Program) {
    oldReach = StepReach(old, before)
    newReach = StepReach(new, after)
    self.old = Self.steps(old, before)
    self.new = Self.steps(new, after)
  }

  private static func steps(_ book: RuleBook, _ program: Program) -> [Step] {
    zip(book.steps, book.rows(under: Vocabulary.waterfall)).map { step, row in
      Step(
        step: step, form: StepForm(step, book, program.parameters),
        text: row.joined(separator: " | "))
    }
  }

  func changes(_ from: Day) -> [RuleBookDifference.Change] {
    if old.map(\.form) == new.map(\.form) { return [] }
    let mine = old.filter { oldReach.takes($0.step) }
    let theirs = new.filter { newReach.takes($0.step) }
    var gone = mine
    var added: [Step] = []
    var kept: [(old: Step, new: Step)] = []
    for step in theirs {
      if let place = gone.firstIndex(where: { $0.form == step.form }) {
        kept.append((gone.remove(at: place), step))
      } else {
        added.append(step)
      }
    }
    let moved = moved(kept).map { ($0.old.text, $0.new.text) }
    let pairs: [(String?, String?)] =
      gone.map { ($0.text, nil) } + added.map { (nil, $0.text) } + moved
    return pairs.map {
      RuleBookDifference.Change(
        section: .waterfall, old: $0.0, new: $0.1, from: from, isMaterial: true)
    }
  }

  /// Steps that come after another in one book and before it in the other, where that matters.
  private func moved(_ kept: [(old: Step, new: Step)]) -> [(old: Step, new: Step)] {
    kept.enumerated().filter { place, pair in
      kept[..<place].contains { earlier in
        earlier.old.step.number > pair.old.step.number
          && !(oldReach.areApart(earlier.old.step, pair.old.step)
            && newReach.areApart(earlier.new.step, pair.new.step))
      }
    }.map(\.element)
  }
}

/// What a step takes, from whom, up to what: the same in two books where it is equal.
private struct StepForm: Hashable {
  let payer: String
  let rate: String?
  let excess: Set<ResolvedLimit>
  let ceilings: Set<ResolvedLimit>
  let provisionalDays: Int?

  init(_ step: PayerStep, _ book: RuleBook, _ parameters: [Int]) {
    func limits(_ ceilings: [Ceiling]) -> Set<ResolvedLimit> {
      Set(ceilings.map { ResolvedLimit($0, book, parameters) })
    }
    payer = book.payers[step.payer].code
    switch step.take {
    case .rate(let variable): (rate, excess) = (book.name(of: variable), [])
    case .excess(let over): (rate, excess) = (nil, limits(over))
    }
    ceilings = limits(step.ceilings)
    provisionalDays = step.provisionalDays
  }
}
