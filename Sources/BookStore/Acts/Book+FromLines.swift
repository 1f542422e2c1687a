public import DoubleEntry
public import HealthFund
import LedgerSQLite
public import LedgerValues
public import Reconciliation

/// What was recorded of a line of a statement, and the match of the two.
public struct FromLine: Hashable, Sendable {
  public let act: ActResult
  public let match: RecordKey
  /// Of a transfer whose arrival on the other account is known: the match there.
  public let arrival: RecordKey?
}

/// A line of a statement, and the treasury account whose statement it is.
public struct LineOnAccount: Hashable, Sendable {
  public let line: LineID
  public let account: AccountCode

  public init(_ line: LineID, on account: AccountCode) {
    self.line = line
    self.account = account
  }
}

extension Book {
  /// Records an act that a statement shows and the books lack, and matches it with its lines: all, or
  /// nothing.
  ///
  /// - Parameters:
  ///   - lines: The operation, and its fee where the act has that too.
  ///   - arrival: Where a transfer came in: the other account's own line, matched as well.
  /// - Throws: What refuses the account or the act, `unknownLine`; `unbalancedGroup` where the act moves
  ///   another amount than the lines.
  public func create(
    _ act: Act, from lines: [LineID], on account: AccountCode, to arrival: LineOnAccount? = nil
  ) throws(BookError) -> FromLine {
    try writeKeepingRefusal(of: act.recordKind, on: act.day) { () throws(BookError) in
      try checkOpen(lines, on: account)
      if let arrival { try checkOpen([arrival.line], on: arrival.account) }
      let made = try record(act)
      let match = try matched(made.record, with: lines, on: account)
      let there: RecordKey?
      if let arrival {
        there = try matched(made.record, with: [arrival.line], on: arrival.account)
      } else {
        there = nil
      }
      return FromLine(act: made, match: match, arrival: there)
    }
  }

  private func checkOpen(_ lines: [LineID], on account: AccountCode) throws(BookError) {
    try checkTreasuryAccount(account)
    let open = Set(try openLines(of: account).map(\.id))
    for line in lines where !open.contains(line) {
      throw .refused(.reconciliation(.unknownLine(line)))
    }
  }

  /// Matches what a record moved on an account with lines of it, whole.
  private func matched(
    _ made: RecordKey, with lines: [LineID], on account: AccountCode
  ) throws(BookError) -> RecordKey {
    let movements = try openMovements(of: account)
    let moved = movements.filter { $0.id.record == Int(made.packed) }
    let amounts = OpenAmounts(lines: try openLines(of: account), movements: movements)
    let match = KeptMatch(
      lines: lines.map { MatchPart($0, amounts.lines[$0] ?? .zero) },
      movements: moved.map { MatchPart($0.id, $0.amount) }, rule: .byHand)
    guard let record = try keep([match], on: account, among: amounts) else {
      throw .refused(.matching(.nothingToAccept))
    }
    return record
  }

  func record(_ suspense: Suspense) throws(BookError) -> ActResult {
    _ = try fund(suspense.fund)
    try checkTreasuryAccount(suspense.account)
    guard !suspense.reason.isEmpty else { throw .refused(.reasonMissing) }
    let entry = try acting { () throws(HealthFundError) in try suspense.entry() }
    try check([entry])
    return try appended(
      .suspense,
      [
        "day": .text(suspense.day.description), "voucher": .text(suspense.voucher),
        "account": .text(suspense.account.text), "fund": .text(suspense.fund.text),
        "amount": .integer(suspense.amount.units), "owner": .text(suspense.owner.name),
        "reason": .text(suspense.reason), "look_again": .text(suspense.lookAgain.description),
      ],
      entries: [entry])
  }

  func record(_ fee: OperatorFee) throws(BookError) -> ActResult {
    let fund = try fund(fee.fund)
    try checkTreasuryAccount(fee.from)
    var request: [String: JSON] = [
      "day": .text(fee.day.description), "voucher": .text(fee.voucher),
      "from": .text(fee.from.text), "fund": .text(fee.fund.text),
      "amount": .integer(fee.amount.units),
    ]
    if let reference = fee.reference { request["reference"] = .text(reference) }
    let entry = try acting { () throws(HealthFundError) in try fee.entry(in: fund) }
    try check([entry])
    return try appended(.operatorFee, request, entries: [entry])
  }
}
