public import DoubleEntry
import LedgerSQLite
public import LedgerValues
public import Reconciliation

extension Book {
  /// Compares the open lines and movements of an account; nothing is written.
  ///
  /// INVARIANT I19: it depends on nothing but them.
  public func comparison(of account: AccountCode) throws(BookError) -> Comparison {
    try checkTreasuryAccount(account)
    let lines = try openLines(of: account)
    let movements = try openMovements(of: account, beside: lines)
    let result = try reconciling { () throws(ReconciliationError) in
      try Matcher().result(lines: lines, movements: movements)
    }
    return Comparison(
      account: account, lines: lines, movements: movements, result: result,
      tolerated: try tolerated(result, lines, movements, on: account))
  }

  /// Compares an account, and keeps the matches of the given rules.
  ///
  /// Confirmed matches are always kept; what is only suggested, where its rule is accepted. A question
  /// is never picked.
  ///
  /// - Returns: What was found, and the record of the run; none where nothing was to be kept.
  public func match(
    _ account: AccountCode, accepting rules: Set<MatchRule>
  ) throws(BookError) -> (comparison: Comparison, record: RecordKey?) {
    try write { () throws(BookError) in
      let comparison = try comparison(of: account)
      let groups = comparison.result.accepted(rules)
      return (comparison, try keep(groups, of: comparison))
    }
  }

  /// Keeps groups of a comparison that a person accepts: suggestions, or answers to questions.
  ///
  /// - Throws: What refuses the record: a line or movement in two of them.
  func keep(_ groups: [MatchGroup], of comparison: Comparison) throws(BookError) -> RecordKey? {
    let open = comparison.amounts
    var matches: [KeptMatch] = []
    for group in groups {
      matches.append(try reconciling { () throws(ReconciliationError) in try open.whole(group) })
    }
    return try keep(matches, on: comparison.account, among: open)
  }

  /// Writes one record of matches.
  ///
  /// INVARIANT I18.
  func keep(
    _ matches: [KeptMatch], on account: AccountCode, among open: OpenAmounts
  ) throws(BookError) -> RecordKey? {
    let run = try reconciling { () throws(ReconciliationError) in
      try MatchRecord(account: account.text, matches: matches, among: open)
    }
    guard !matches.isEmpty, case .object(let body) = run.json else { return nil }
    return try append(.match, body: body).key
  }

  /// The two-sided report of an account on a day: the last day of its last statement where none is
  /// given.
  ///
  /// - Throws: `noStatement`.
  public func reconciliationReport(
    of account: AccountCode, on day: Day? = nil
  ) throws(BookError) -> ReconciliationReport {
    try checkTreasuryAccount(account)
    let runs = try statementRuns(of: account)
    guard let last = runs.map(\.lastDay).max() else {
      throw .refused(.noStatement(account))
    }
    let on = day ?? last
    return ReconciliationReport(
      account: account.text, on: on, runs: runs, lines: try wholeLines(of: account),
      movements: try wholeMovements(of: account), matches: try matches(of: account).map(\.match),
      bookBalance: try balance(of: account, on: on))
  }
}

/// An account's open lines and movements, and what comparing them gives.
public struct Comparison: Sendable {
  public let account: AccountCode
  public let lines: [OpenLine]
  public let movements: [Movement]
  public let result: MatchResult
  /// What matches nothing, but for a difference that a rule of the account explains.
  public let tolerated: [Suggestion]

  /// What waits for a person's yes.
  public var suggestions: [Suggestion] {
    get throws(ReconciliationError) { try result.suggestions(amounts) + tolerated }
  }

  /// What is left of each item.
  public var amounts: OpenAmounts { OpenAmounts(lines: lines, movements: movements) }
}

/// Gives the refusals of matching this module's name.
func reconciling<Result>(
  _ body: () throws(ReconciliationError) -> Result
) throws(BookError) -> Result {
  do throws(ReconciliationError) {
    return try body()
  } catch {
    throw .refused(.reconciliation(error))
  }
}
