/// A part of a question, and what it may be.
struct ExploredPart {
  let part: QuestionPart
  let exploration: Exploration
  /// Places in the part whose facts are amounts.
  let amounts: [Int]
  /// Whether all of it was gone through.
  private(set) var isExact: Bool
  private(set) var options: [Option] = []
  /// By option: the branches in which it is so.
  private(set) var branches: [[Int]] = []

  /// What makes a difference to who bears what.
  struct Option: Hashable {
    /// By goal of the part.
    let terms: [Int]
    /// By fact that is an amount; nothing where it is "not applicable".
    let numbers: [Int?]
  }

  /// Options past which nobody goes on.
  private static let bound = 4_096

  init(_ part: QuestionPart, _ question: Question, _ book: RuleBook) {
    self.part = part
    amounts = part.places.indices.filter {
      book.decisive.amountUses[question.open[part.places[$0]].fact] != nil
    }
    var exploration = Exploration(part, of: question, book)
    exploration.run()
    self.exploration = exploration
    isExact = exploration.isExact
    findOptions(question, book)
  }

  /// The first case that a table does not answer.
  var flaw: Flaw? { exploration.branches.lazy.compactMap(\.flaw).first }

  private mutating func findOptions(_ question: Question, _ book: RuleBook) {
    var known: [Option: Int] = [:]
    for (index, branch) in exploration.branches.enumerated() {
      guard let numbers = numbers(in: branch, question, book) else {
        isExact = false
        return
      }
      for numbers in numbers where options.count <= Self.bound {
        let option = Option(
          terms: part.goals.map { branch.terms[$0.line][$0.output] }, numbers: numbers)
        let place = known[option] ?? options.count
        if place == options.count {
          known[option] = place
          options.append(option)
          branches.append([])
        }
        branches[place].append(index)
      }
    }
  }

  /// What the amounts may be together in a branch, where some household can be so; nothing where
  /// that is too much to go through.
  private func numbers(
    in branch: Exploration.Branch, _ question: Question, _ book: RuleBook
  ) -> [[Int?]]? {
    var found: [(bins: [Int: Int], numbers: [Int?])] = [([:], [])]
    for place in amounts {
      let (_, fact, _) = question.open[part.places[place]]
      let entersOnce = book.decisive.amountUses[fact] == 1
      guard
        let numbers = question.numbers(of: fact, in: branch.box[place], entersOnce: entersOnce)
      else { return nil }
      found = found.flatMap { known in
        numbers.compactMap { bin, number in
          let bins = known.bins.merging([place: bin]) { $1 }
          guard exploration.isPossible(branch, in: bins) else { return nil }
          return (bins, known.numbers + [number])
        }
      }
      guard found.count <= Self.bound else { return nil }
    }
    return found.map(\.numbers)
  }
}
