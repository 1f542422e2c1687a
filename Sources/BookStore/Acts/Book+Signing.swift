public import DoubleEntry
import LedgerSQLite
public import LedgerValues
public import Reconciliation

extension Book {
  /// Says that a month of an account is ready: its figures, under the name of who prepared them.
  ///
  /// - Parameter reasons: Why each movement is still open that waits too long.
  /// - Throws: The first of these that holds: what refuses the account, `alreadySigned`,
  ///   `nothingToExplain`, `notReady`.
  public func prepare(
    _ month: Month, of account: AccountCode, by actor: Actor,
    because reasons: [MovementID: String] = [:]
  ) throws(BookError) -> ActResult {
    try write { () throws(BookError) in
      let state = try periodState(of: account, month)
      let findings = try readiness(state)
      let waiting = Set(findings.compactMap(\.waiting))
      if let other = reasons.keys.filter({ !waiting.contains($0) }).min() {
        throw .refused(.signing(.nothingToExplain(other)))
      }
      let left = findings.count { $0.waiting.map { reasons[$0] == nil } ?? true }
      guard left == 0 else { throw .refused(.signing(.notReady(month, findings: left))) }
      var body = state.body
      body["by"] = .text(actor.name)
      if !reasons.isEmpty {
        body["waiting"] = .array(
          reasons.sorted { $0.key < $1.key }.map { movement, reason in
            [
              "record": .integer(Int64(movement.record)), "part": .integer(Int64(movement.part)),
              "because": .text(reason),
            ]
          })
      }
      return try appended(.periodPrepare, body)
    }
  }

  /// A second person looks at what was prepared, at the lines of the sample above all.
  ///
  /// - Throws: The first of these that holds: what refuses the account, `alreadySigned`,
  ///   `notPrepared`, `ownReview`, `changedSince`.
  ///
  /// INVARIANT I22.
  public func review(
    _ month: Month, of account: AccountCode, by actor: Actor
  ) throws(BookError) -> (result: ActResult, sample: ReviewSample) {
    try writeKeepingRefusal(of: .periodReview, on: month.lastDay) { () throws(BookError) in
      let state = try periodState(of: account, month)
      guard let prepared = state.prepared else {
        throw .refused(.signing(.notPrepared(month)))
      }
      _ = try signing { () throws(SigningError) in
        try Signatories(preparedBy: prepared.by, reviewedBy: actor)
      }
      guard prepared.list == state.figures.list else {
        throw .refused(.signing(.changedSince(month, prepared.record)))
      }
      let sample = try reviewSample(of: state)
      var body = state.body
      body["by"] = .text(actor.name)
      body["prepared"] = .text(prepared.record.description)
      body["sample"] = .array(
        sample.picks.map {
          [
            "statement": .integer(Int64($0.line.id.statement)),
            "line": .integer(Int64($0.line.id.line)), "why": .text($0.why.rawValue),
          ]
        })
      return (try appended(.periodReview, body), sample)
    }
  }

  /// Signs a month that was prepared and reviewed: from now on nothing is posted on the account on a
  /// day of it, or before.
  ///
  /// - Throws: The first of these that holds: what refuses the account, `alreadySigned`,
  ///   `notPrepared`, `notReviewed`, `changedSince`.
  ///
  /// INVARIANT I20, I21, I22.
  public func sign(
    _ month: Month, of account: AccountCode
  ) throws(BookError) -> (result: ActResult, signature: PeriodSignature) {
    try write { () throws(BookError) in
      let state = try periodState(of: account, month)
      guard let prepared = state.prepared else { throw .refused(.signing(.notPrepared(month))) }
      guard let reviewed = state.reviewed, reviewed.record > prepared.record else {
        throw .refused(.signing(.notReviewed(month)))
      }
      guard reviewed.list == state.figures.list, prepared.list == state.figures.list else {
        throw .refused(.signing(.changedSince(month, reviewed.record)))
      }
      let people = try signing { () throws(SigningError) in
        try Signatories(preparedBy: prepared.by, reviewedBy: reviewed.by)
      }
      var body = state.body
      body["prepared"] = .text(prepared.record.description)
      body["prepared_by"] = .text(people.preparedBy.name)
      body["reviewed"] = .text(reviewed.record.description)
      body["reviewed_by"] = .text(people.reviewedBy.name)
      body["authenticated"] = "none"
      body["rules"] = state.sheet.rules
      body["head"] = .text(try head().digest.hex)
      let result = try appended(.periodSign, body)
      return (result, try signature(result.record))
    }
  }

  /// Takes the signature of a month back, and those of later months with it. The signatures stay in the
  /// list.
  ///
  /// - Throws: The first of these that holds: `reasonMissing`, what refuses the account,
  ///   `secondPersonMissing`, `notSigned`.
  public func reopenPeriod(
    _ month: Month, of account: AccountCode, by actor: Actor, with second: Actor, reason: String
  ) throws(BookError) -> ActResult {
    try writeKeepingRefusal(of: .periodReopen, on: month.lastDay) { () throws(BookError) in
      guard !reason.isEmpty else { throw .refused(.reasonMissing) }
      try checkTreasuryAccount(account)
      guard !actor.isSame(as: second) else {
        throw .refused(.signing(.secondPersonMissing(actor)))
      }
      guard try signatures(of: account).contains(where: { $0.month == month && !$0.isReopened })
      else { throw .refused(.signing(.notSigned(month))) }
      return try appended(
        .periodReopen,
        [
          "account": .text(account.text), "month": .text(month.description),
          "by": .text(actor.name), "with": .text(second.name), "reason": .text(reason),
        ])
    }
  }

  private func signing<Made>(
    _ make: () throws(SigningError) -> Made
  ) throws(BookError) -> Made {
    do throws(SigningError) {
      return try make()
    } catch {
      throw .refused(.signing(error))
    }
  }
}

extension PeriodSheet {
  /// The version of each rule by which something of the month was matched.
  fileprivate var rules: JSON {
    var versions: [String: Int] = [:]
    for match in matches {
      versions[match.rule.rawValue] = max(versions[match.rule.rawValue] ?? 0, match.version)
    }
    return .object(versions.mapValues { .integer(Int64($0)) })
  }
}
