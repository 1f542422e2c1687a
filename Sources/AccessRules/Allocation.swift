import LedgerValues

/// Shares a bill among the payers, step by step.
///
/// A step runs through all lines before the next step begins. Within a step, lines of one
/// percentage are floored on their running sum, so that a bill gives the same shares however it is
/// cut into lines; ceilings, counters and the fund's money run through the lines as well.
struct Allocation {
  private let question: Question
  private let book: RuleBook
  private let branch: Exploration.Branch
  /// By line: what no payer has taken yet, and what the household bears whatever later payers say.
  private var rest: [Int64]
  private var shares: [[Share]]
  private var shortfalls: [Shortfall] = []
  private var caps: [Cap] = []
  private var available: [Int64]
  /// By payer: taken in this visit, commitments included.
  private var taken: [Int64]
  /// By payer: promised in this visit.
  private var committed: [Int64]

  init(_ question: Question, _ book: RuleBook, _ branch: Exploration.Branch) {
    self.question = question
    self.book = book
    self.branch = branch
    rest = question.fees
    shares = question.fees.map { _ in [] }
    available = question.available
    taken = book.payers.map { _ in 0 }
    committed = taken
  }

  mutating func run() -> CostShares {
    for step in book.steps { run(step) }
    let lines = question.fees.indices.map { line in
      LineShares(
        fee: Money(question.fees[line]), shares: shares[line],
        rows: branch.rows.filter { $0.line == line }
          .map { AppliedRows(table: $0.table, rows: [$0.row]) }
          .sorted { $0.table < $1.table })
    }
    return CostShares(lines: lines, shortfalls: shortfalls, caps: caps)
  }

  private mutating func run(_ step: PayerStep) {
    var sums: [Int: Int64] = [:]
    var takenByStep: Int64 = 0
    for line in rest.indices {
      let points = branch.terms[line][step.takes - book.facts.count]
      guard points > 0, rest[line] > 0 else { continue }
      let before = sums[points, default: 0]
      let after = before + rest[line]
      sums[points] = after
      let wanted = Self.floored(points, after) - Self.floored(points, before)
      let granted = capped(wanted, step, line, takenByStep)
      guard granted > 0 else { continue }
      takenByStep += grant(granted, step, line, points)
    }
  }

  private static func floored(_ points: Int, _ sum: Int64) -> Int64 {
    Rate(basisPoints: points)?.of(Money(sum), rounded: .down).units ?? 0
  }

  /// What the lowest of the ceilings leaves of a share, never below nothing.
  private mutating func capped(
    _ wanted: Int64, _ step: PayerStep, _ line: Int, _ takenByStep: Int64
  ) -> Int64 {
    var granted = wanted
    var lowest: Int?
    for (place, ceiling) in step.ceilings.enumerated() {
      let limit =
        switch ceiling.limit {
        case .literal(let value): value
        case .parameter(let index): question.program.parameters[index]
        case .term(let variable): branch.terms[line][variable - book.facts.count]
        }
      let room = max(0, Int64(limit) - used(ceiling, takenByStep))
      if room < granted { (granted, lowest) = (room, place) }
    }
    if let lowest {
      caps.append(
        Cap(
          step: step.number, line: line, ceiling: lowest, wanted: Money(wanted),
          granted: Money(granted)))
    }
    return granted
  }

  /// What a counter says was borne before the visit, and what this visit adds to it.
  private func used(_ ceiling: Ceiling, _ takenByStep: Int64) -> Int64 {
    guard let fact = ceiling.counter, let counter = book.facts[fact].counter,
      let payer = book.payers.firstIndex(where: { sameBytes($0.code, counter.payer) })
    else { return takenByStep }
    return (question.counters[fact] ?? 0) + taken[payer]
  }

  /// Gives a payer's share: paid where the fund can, then by its rule. Returns what it bears.
  private mutating func grant(
    _ granted: Int64, _ step: PayerStep, _ line: Int, _ points: Int
  ) -> Int64 {
    let payer = book.payers[step.payer]
    let fund = question.fundOfPayer[step.payer]
    let paid = fund.map { min(granted, available[$0]) } ?? granted
    if let fund { available[fund] -= paid }
    add(paid, step, line, points, isCommitment: false)
    var missing = granted - paid
    var promised: Int64 = 0
    for rule in payer.shortage where missing > 0 {
      switch rule {
      case .commitment(let limit):
        let room = limit.map { max(0, $0.units - committed[step.payer]) } ?? .max
        promised = min(missing, room)
        committed[step.payer] += promised
        add(promised, step, line, points, isCommitment: true)
        note(promised, payer, line, .commitment)
        missing -= promised
      case .nextPayer: break
      case .household:
        rest[line] -= missing
        note(missing, payer, line, .household)
        missing = 0
      }
    }
    note(missing, payer, line, .nextPayer)
    taken[step.payer] += paid + promised
    return paid + promised
  }

  private mutating func add(
    _ amount: Int64, _ step: PayerStep, _ line: Int, _ points: Int, isCommitment: Bool
  ) {
    guard amount > 0, let rate = Rate(basisPoints: points) else { return }
    let payer = book.payers[step.payer]
    rest[line] -= amount
    shares[line].append(
      Share(
        payer: payer.code, fund: payer.fund, amount: Money(amount), isCommitment: isCommitment,
        step: step.number, article: step.article, rate: rate))
  }

  private mutating func note(
    _ amount: Int64, _ payer: Payer, _ line: Int, _ bearer: Shortfall.Bearer
  ) {
    guard amount > 0, let fund = payer.fund else { return }
    shortfalls.append(
      Shortfall(
        payer: payer.code, fund: fund, line: line, amount: Money(amount), borneBy: bearer))
  }
}
