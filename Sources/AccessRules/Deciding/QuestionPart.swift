/// A part of a question that has no unknown fact in common with another.
///
/// What one part turns out to be says nothing of the others, so each is explored alone: the cost of
/// knowing nothing is the sum of the parts and not their product. Facts belong together where a
/// table reads both, itself or through another table, or where they are impossible together.
struct QuestionPart {
  /// Line by line, in an order in which each table finds decided what it tests.
  var items: [Item] = []
  /// Places in `Question.open`, ascending.
  var places: [Int] = []
  /// What of its decisions is asked for.
  var goals: [Goal] = []

  /// What an output is for a line.
  struct Goal: Hashable {
    let line: Int
    /// A place in `RuleBook.outputs`.
    let output: Int
  }

  /// A table that is decided for a line.
  struct Item: Hashable {
    let line: Int
    /// A place in `Program.tables`.
    let table: Int
  }
}

extension QuestionPart {
  /// All of a question in one part.
  init(all question: Question, tables: some Sequence<Int>) {
    places = Array(question.open.indices)
    for line in question.fees.indices {
      for table in tables where line == 0 || !question.program.tables[table].isOfVisit {
        items.append(Item(line: line, table: table))
      }
    }
  }

  /// The parts of a question over the first so many tables: first what nothing unknown reaches, then
  /// the others in the order of their first unknown fact.
  static func parts(of question: Question, _ book: RuleBook, tableCount: Int) -> [QuestionPart] {
    var all = QuestionPart(all: question, tables: 0..<tableCount)
    guard !question.open.isEmpty else {
      all.findGoals(question, book)
      return [all]
    }
    var union = Union(count: question.open.count)
    let placeOfSlot = Dictionary(
      uniqueKeysWithValues: question.open.enumerated().map { ($1.slot, $0) })
    let reads = reads(of: all.items, question, book, placeOfSlot)
    for places in reads { union.join(places) }
    for box in question.forbidden { union.join(box.bins.keys.compactMap { placeOfSlot[$0] }) }
    var parts = [QuestionPart()]
    var partOfRoot: [Int: Int] = [:]
    for place in question.open.indices {
      let root = union.root(place)
      let part = partOfRoot[root] ?? parts.count
      if part == parts.count { parts.append(QuestionPart()) }
      partOfRoot[root] = part
      parts[part].places.append(place)
    }
    for (item, places) in zip(all.items, reads) {
      let part = places.first.flatMap { partOfRoot[union.root($0)] } ?? 0
      parts[part].items.append(item)
    }
    for part in parts.indices { parts[part].findGoals(question, book) }
    return parts
  }

  private mutating func findGoals(_ question: Question, _ book: RuleBook) {
    let wanted = Set(book.goals)
    var seen: Set<Goal> = []
    for item in items {
      let table = question.program.tables[item.table]
      // An exception decides what its base does, and stands before it.
      for variable in table.outputs where wanted.contains(variable) {
        let goal = Goal(line: item.line, output: variable - book.facts.count)
        if seen.insert(goal).inserted { goals.append(goal) }
      }
    }
  }

  /// By item: the open places that it reads, itself or through another table of its line.
  private static func reads(
    of items: [Item], _ question: Question, _ book: RuleBook, _ placeOfSlot: [Int: Int]
  ) -> [[Int]] {
    let tables = question.program.tables
    var ofItem: [Item: [Int]] = [:]
    var positions: [Int: Int] = [:]
    for (position, table) in tables.enumerated() { positions[table.table] = position }
    for item in items {
      let table = tables[item.table]
      var places: Set<Int> = []
      for column in table.columns where column.variable < book.facts.count {
        if let place = placeOfSlot[question.slots[item.line][column.variable]] {
          places.insert(place)
        }
      }
      for needed in book.needs(of: table.table) {
        guard let position = positions[needed] else { continue }
        places.formUnion(ofItem[Item(line: item.line, table: position)] ?? [])
      }
      ofItem[item] = places.sorted()
    }
    // What stands in place of what is seen together: an exception is where its base is.
    return items.map { item in
      let base = tables[item.table].exceptionTo.flatMap { positions[$0] } ?? item.table
      return ofItem[Item(line: item.line, table: base)] ?? []
    }
  }
}

/// Sets that are joined, by the least of each.
private struct Union {
  private var parents: [Int]

  init(count: Int) {
    parents = Array(0..<count)
  }

  func root(_ element: Int) -> Int {
    var element = element
    while parents[element] != element { element = parents[element] }
    return element
  }

  mutating func join(_ elements: [Int]) {
    guard let first = elements.first else { return }
    for element in elements.dropFirst() {
      let (one, other) = (root(first), root(element))
      parents[max(one, other)] = min(one, other)
    }
  }
}
