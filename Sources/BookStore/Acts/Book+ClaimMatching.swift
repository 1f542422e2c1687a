public import DoubleEntry
public import HealthFund
import LedgerSQLite
public import LedgerValues

/// A provider's open lines, beside the visits.
public struct ClaimComparison: Sendable {
  public let provider: String
  public let result: ClaimResult
}

/// What is done with a line of a claim that is not what the book has.
public enum ClaimReply: String, Hashable, Sendable, CaseIterable {
  /// What funds owe for it is accepted, and the rest disputed by name.
  case accept
  /// The whole of it is disputed by name.
  case dispute
}

/// Which lines of a provider's claims an answer is for.
public enum ClaimChoice: Hashable, Sendable {
  case lines([ClaimLineID])
  /// All lines whose first discrepancy has one of these names.
  case named(Set<ClaimDiscrepancy.Name>)
}

extension Book {
  /// Compares a provider's open lines with the visits, up to the last month that it claimed; nothing
  /// is written.
  ///
  /// - Throws: `providerUnknown`.
  public func claimComparison(of provider: String) throws(BookError) -> ClaimComparison {
    _ = try self.provider(provider)
    let lines = try openClaimLines(of: provider)
    let through = try claims(of: provider).map(\.month.lastDay).max() ?? .earliest
    let matcher = ClaimMatcher(
      provider: provider, care: try careLines(of: provider, named: lines))
    return ClaimComparison(
      provider: provider, result: matcher.result(lines: lines, through: through))
  }

  /// Accepts the lines that are what the book has.
  ///
  /// - Returns: What was found, and the record; none where nothing was to be accepted.
  public func matchClaims(
    of provider: String
  ) throws(BookError) -> (comparison: ClaimComparison, record: RecordKey?) {
    try write { () throws(BookError) in
      let comparison = try claimComparison(of: provider)
      let matches = comparison.result.clean.map(\.accepted)
      return (comparison, try keep(matches, of: provider))
    }
  }

  /// Answers lines that differ from the book.
  ///
  /// - Throws: The first of these that holds: `reasonMissing`, `providerUnknown`, `lineNotOpen`,
  ///   `nothingToAnswer`.
  public func answer(
    _ choice: ClaimChoice, of provider: String, _ reply: ClaimReply, reason: String
  ) throws(BookError) -> (matches: [ClaimMatch], record: RecordKey) {
    try write { () throws(BookError) in
      guard !reason.isEmpty else { throw .refused(.reasonMissing) }
      let result = try claimComparison(of: provider).result
      let chosen: [ClaimFinding]
      switch choice {
      case .named(let names):
        chosen = result.findings.filter { finding in
          finding.discrepancies.first.map { names.contains($0.name) } ?? false
        }
      case .lines(let ids):
        let findings = Dictionary(result.findings.map { ($0.line.id, $0) }) { first, _ in first }
        var found: [ClaimLineID: ClaimFinding] = [:]
        for id in ids {
          guard let finding = findings[id] else { throw .refused(.claim(.lineNotOpen(id))) }
          found[id] = finding
        }
        chosen = found.values.sorted { $0.line.id < $1.line.id }
      }
      let matches = chosen.map { reply == .accept ? $0.accepted : $0.disputed }
      guard let record = try keep(matches, of: provider, reason: reason) else {
        throw .refused(.claim(.nothingToAnswer(provider: provider)))
      }
      return (matches, record)
    }
  }

  /// Writes one record of what became of lines.
  private func keep(
    _ matches: [ClaimMatch], of provider: String, reason: String? = nil
  ) throws(BookError) -> RecordKey? {
    guard !matches.isEmpty else { return nil }
    var body: [String: JSON] = [
      "provider": .text(provider), "matches": .array(matches.map(\.json)),
    ]
    if let reason { body["reason"] = .text(reason) }
    return try append(.claimMatch, body: body).key
  }

  /// Where a provider's claims stand, all of them or one.
  ///
  /// - Throws: The first of these that holds: `providerUnknown`, `recordUnknown`, `notAClaim`.
  public func claimReport(
    of provider: String, claim: RecordKey? = nil
  ) throws(BookError) -> ClaimReport {
    _ = try self.provider(provider)
    if let claim { try expectClaim(claim, of: provider) }
    let lines = try claimLines(of: provider, in: claim)
    let ids = Set(lines.map(\.id))
    let care = try careLines(of: provider, named: [])
    let comparison = try claimComparison(of: provider)
    return ClaimReport(
      lines: lines, matches: try claimMatches(of: provider).filter { ids.contains($0.line) },
      care: care, unclaimed: claim == nil ? comparison.result.unclaimed : [])
  }

  /// A number that is no claim of the provider must not read as a claim of nothing.
  private func expectClaim(_ key: RecordKey, of provider: String) throws(BookError) {
    guard try !claims(of: provider).contains(where: { $0.record == key }) else { return }
    _ = try record(key)
    throw .refused(.claim(.notAClaim(key, provider: provider)))
  }

  /// What each fund has paid a provider, by fund: payments less those that were undone.
  public func paid(to provider: String) throws(BookError) -> [FundCode: Money] {
    let rows = try stored { () throws(StorageFault) in
      try connection.all(
        """
        SELECT f.code, sum(p.amount) FROM posting AS p
        JOIN record AS r ON r.id = p.record
        LEFT JOIN reversal AS v ON v.record = p.record
        LEFT JOIN record AS o ON o.id = v.reverses
        JOIN fund AS f ON f.id = p.fund
        WHERE p.party = (SELECT id FROM party WHERE name = ?)
          AND p.account = (SELECT id FROM account WHERE code = ?)
          AND coalesce(o.kind, r.kind) = 'payment'
        GROUP BY f.code
        """,
        Party(.provider, provider).description, AccountCode.providers.text, as: String.self,
        Int64.self)
    }
    var paid: [FundCode: Money] = [:]
    for (code, sum) in rows {
      if let fund = FundCode(code) { paid[fund] = Money(sum) }
    }
    return paid
  }
}
