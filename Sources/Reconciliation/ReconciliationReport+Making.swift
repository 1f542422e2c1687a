public import LedgerValues

extension ReconciliationReport {
  /// Compares all statements of an account with all its movements up to a day.
  ///
  /// - Parameters:
  ///   - statements: Of this account; those that end after the day are left out with their lines.
  ///   - lines: All lines of the statements, matched or not.
  ///   - movements: All movements of the account, matched or not, the opening one too.
  ///   - groups: The accepted groups. One that reaches past the day settles nothing on the day.
  ///   - bookBalance: Of the account on the day.
  public init(
    account: String, on day: Day, statements: [StatementSummary], lines: [OpenLine],
    movements: [Movement], groups: [MatchGroup], bookBalance: Money
  ) {
    let chain = statements.filter { $0.lastDay <= day }
      .sorted { ($0.firstDay, $0.lastDay, $0.record) < ($1.firstDay, $1.lastDay, $1.record) }
    let known = Set(chain.map(\.record))
    let lines = lines.filter { known.contains($0.id.statement) }.sorted {
      ($0.day, $0.id) < ($1.day, $1.id)
    }
    let movements = movements.filter { $0.day <= day }.sorted { ($0.day, $0.id) < ($1.day, $1.id) }
    let (settledLines, settledMovements) = Self.settled(groups, lines, movements)
    let openLines = lines.filter { !settledLines.contains($0.id) }
      .map { OutstandingItem(item: $0, days: day.days(since: $0.day)) }
    let openMovements = movements.filter { !$0.isOpening && !settledMovements.contains($0.id) }
      .map { OutstandingItem(item: $0, days: day.days(since: $0.day)) }
    self.account = account
    self.day = day
    self.bookBalance = bookBalance
    statementBalance = chain.last.map { $0.closing ?? ($0.opening ?? .zero) + $0.sum } ?? .zero
    receiptsNotCredited = openMovements.filter { $0.item.amount.isPositive }
    paymentsNotDebited = openMovements.filter { $0.item.amount.isNegative }
    feesNotBooked = openLines.filter(\.item.isFee)
    receiptsNotBooked = openLines.filter { !$0.item.isFee && $0.item.amount.isPositive }
    paymentsNotBooked = openLines.filter { !$0.item.isFee && $0.item.amount.isNegative }
    differences = Self.differences(chain, movements, bookBalance)
  }

  /// The items of groups that lie wholly within the report.
  private static func settled(
    _ groups: [MatchGroup], _ lines: [OpenLine], _ movements: [Movement]
  ) -> (Set<LineID>, Set<MovementID>) {
    let (lineIDs, movementIDs) = (Set(lines.map(\.id)), Set(movements.map(\.id)))
    let whole = groups.filter { group in
      group.lines.allSatisfy(lineIDs.contains) && group.movements.allSatisfy(movementIDs.contains)
    }
    return (Set(whole.flatMap(\.lines)), Set(whole.flatMap(\.movements)))
  }

  private static func differences(
    _ chain: [StatementSummary], _ movements: [Movement], _ bookBalance: Money
  ) -> [NamedDifference] {
    var differences: [NamedDifference] = []
    let opening = movements.filter(\.isOpening).reduce(Money.zero) { $0 + $1.amount }
    let begins = chain.first.map { $0.opening ?? (($0.closing ?? .zero) - $0.sum) } ?? .zero
    if begins != opening { differences.append(.opening(opening - begins)) }
    var balance = begins
    for statement in chain {
      let start = statement.opening ?? balance
      if start != balance { differences.append(.gap(before: statement.record, balance - start)) }
      let end = start + statement.sum
      balance = statement.closing ?? end
      if balance != end {
        differences.append(.untied(statement: statement.record, end - balance))
      }
    }
    let sum = movements.reduce(Money.zero) { $0 + $1.amount }
    if sum != bookBalance { differences.append(.movementsMissing(bookBalance - sum)) }
    return differences
  }
}
