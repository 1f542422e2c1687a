import LedgerValues

/// For each item that matches nothing, the item on the other side that comes nearest.
struct NearestMisses {
  private(set) var lines: [UnmatchedLine] = []
  private(set) var movements: [UnmatchedMovement] = []

  private struct Miss {
    let line: LineID
    let movement: MovementID
    let reason: MissReason
    let days: Int

    /// The nearest first; ids settle what is equally near.
    var order: (Int, Int, LineID, MovementID) { (reason.rank, abs(days), line, movement) }
  }

  init(run: MatchRun, usedLines: Set<LineID>, window: ClosedRange<Int>) {
    let operations = run.operations.indices.filter { !run.isTaken.operations[$0] }
    let targets = run.targets.indices.filter { !run.isTaken.targets[$0] }
    var ofLine: [LineID: Miss] = [:]
    var ofMovement: [MovementID: Miss] = [:]
    let search = Search(run: run, targets: targets, window: window)
    for index in operations {
      let operation = run.operations[index]
      for miss in search.misses(of: operation) {
        for line in operation.lines where line.id == miss.line || !line.isFee {
          Self.keep(miss, for: line.id, in: &ofLine)
        }
        Self.keep(miss, for: miss.movement, in: &ofMovement)
      }
    }
    lines = run.lines.filter { !usedLines.contains($0.id) }.map { line in
      UnmatchedLine(
        line: line.id,
        nearest: ofLine[line.id].map { NearestMiss(other: $0.movement, reason: $0.reason) })
    }
    movements = targets.map { index in
      let id = run.targets[index].movement.id
      return UnmatchedMovement(
        movement: id,
        nearest: ofMovement[id].map { NearestMiss(other: $0.line, reason: $0.reason) })
    }
  }

  private static func keep<ID>(_ miss: Miss, for id: ID, in misses: inout [ID: Miss]) {
    if let other = misses[id], other.order <= miss.order { return }
    misses[id] = miss
  }

  private struct Search {
    let run: MatchRun
    let window: ClosedRange<Int>
    private var byName: [String: [Int]] = [:]
    private var byAmount: [Money: [Int]] = [:]
    private var byDay: [Int: [Int]] = [:]

    init(run: MatchRun, targets: [Int], window: ClosedRange<Int>) {
      self.run = run
      self.window = window
      for index in targets {
        let target = run.targets[index]
        for key in target.keys {
          byName[key.key.name, default: []].append(index)
          if !key.isOwn, let number = key.key.number {
            byName["#" + number, default: []].append(index)
          }
        }
        byAmount[target.movement.amount, default: []].append(index)
        byDay[target.movement.day.number, default: []].append(index)
      }
    }

    func misses(of operation: MatchRun.Operation) -> [Miss] {
      let names = operation.key.map { key in
        [key.name] + (key.number.map { ["#" + $0] } ?? [])
      }
      let named = (names ?? []).flatMap { byName[$0] ?? [] }.map { index in
        miss(operation, index) { movement in
          .otherAmount(
            difference: operation.gross - movement.amount,
            slip: AmountSlip(line: operation.gross, movement: movement.amount))
        }
      }
      if !named.isEmpty { return named }
      let equal = operation.amounts.flatMap { byAmount[$0] ?? [] }.map { index in
        miss(operation, index) { movement in
          let days = operation.day.days(since: movement.day)
          if window.contains(days) { return .otherReference }
          return .outsideWindow(
            days: days > window.upperBound ? days - window.upperBound : window.lowerBound - days)
        }
      }
      // The nearest few are enough: the order among them is kept.
      if !equal.isEmpty { return Array(equal.sorted { $0.order < $1.order }.prefix(8)) }
      return slips(operation)
    }

    private func slips(_ operation: MatchRun.Operation) -> [Miss] {
      let days = window.map { operation.day.number - $0 }
      return days.flatMap { byDay[$0] ?? [] }.compactMap { index in
        let movement = run.targets[index].movement
        guard let slip = AmountSlip(line: operation.gross, movement: movement.amount) else {
          return nil
        }
        return miss(operation, index) { _ in .slip(slip) }
      }
    }

    private func miss(
      _ operation: MatchRun.Operation, _ index: Int, reason: (Movement) -> MissReason
    ) -> Miss {
      let movement = run.targets[index].movement
      let main = operation.lines.first { !$0.isFee } ?? operation.lines[0]
      return Miss(
        line: main.id, movement: movement.id, reason: reason(movement),
        days: operation.day.days(since: movement.day))
    }
  }
}

extension MissReason {
  var rank: Int {
    switch self {
    case .otherAmount: 0
    case .otherReference: 1
    case .outsideWindow: 2
    case .slip: 3
    }
  }
}
