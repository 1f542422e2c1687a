import LedgerValues

/// All that a question may turn out to be: what each of its parts may be, and who bears what in
/// every combination of them.
struct Possibilities {
  let question: Question
  let book: RuleBook
  private(set) var parts: [ExploredPart] = []
  /// Whether all of it was gone through; where not, only bounds are known.
  private(set) var isExact = true
  /// By combination of the parts' options; empty where a table does not answer.
  private(set) var outcomes: [CostShares] = []

  /// Combinations past which bounds are given instead of the exact answer.
  private static let bound = 4_096

  init(_ question: Question, _ book: RuleBook, inDoubt: Bool = false) {
    self.book = book
    let count = inDoubt ? question.program.neededInDoubt : question.program.neededCount
    var question = question
    for part in QuestionPart.parts(of: question, book, tableCount: count) {
      var part = part
      // What the first part does not answer, the others cannot go on from.
      if parts.first?.flaw != nil { part.items = [] }
      let explored = ExploredPart(part, question, book)
      if parts.isEmpty { question.take(explored.exploration.question) }
      isExact = isExact && explored.isExact
      parts.append(explored)
    }
    self.question = question
    if isExact, flaw == nil, !isImpossible { shareOut() }
  }

  /// Whether no household can be as the case says.
  var isImpossible: Bool { isExact && parts.contains { $0.exploration.branches.isEmpty } }

  /// The first case that a table does not answer.
  private var flaw: Flaw? { parts.lazy.compactMap(\.flaw).first }

  private mutating func shareOut() {
    var count = 1
    for part in parts {
      count = part.options.count > Self.bound ? Self.bound + 1 : count * part.options.count
      guard count <= Self.bound else {
        isExact = false
        return
      }
    }
    for combination in 0..<count {
      var terms = question.fees.map { _ in [Int](repeating: 0, count: book.outputs.count) }
      var numbers = question.ranges.mapValues { Optional($0.lowerBound) }
      var rest = combination
      for part in parts {
        let option = part.options[rest % part.options.count]
        rest /= part.options.count
        for (goal, term) in zip(part.part.goals, option.terms) {
          terms[goal.line][goal.output] = term
        }
        for (place, number) in zip(part.amounts, option.numbers) {
          numbers[question.open[part.part.places[place]].fact] = number
        }
      }
      var allocation = Allocation(question, book, terms: terms, numbers: numbers)
      outcomes.append(allocation.run())
    }
  }
}

extension Possibilities {
  /// The outcome that all combinations agree on, or what keeps them from it.
  func outcome() -> Decision.Outcome {
    guard isExact else { return .undecided(enclosure()) }
    if let flaw { return .flawed(flaw) }
    guard let best = outcomes.min(by: isBetter) else { return .undecided(enclosure()) }
    if outcomes.count == 1 || moveOneMoney { return .decided(withRows(best)) }
    let household = outcomes.map(\.household).sorted()
    let matters = MatteringFacts(self)
    return .undecided(
      undecided(
        matters.places, household[0]...household[household.count - 1],
        ranking: QuestionRanking(self, classes: matters.classes)))
  }

  private var moveOneMoney: Bool {
    Set(outcomes.map { $0.movedMoney(kinds: question.kinds) }).count == 1
  }

  /// The shares that are best for the household, where the rule book says so of a doubt.
  ///
  /// What a doubt means is read over the same cases as the shares. Where they differ, the meaning
  /// that favours the household holds; of shares equally good for it, those that give it most beside
  /// the bill, then those where the steps that come first bear most, then so on the first lines.
  func inFavourOfTheHousehold() -> CostShares? {
    guard isExact, let doubt = book.doubt, case .choice(let words, _) = book.domain(of: doubt)
    else { return nil }
    let favours = answers(to: doubt).contains { answer in
      answer.contains { Vocabulary.forTheHousehold.matches(Spelling.folded(words[$0])) }
    }
    guard favours, let best = outcomes.min(by: isBetter) else { return nil }
    return withRows(best)
  }

  private func isBetter(_ left: CostShares, _ right: CostShares) -> Bool {
    if left.household != right.household { return left.household < right.household }
    let given = [left, right].map { $0.benefits.reduce(.zero) { $0 + $1.amount } }
    if given[0] != given[1] { return given[0] > given[1] }
    return left.byStep(book).lexicographicallyPrecedes(right.byStep(book), by: >)
  }

  func asksBeforeCare() -> AskBeforeCare {
    guard let variable = book.askBeforeCare else { return .yes }
    guard isExact, case .choice(let words, _) = book.domain(of: variable) else { return .unknown }
    // One line that is an emergency makes the visit one.
    var asks = Set(
      answers(to: variable).map { answer in
        !answer.contains { Vocabulary.no.matches(Spelling.folded(words[$0])) }
      })
    if flaw != nil { asks.insert(false) }
    return asks.count == 1 ? (asks.contains(true) ? .yes : .no) : .unknown
  }

  /// By case of the parts that decide a term: what it is in their lines.
  private func answers(to variable: VariableIndex) -> [[Int]] {
    let output = variable - book.facts.count
    var answers: [[Int]] = [[]]
    for part in parts {
      let goals = part.part.goals.filter { $0.output == output }
      guard !goals.isEmpty else { continue }
      let found = Set(
        part.exploration.branches.map { branch in goals.map { branch.terms[$0.line][output] } })
      answers = Array(Set(answers.flatMap { known in found.map { known + $0 } }).prefix(Self.bound))
    }
    return answers
  }

  /// The shares with every row that may apply.
  private func withRows(_ shares: CostShares) -> CostShares {
    var rows: [[Int: Set<Int>]] = question.fees.map { _ in [:] }
    for applied in parts.flatMap(\.exploration.branches).flatMap(\.rows) {
      rows[applied.line][applied.table, default: []].insert(applied.row)
    }
    return shares.with(
      rows: rows.map { tables in
        tables.sorted { $0.key < $1.key }.map {
          AppliedRows(table: $0.key, rows: $0.value.sorted())
        }
      })
  }

  /// Past the bounds of the exact answer: every unknown may matter, the household bears from
  /// nothing to the fee.
  private func enclosure() -> Undecided {
    let fee = question.fees.reduce(0, +)
    return undecided(Array(question.open.indices), 0...Money(fee), ranking: nil)
  }

  /// - Parameter ranking: Nothing where only bounds are known.
  private func undecided(
    _ places: [Int], _ household: ClosedRange<Money>, ranking: QuestionRanking?
  ) -> Undecided {
    var asked: [Int] = []
    var unanswerable: [Int] = []
    for place in places {
      let (_, fact, silence) = question.open[place]
      if book.facts[fact].silence == .ask, silence == .notAsked {
        if asked.last != fact { asked.append(fact) }
      } else if unanswerable.last != fact {
        unanswerable.append(fact)
      }
    }
    return Undecided(
      questions: (ranking?.ranked(asked) ?? asked).map { book.facts[$0].name },
      unanswerable: unanswerable.map { book.facts[$0].name }, household: household,
      isExact: ranking != nil)
  }
}
