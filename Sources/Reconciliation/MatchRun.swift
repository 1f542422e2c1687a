import LedgerValues

/// One comparison under way: the items in a canonical order, and what was found so far.
struct MatchRun {
  /// The lines of one row of a file: an operation, or an operation and its fee.
  struct Operation {
    let lines: [OpenLine]
    let total: Money
    /// Without the fee.
    let gross: Money
    let day: Day
    let reference: String?
    let key: ReferenceKey?
  }

  struct Target {
    let movement: Movement
    /// The operator's reference, then our own voucher.
    let keys: [(text: String, key: ReferenceKey, isOwn: Bool)]
  }

  let lines: [OpenLine]
  let operations: [Operation]
  let targets: [Target]
  private(set) var groups: [MatchGroup] = []
  private(set) var questions: [MatchQuestion] = []
  /// Operations and targets that are in a group or a question.
  private(set) var isTaken: (operations: [Bool], targets: [Bool])

  init(lines: [OpenLine], movements: [Movement]) {
    let ordered = lines.sorted { $0.id < $1.id }
    self.lines = ordered
    operations = Self.operations(ordered)
    targets = movements.sorted { $0.id < $1.id }.map { movement in
      let texts = [(movement.reference, false), (movement.voucher, true)]
      return Target(
        movement: movement,
        keys: texts.compactMap { text, isOwn in
          guard let text, let key = ReferenceKey(text) else { return nil }
          return (text, key, isOwn)
        })
    }
    isTaken = (
      [Bool](repeating: false, count: operations.count),
      [Bool](repeating: false, count: targets.count)
    )
  }

  func check() throws(ReconciliationError) {
    for (first, second) in zip(lines, lines.dropFirst()) where first.id == second.id {
      throw .lineTwice(first.id)
    }
    let movements = targets.map(\.movement)
    for (first, second) in zip(movements, movements.dropFirst()) where first.id == second.id {
      throw .movementTwice(first.id)
    }
    for line in lines where line.amount.isZero { throw .zeroLine(line.id) }
    for movement in movements where movement.amount.isZero { throw .zeroMovement(movement.id) }
    guard let expected = movements.first?.account else { return }
    for movement in movements where movement.account != expected {
      throw .otherAccount(movement.id, movement.account, expected: expected)
    }
  }

  /// Lines of the same row, in order of their first line.
  private static func operations(_ lines: [OpenLine]) -> [Operation] {
    struct RowKey: Hashable {
      let statement: Int
      let row: Int
    }
    var rowOf: [RowKey: Int] = [:]
    var rows: [[OpenLine]] = []
    for line in lines {
      let key = RowKey(statement: line.id.statement, row: line.row)
      if let index = rowOf[key] {
        rows[index].append(line)
      } else {
        rowOf[key] = rows.count
        rows.append([line])
      }
    }
    return rows.flatMap { row in
      // Only a fee belongs to another line; two operations of one row stay apart.
      let operations = row.filter { !$0.isFee }
      return operations.count == 1 ? [Operation(row)] : row.map { Operation([$0]) }
    }
  }

  mutating func take(_ edges: [CandidateEdge], rule: (CandidateEdge) -> MatchRule) {
    let graph = CandidateGraph(edges)
    for edge in graph.unique {
      groups.append(group(edge, rule: rule(edge)))
      isTaken.operations[edge.operation] = true
      isTaken.targets[edge.target] = true
    }
    for part in graph.contested {
      guard let first = part.first else { continue }
      let (operations, targets) = (Set(part.map(\.operation)), Set(part.map(\.target)))
      questions.append(
        MatchQuestion(
          lines: operations.flatMap { self.operations[$0].lines.map(\.id) }.sorted(),
          movements: targets.map { self.targets[$0].movement.id }.sorted(), rule: rule(first)))
      for operation in operations { isTaken.operations[operation] = true }
      for target in targets { isTaken.targets[target] = true }
    }
  }

  private func group(_ edge: CandidateEdge, rule: MatchRule) -> MatchGroup {
    let operation = operations[edge.operation]
    let movement = targets[edge.target].movement
    let isWhole = movement.amount == operation.total
    let lines = isWhole ? operation.lines : operation.lines.filter { !$0.isFee }
    var facts = [MatchFact.daysApart(operation.day.days(since: movement.day))]
    if let texts = edge.references {
      facts.insert(.references(line: texts.line, movement: texts.movement), at: 0)
    }
    if isWhole, operation.total != operation.gross {
      facts.append(.feeIncluded(operation.total - operation.gross))
    }
    return MatchGroup(
      lines: lines.map(\.id), movements: [movement.id], amount: movement.amount, rule: rule,
      facts: facts)
  }

  /// The result, everything in order, with the nearest miss of what is left.
  func result(window: ClosedRange<Int>) -> MatchResult {
    let used = Set(groups.flatMap(\.lines)).union(questions.flatMap(\.lines))
    let misses = NearestMisses(run: self, usedLines: used, window: window)
    return MatchResult(
      groups: groups.sorted { ($0.lines[0]) < ($1.lines[0]) },
      questions: questions.sorted { ($0.lines[0]) < ($1.lines[0]) },
      unmatchedLines: misses.lines, unmatchedMovements: misses.movements)
  }
}

extension MatchRun.Operation {
  init(_ lines: [OpenLine]) {
    let main = lines.first { !$0.isFee } ?? lines[0]
    self.init(
      lines: lines, total: lines.reduce(.zero) { $0 + $1.amount }, gross: main.amount,
      day: main.day, reference: main.reference, key: main.reference.flatMap(ReferenceKey.init(_:)))
  }

  /// The amounts under which a movement may know it: with its fee, and without.
  var amounts: [Money] { total == gross ? [total] : [total, gross] }
}
