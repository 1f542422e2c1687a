public import DoubleEntry
import LedgerSQLite
public import LedgerValues
public import Reconciliation
import StatementFormats

/// Where a month of an account stands on its way to a signature.
public struct PeriodState: Sendable {
  public let account: AccountCode
  public let sheet: PeriodSheet
  public let figures: PeriodFigures
  /// The last preparation and the last review; of a month that was reopened, only those since.
  public let prepared: PeriodStep?
  public let reviewed: PeriodStep?

  /// What every record on the way says of the month.
  var body: [String: JSON] {
    var body = figures.json
    body["account"] = .text(account.text)
    body["month"] = .text(sheet.month.description)
    body["files"] = .array(sheet.files.map { .text($0.hex) })
    return body
  }
}

/// A preparation or a review: who did it, and of which list.
public struct PeriodStep: Hashable, Sendable {
  public let record: RecordKey
  public let by: Actor
  public let list: Digest
}

extension Book {
  /// A month of an account as it would be signed now.
  ///
  /// - Throws: The first of these that holds: `accountUnknown`, `accountNotTreasury`,
  ///   `alreadySigned`, also where a later month is: what lies before it is frozen with it.
  public func periodState(
    of account: AccountCode, _ month: Month
  ) throws(BookError) -> PeriodState {
    try checkTreasuryAccount(account)
    let signed = try signatures(of: account).first { $0.month >= month && !$0.isReopened }
    if let signed {
      throw .refused(.signing(.alreadySigned(month, signed.record)))
    }
    let sheet = try periodSheet(of: account, month)
    let (prepared, reviewed) = (
      try step("prepare", account, month), try step("review", account, month)
    )
    return PeriodState(
      account: account, sheet: sheet, figures: PeriodFigures(sheet), prepared: prepared,
      reviewed: reviewed)
  }

  /// What stands in the way of a signature; nothing where the month may be prepared.
  public func readiness(_ state: PeriodState) throws(BookError) -> [ReadinessFinding] {
    let month = state.sheet.month
    var findings: [ReadinessFinding] = []
    if try !verify(.chain).isWhole { findings.append(.chainBroken) }
    if month.lastDay >= today { findings.append(.notOver) }
    if let open = try firstUnsigned(of: state.account), open < month {
      findings.append(.previousUnsigned(open))
    }
    findings += state.sheet.findings(suspense: try suspended(on: state.account))
    return findings + (try unlooked(state))
  }

  /// What is in suspense, with who promised to look at it again and when.
  private func suspended(on account: AccountCode) throws(BookError) -> [SuspendedMovement] {
    let promises = Dictionary(
      try inSuspense(of: account).map { item in
        (
          Int(item.record.packed),
          SuspendedMovement.Promise(owner: item.owner, lookAgain: item.lookAgain)
        )
      }
    ) { first, _ in first }
    return try suspenseMovements(of: account).map {
      SuspendedMovement($0, promise: promises[$0.id.record])
    }
  }

  /// What the matcher would say now of what is open up to the month's end.
  private func unlooked(_ state: PeriodState) throws(BookError) -> [ReadinessFinding] {
    let (comparison, end) = (try comparison(of: state.account), state.sheet.month.lastDay)
    let early = Set(comparison.lines.filter { $0.day <= end }.map(\.id))
    let result = comparison.result
    func count(_ groups: [MatchGroup]) -> Int {
      groups.count { group in group.lines.contains(where: early.contains) }
    }
    var findings: [ReadinessFinding] = []
    let questions = result.questions.count { question in
      question.lines.contains(where: early.contains)
    }
    if count(result.confirmed) > 0 { findings.append(.unkept(count(result.confirmed))) }
    let tolerated = comparison.tolerated.count { suggestion in
      suggestion.match.lines.contains { early.contains($0.id) }
    }
    let suggested = count(result.suggested) + tolerated
    if suggested > 0 { findings.append(.suggestions(suggested)) }
    if questions > 0 { findings.append(.questions(questions)) }
    return findings
  }

  /// The lines that a reviewer is shown.
  public func reviewSample(of state: PeriodState) throws(BookError) -> ReviewSample {
    ReviewSample(
      state.sheet, suspense: Set(try suspenseMovements(of: state.account).map(\.id)))
  }

  /// The month's lines, movements and matches, and its figures: from the projections alone, so that a
  /// verification can make it again from the list.
  func periodSheet(of account: AccountCode, _ month: Month) throws(BookError) -> PeriodSheet {
    let (lines, movements) = (try wholeLines(of: account), try bareMovements(of: account))
    let (matches, runs) = (try matches(of: account).map(\.match), try statementRuns(of: account))
    let report = ReconciliationReport(
      account: account.text, on: month.lastDay, runs: runs, lines: lines, movements: movements,
      matches: matches,
      bookBalance: movements.reduce(.zero) { sum, movement in
        movement.day <= month.lastDay ? sum + movement.amount : sum
      })
    return PeriodSheet(
      month: month, after: try lastSignedClosing(of: account, before: month), report: report,
      lines: lines, movements: movements, matches: matches, runs: runs,
      files: try files(of: account),
      suspense: try suspenseMovements(of: account).reduce(.zero) { sum, movement in
        movement.day <= month.lastDay ? sum + movement.amount : sum
      })
  }

  private func files(of account: AccountCode) throws(BookError) -> [Int: Digest] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        "SELECT record, file FROM statement WHERE account = ?", account.text, as: Int64.self,
        [UInt8].self)
    }
    return Dictionary(
      rows.compactMap { row in Digest(bytes: row.1).map { (Int(row.0), $0) } }
    ) { first, _ in first }
  }

  /// Days and amounts of all movements, from their postings alone.
  private func bareMovements(of account: AccountCode) throws(BookError) -> [Movement] {
    try movements(
      of: account,
      """
      SELECT e.record, e.part, e.day, e.journal, sum(p.amount), v.reverses
      FROM posting AS p JOIN entry AS e ON e.record = p.record AND e.part = p.part
      LEFT JOIN reversal AS v ON v.record = e.record
      WHERE p.account = (SELECT id FROM account WHERE code = ?)
      GROUP BY e.record, e.part HAVING sum(p.amount) <> 0 ORDER BY e.record, e.part
      """)
  }

  /// Movements whose other side is a suspense account, and that were not undone.
  func suspenseMovements(of account: AccountCode) throws(BookError) -> [Movement] {
    let codes = AccountCode.suspense.map { "'\($0.text)'" }.joined(separator: ", ")
    return try movements(
      of: account,
      """
      SELECT e.record, e.part, e.day, e.journal, sum(p.amount), NULL
      FROM posting AS p JOIN entry AS e ON e.record = p.record AND e.part = p.part
      WHERE p.account = (SELECT id FROM account WHERE code = ?)
        AND EXISTS(
          SELECT 1 FROM posting AS o WHERE o.record = e.record AND o.part = e.part
            AND o.account IN (SELECT id FROM account WHERE code IN (\(codes))))
        AND NOT EXISTS(SELECT 1 FROM reversal WHERE reverses = e.record OR record = e.record)
      GROUP BY e.record, e.part HAVING sum(p.amount) <> 0 ORDER BY e.record, e.part
      """)
  }

  private func movements(
    of account: AccountCode, _ query: String
  ) throws(BookError) -> [Movement] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        query, account.text, as: Int.self, Int.self, Int.self, String.self, Int64.self, Int?.self)
    }
    return rows.compactMap { row in
      Day(number: row.2).map { day in
        Movement(
          id: MovementID(record: row.0, part: row.1), account: account.text, day: day,
          amount: Money(row.4), isOpening: row.3 == JournalCode.opening.text,
          reverses: row.5.map { MovementID(record: $0, part: row.1) })
      }
    }
  }
}
