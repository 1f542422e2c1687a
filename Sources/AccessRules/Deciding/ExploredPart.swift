/// A part of a question, and what it may be.
struct ExploredPart {
  let part: QuestionPart
  let exploration: Exploration
  /// Places in the part whose facts are amounts.
  let amounts: [Int]
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
    findOptions(question)
  }

  /// The first case that a table does not answer.
  var flaw: Flaw? { exploration.branches.lazy.compactMap(\.flaw).first }

  /// What an amount bears on goes one way with it, so the ends of each range tell what lies between.
  private mutating func findOptions(_ question: Question) {
    var known: [Option: Int] = [:]
    for (index, branch) in exploration.branches.enumerated() {
      var numbers: [[Int?]] = [[]]
      for place in amounts {
        let (_, fact, _) = question.open[part.places[place]]
        let values = question.ends(of: fact, in: branch.box[place])
        numbers = numbers.flatMap { known in values.map { known + [$0] } }
        guard numbers.count <= Self.bound else { break }
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
}
