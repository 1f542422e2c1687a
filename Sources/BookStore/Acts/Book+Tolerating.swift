public import DoubleEntry
import HealthFund
import LedgerSQLite
public import LedgerValues
public import Reconciliation

/// A rule of tolerance as a book keeps it: with the place where a difference goes.
public struct KeptTolerance: Hashable, Sendable {
  public let record: RecordKey
  public let rule: Tolerance
  public let fund: FundCode
  /// The expense or income that a difference is.
  public let against: AccountCode
}

extension Book {
  /// Keeps a rule of tolerance: which difference is explained, from which day on, and where it goes.
  /// A later rule of the same name and account takes its place from its own first day on.
  ///
  /// - Throws: The first of these that holds: what refuses the account or the fund,
  ///   `accountUnknown`, `accountNotResult` for where it would go.
  public func keep(
    _ rule: Tolerance, against: AccountCode, fund: FundCode
  ) throws(BookError) -> ActResult {
    try write { () throws(BookError) in
      guard let account = AccountCode(rule.account) else {
        throw .refused(.reconciliation(.malformed(key: "account")))
      }
      try checkTreasuryAccount(account)
      _ = try self.fund(fund)
      guard let other = chart[against] else { throw .refused(.accountUnknown(against)) }
      guard other.nature == .expense || other.nature == .income else {
        throw .refused(.accountNotResult(against))
      }
      var body = rule.json
      body["fund"] = .text(fund.text)
      body["against"] = .text(against.text)
      return try appended(.tolerance, body)
    }
  }

  /// The rules of tolerance, oldest first; those of one treasury account where one is given. A rule
  /// written again for the same first day is the later one.
  public func tolerances(of account: AccountCode? = nil) throws(BookError) -> [KeptTolerance] {
    let keys = try stored { () throws(StorageFault) in
      try connection.all(
        "SELECT id FROM record WHERE kind = ? ORDER BY id", RecordKind.tolerance.rawValue,
        as: Int64.self)
    }
    var rules: [KeptTolerance] = []
    for key in keys.map(RecordKey.init(packed:)) {
      let record = try record(key)
      guard let rule = try? Tolerance(json: record.body),
        let fund = record.body["fund"]?.text.flatMap(FundCode.init(_:)),
        let against = record.body["against"]?.text.flatMap(AccountCode.init(_:))
      else { throw .integrity(.brokenRecord(key)) }
      guard account == nil || rule.account == account?.text else { continue }
      rules.removeAll { $0.rule.isReplaced(by: rule) }
      rules.append(KeptTolerance(record: key, rule: rule, fund: fund, against: against))
    }
    return rules
  }

  /// What matched nothing, but for a difference that a rule explains.
  func tolerated(
    _ result: MatchResult, _ lines: [OpenLine], _ movements: [Movement], on account: AccountCode
  ) throws(BookError) -> [Suggestion] {
    let rules = try tolerances(of: account).map(\.rule)
    guard !rules.isEmpty else { return [] }
    let (ours, theirs) = (
      Set(result.unmatchedLines.map(\.line)), Set(result.unmatchedMovements.map(\.movement))
    )
    return ToleratedPairs(
      lines: lines.filter { ours.contains($0.id) },
      movements: movements.filter { theirs.contains($0.id) }, rules: rules
    ).suggestions
  }

  /// Posts the differences that a person accepts, each in a record of its own, and matches each line
  /// with its movement and the difference.
  ///
  /// - Returns: The last record; none where there is nothing to post.
  func keepTolerated(
    _ suggestions: [Suggestion], on account: AccountCode
  ) throws(BookError) -> RecordKey? {
    var last: RecordKey?
    for suggestion in suggestions {
      guard let adjustment = suggestion.adjustment, let line = suggestion.match.lines.first else {
        continue
      }
      let made = try post(adjustment, of: line.id, on: account)
      let movements = try openMovements(of: account)
      let posted = movements.filter { $0.id.record == Int(made.packed) }
      let match = KeptMatch(
        lines: suggestion.match.lines,
        movements: suggestion.match.movements + posted.map { MatchPart($0.id, $0.amount) },
        rule: suggestion.match.rule, facts: suggestion.match.facts)
      last = try keep(
        [match], on: account,
        among: OpenAmounts(lines: try openLines(of: account), movements: movements))
    }
    return last
  }

  private func post(
    _ adjustment: Adjustment, of line: LineID, on account: AccountCode
  ) throws(BookError) -> RecordKey {
    let rule = adjustment.tolerance
    guard let shown = try openLines(of: account).first(where: { $0.id == line }) else {
      throw .refused(.reconciliation(.unknownLine(line)))
    }
    guard let kept = try tolerances(of: account).last(where: { $0.rule == rule }) else {
      throw .refused(.matching(.nothingToAccept))
    }
    let fund = try fund(kept.fund)
    let source = RecordKey(packed: Int64(line.statement))
    let voucher = "TOL-\(source.plain)/\(line.line)"
    let entry = try acting { () throws(HealthFundError) in
      try Difference(
        day: shown.day, voucher: voucher, account: account, amount: adjustment.amount,
        fund: fund.code, against: kept.against
      ).entry(in: fund)
    }
    try check([entry])
    return try appended(
      .adjustment,
      [
        "day": .text(shown.day.description), "voucher": .text(voucher),
        "account": .text(account.text), "fund": .text(fund.code.text),
        "against": .text(kept.against.text), "amount": .integer(adjustment.amount.units),
        "tolerance": .text(kept.record.description),
      ], entries: [entry]
    ).record
  }
}
