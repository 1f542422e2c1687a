public import LedgerValues

extension ReconciliationReport {
  /// Compares all statements of an account with all its movements up to a day.
  ///
  /// - Parameters:
  ///   - runs: Of this account's statements; one that goes on after the day is cut there.
  ///   - lines: All lines of the statements in full, matched or not.
  ///   - movements: All movements of the account in full, matched or not, the opening one too.
  ///   - matches: Those that stand. One that reaches past the day settles nothing on the day.
  ///   - bookBalance: Of the account on the day.
  public init(
    account: String, on day: Day, runs: [StatementRun], lines: [OpenLine],
    movements: [Movement], matches: [KeptMatch], bookBalance: Money
  ) {
    let chain = StatementChain(runs, lines, through: day)
    let lines = lines.filter { $0.day <= day }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    let movements = movements.filter { $0.day <= day }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    let settled = Settled(matches, lines, movements)
    let openLines = lines.compactMap { settled.rest(of: $0) }
      .map { OutstandingItem(item: $0, days: day.days(since: $0.day)) }
    let openMovements = movements.filter { !$0.isOpening }.compactMap { settled.rest(of: $0) }
      .map { OutstandingItem(item: $0, days: day.days(since: $0.day)) }
    self.account = account
    self.day = day
    self.bookBalance = bookBalance
    statementBalance = chain.closing
    receiptsNotCredited = openMovements.filter { $0.item.amount.isPositive }
    paymentsNotDebited = openMovements.filter { $0.item.amount.isNegative }
    feesNotBooked = openLines.filter(\.item.isFee)
    receiptsNotBooked = openLines.filter { !$0.item.isFee && $0.item.amount.isPositive }
    paymentsNotBooked = openLines.filter { !$0.item.isFee && $0.item.amount.isNegative }
    differences = Self.differences(chain, movements, bookBalance)
  }

  private static func differences(
    _ chain: StatementChain, _ movements: [Movement], _ bookBalance: Money
  ) -> [NamedDifference] {
    let opening = movements.filter(\.isOpening).reduce(Money.zero) { $0 + $1.amount }
    var differences = chain.differences
    if chain.opening != opening { differences.insert(.opening(opening - chain.opening), at: 0) }
    let sum = movements.reduce(Money.zero) { $0 + $1.amount }
    if sum != bookBalance { differences.append(.movementsMissing(bookBalance - sum)) }
    return differences
  }
}

/// What matches that lie wholly within a report use of each item.
private struct Settled {
  private var lines: [LineID: Money] = [:]
  private var movements: [MovementID: Money] = [:]

  init(_ matches: [KeptMatch], _ lines: [OpenLine], _ movements: [Movement]) {
    let (lineIDs, movementIDs) = (Set(lines.map(\.id)), Set(movements.map(\.id)))
    for match in matches {
      guard match.lines.allSatisfy({ lineIDs.contains($0.id) }),
        match.movements.allSatisfy({ movementIDs.contains($0.id) })
      else { continue }
      for part in match.lines { self.lines[part.id, default: .zero] += part.amount }
      for part in match.movements { self.movements[part.id, default: .zero] += part.amount }
    }
  }

  /// What is left of an item; nothing where all of it is settled.
  func rest(of line: OpenLine) -> OpenLine? {
    let rest = line.amount - (lines[line.id] ?? .zero)
    return rest.isZero ? nil : line.leaving(rest)
  }

  func rest(of movement: Movement) -> Movement? {
    let rest = movement.amount - (movements[movement.id] ?? .zero)
    return rest.isZero ? nil : movement.leaving(rest)
  }
}
