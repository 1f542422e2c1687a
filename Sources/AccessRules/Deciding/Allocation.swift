import LedgerValues

/// Shares a bill among the payers, step by step.
///
/// A step runs through all lines before the next step begins. Within a step, lines of one
/// percentage are floored on their running sum, so that a bill gives the same shares however it is
/// cut into lines; ceilings, counters and the fund's money run through the lines as well.
struct Allocation {
  private let question: Question
  private let book: RuleBook
  /// By line, by output.
  private let terms: [[Int]]
  /// By fact that is an amount; nothing where it is "not applicable".
  private let numbers: [Int: Int?]
  /// By line: what no payer has taken yet, and what the household bears whatever later payers say.
  private var rest: [Int64]
  private var shares: [[Share]]
  private var shortfalls: [Shortfall] = []
  private var caps: [Cap] = []
  private var available: [Int64]
  /// By payer: what the rules gave it of this visit. A short fund uses its ceilings up as a full one
  /// does, so that neither the lines nor the money at hand change what it owes.
  private var taken: [Int64]
  /// By payer: promised in this visit.
  private var committed: [Int64]

  init(
    _ question: Question, _ book: RuleBook, terms: [[Int]], numbers: [Int: Int?]
  ) {
    self.question = question
    self.book = book
    self.terms = terms
    self.numbers = numbers
    rest = question.fees
    shares = question.fees.map { _ in [] }
    available = question.available
    taken = book.payers.map { _ in 0 }
    committed = taken
  }

  mutating func run() -> CostShares {
    for step in book.steps { run(step) }
    let lines = question.fees.indices.map { line in
      LineShares(fee: Money(question.fees[line]), shares: shares[line], rows: [])
    }
    // Care first: what is given beside the bill comes out of what is left.
    let benefits = book.aids.compactMap { give($0) }
    return CostShares(lines: lines, shortfalls: shortfalls, caps: caps, benefits: benefits)
  }

  private mutating func run(_ step: PayerStep) {
    var sums: [Int: Int64] = [:]
    var takenByStep: Int64 = 0
    for line in rest.indices where rest[line] > 0 {
      let points: Int?
      let wanted: Int64
      switch step.take {
      case .rate(let variable):
        let rate = terms[line][variable - book.facts.count]
        guard rate > 0 else { continue }
        let before = sums[rate, default: 0]
        let after = before + rest[line]
        sums[rate] = after
        (points, wanted) = (rate, Self.floored(rate, after) - Self.floored(rate, before))
      case .excess(let limits):
        let room = limits.map { max(0, limit($0, line) - used($0, 0)) }.min() ?? .max
        let before = sums[0, default: 0]
        let after = before + rest[line]
        sums[0] = after
        (points, wanted) = (nil, max(0, after - room) - max(0, before - room))
      }
      let granted = capped(min(wanted, rest[line]), step, line, takenByStep)
      guard granted > 0 else { continue }
      takenByStep += granted
      taken[step.payer] += granted
      grant(granted, step, line, points)
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
      let room = max(0, limit(ceiling, line) - used(ceiling, takenByStep))
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

  /// What is "not applicable" is no limit: no bill is as high as this.
  private func limit(_ ceiling: Ceiling, _ line: Int) -> Int64 {
    amount(ceiling.limit, line) ?? Money.bound
  }

  /// Francs; nothing where the amount reads a fact that is "not applicable".
  private func amount(_ amount: Amount, _ line: Int) -> Int64? {
    switch amount {
    case .literal(let value): Int64(value)
    case .parameter(let index): Int64(question.program.parameters[index])
    case .term(let variable): Int64(terms[line][variable - book.facts.count])
    case .fact(let fact): number(fact)
    case .portion(let rate, let fact):
      number(fact).map { Self.floored(rate.value(question.program.parameters), $0) }
    }
  }

  private func number(_ fact: Int) -> Int64? { numbers[fact].flatMap(\.self).map(Int64.init) }

  /// What a counter says was borne before the visit, and what this visit adds to it.
  private func used(_ ceiling: Ceiling, _ takenByStep: Int64) -> Int64 {
    guard let fact = ceiling.counter, let counter = book.facts[fact].counter else {
      return takenByStep
    }
    let payer = book.payers.firstIndex { sameBytes($0.code, counter.payer) }
    return (question.counters[fact] ?? 0) + (payer.map { taken[$0] } ?? 0)
  }

  /// Gives a payer's share: paid where the fund can, then by its rule.
  private mutating func grant(
    _ granted: Int64, _ step: PayerStep, _ line: Int, _ points: Int?
  ) {
    let payer = book.payers[step.payer]
    let fund = question.fundOfPayer[step.payer]
    let paid = fund.map { min(granted, available[$0]) } ?? granted
    if let fund { available[fund] -= paid }
    add(paid, step, line, points, isCommitment: false)
    var missing = granted - paid
    for rule in payer.shortage where missing > 0 {
      switch rule {
      case .commitment(let limit):
        let room = limit.map { max(0, $0.units - committed[step.payer]) } ?? .max
        let promised = isProtected(step) ? missing : min(missing, room)
        committed[step.payer] += promised
        add(promised, step, line, points, isCommitment: true)
        note(min(promised, room), step, line, .commitment)
        note(max(0, promised - room), step, line, .pastLimit)
        missing -= promised
      case .nextPayer: break
      case .household:
        rest[line] -= missing
        note(missing, step, line, .household)
        missing = 0
      }
    }
    note(missing, step, line, .nextPayer)
  }

  /// Whether a guarantee keeps the limit of a payer's promises from cutting.
  ///
  /// What protects a visit is the same for all of its lines, so that the first one tells.
  private func isProtected(_ step: PayerStep) -> Bool {
    switch step.protection {
    case .never: false
    case .always: true
    case .visits(let says):
      says.contains { terms[0][$0 - book.facts.count] == DecisionTable.passes }
    }
  }

  private mutating func add(
    _ amount: Int64, _ step: PayerStep, _ line: Int, _ points: Int?, isCommitment: Bool
  ) {
    guard amount > 0 else { return }
    let payer = book.payers[step.payer]
    rest[line] -= amount
    shares[line].append(
      Share(
        payer: payer.code, fund: payer.fund, amount: Money(amount), isCommitment: isCommitment,
        step: step.number, article: step.article,
        rate: points.flatMap { Rate(basisPoints: $0) }, provisionalDays: step.provisionalDays))
  }

  private mutating func note(
    _ amount: Int64, _ step: PayerStep, _ line: Int, _ bearer: Shortfall.Bearer
  ) {
    let payer = book.payers[step.payer]
    guard amount > 0, let fund = payer.fund else { return }
    shortfalls.append(
      Shortfall(
        payer: payer.code, fund: fund, step: step.number, line: line, amount: Money(amount),
        borneBy: bearer))
  }
}

extension Allocation {
  /// What an aid gives, paid where its fund can, then promised as far as its payer's rule goes.
  ///
  /// No guarantee protects an aid; what the bill was promised past the limit leaves it no room.
  private mutating func give(_ aid: Aid) -> Benefit? {
    let payer = book.payers[aid.payer]
    var amount = amount(of: aid)
    for ceiling in aid.ceilings {
      amount = min(amount, max(0, limit(ceiling, 0) - used(ceiling, 0)))
    }
    guard amount > 0 else { return nil }
    taken[aid.payer] += amount
    let fund = question.fundOfPayer[aid.payer]
    let paid = fund.map { min(amount, available[$0]) } ?? amount
    if let fund { available[fund] -= paid }
    var promised: Int64 = 0
    if case .commitment(let most)? = payer.shortage.first {
      let room = most.map { max(0, $0.units - committed[aid.payer]) } ?? .max
      promised = min(amount - paid, room)
      committed[aid.payer] += promised
    }
    return Benefit(
      name: aid.name, payer: payer.code, fund: payer.fund, amount: Money(amount),
      paid: Money(paid), committed: Money(promised),
      article: book.articles[book.tables[aid.table].article].label)
  }

  /// What the row that applies gives; never more than one posting may hold.
  private func amount(of aid: Aid) -> Int64 {
    let code = book.tables[aid.table].outputs.first.map { terms[0][$0 - book.facts.count] } ?? 0
    guard aid.formulas.indices.contains(code) else { return 0 }
    var sum: Int64 = 0
    for summand in aid.formulas[code].summands {
      guard let amount = self.amount(summand.amount, 0) else { continue }
      var times: Int64 = 1
      if let fact = summand.times {
        times = max(0, number(fact) ?? 0)
        if let most = summand.most {
          times = min(times, Int64(most.value(question.program.parameters)))
        }
      }
      let (product, overflows) = amount.multipliedReportingOverflow(by: times)
      sum = overflows ? Money.bound : min(Money.bound, sum + min(Money.bound, product))
    }
    return sum
  }
}
