import LedgerValues

/// Which question to ask first: the one that even by its worst answer leaves the fewest ways for the
/// case to come out; of those, the one that leaves the household's share least open; of those, the
/// first in the rule book.
struct QuestionRanking {
  private let possibilities: Possibilities
  /// By combination: which of the outcomes it is.
  private let classes: [Int]
  private var question: Question { possibilities.question }

  /// Outcomes and answers past which a question is ranked by the order of the rule book alone.
  private static let bound = 65_536

  init(_ possibilities: Possibilities, classes: [Int]) {
    self.possibilities = possibilities
    self.classes = classes
  }

  /// Facts that can be asked, the best to ask first.
  func ranked(_ facts: [Int]) -> [Int] {
    guard facts.count > 1 else { return facts }
    return facts.map { (fact: $0, worst: worst(answering: $0)) }
      .sorted {
        ($0.worst.ways, $0.worst.francs, $0.fact) < ($1.worst.ways, $1.worst.francs, $1.fact)
      }
      .map(\.fact)
  }

  /// What is still open after the worst answer to a question.
  private func worst(answering fact: Int) -> (ways: Int, francs: Int64) {
    let never = (ways: Int.max, francs: Int64.max)
    // By answer: the combinations that it leaves.
    var left: [[Int]] = [[0]]
    var stride = 1
    for part in possibilities.parts {
      guard let answers = answers(to: fact, in: part) else { return never }
      let count = left.reduce(0) { $0 + $1.count } * answers.reduce(0) { $0 + $1.count }
      guard count <= Self.bound else { return never }
      left = left.flatMap { combinations in
        answers.map { options in
          combinations.flatMap { base in options.map { base + $0 * stride } }
        }
      }
      stride *= part.options.count
    }
    let open = left.map { combinations in
      let households = combinations.map { possibilities.outcomes[$0].household.units }
      return (
        ways: Set(combinations.map { classes[$0] }).count,
        francs: (households.max() ?? 0) - (households.min() ?? 0)
      )
    }
    return open.max { ($0.ways, $0.francs) < ($1.ways, $1.francs) } ?? never
  }

  /// By answer: the options of a part that it leaves. Nothing where there are too many answers.
  private func answers(to fact: Int, in part: ExploredPart) -> Set<[Int]>? {
    let places = part.part.places.indices.filter { place in
      let open = question.open[part.part.places[place]]
      return open.fact == fact && open.silence == .notAsked
    }
    guard !places.isEmpty else { return [Array(part.options.indices)] }
    var answers: [Answer] = [Answer()]
    for place in places {
      let more = self.answers(at: place, part)
      guard answers.count * more.count <= Self.bound / 16 else { return nil }
      answers = answers.flatMap { answer in more.map { answer.and($0) } }
    }
    return Set(answers.map { $0.options(of: part) }.filter { !$0.isEmpty })
  }

  /// What one fact may be: each number where it is an amount, each of its bins elsewhere.
  private func answers(at place: Int, _ part: ExploredPart) -> [Answer] {
    if let amount = part.amounts.firstIndex(of: place) {
      return Set(part.options.map { $0.numbers[amount] }).map { Answer(numbers: [amount: $0]) }
    }
    let bins = Set(part.exploration.branches.flatMap { $0.box[place] })
    return bins.map { Answer(bins: [place: $0]) }
  }
}

/// What a household says of some facts of a part, by place.
private struct Answer {
  var bins: [Int: Int] = [:]
  var numbers: [Int: Int?] = [:]

  func and(_ other: Answer) -> Answer {
    Answer(
      bins: bins.merging(other.bins) { $1 }, numbers: numbers.merging(other.numbers) { $1 })
  }

  /// The options that are so in some household that can exist.
  func options(of part: ExploredPart) -> [Int] {
    part.options.indices.filter { option in
      numbers.allSatisfy { part.options[option].numbers[$0.key] == $0.value }
        && part.branches[option].contains { index in
          let branch = part.exploration.branches[index]
          return bins.allSatisfy { branch.box[$0.key].contains($0.value) }
            && part.exploration.isPossible(branch, in: bins)
        }
    }
  }
}
