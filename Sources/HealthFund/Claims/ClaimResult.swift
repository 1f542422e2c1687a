public import LedgerValues

/// What a comparison of a provider's claims with the visits found.
///
/// Every line that was given has one finding. A pure function of lines and visits; their order does
/// not matter (INVARIANT I19).
public struct ClaimResult: Hashable, Sendable {
  /// By line.
  public let findings: [ClaimFinding]
  /// What funds owe the provider for visits up to the day asked, and no line claims; by visit.
  public let unclaimed: [CareLine]

  /// The lines that are what the book has.
  public var clean: [ClaimFinding] { findings.filter(\.discrepancies.isEmpty) }
  /// The lines that a person looks at.
  public var doubtful: [ClaimFinding] { findings.filter { !$0.discrepancies.isEmpty } }
}

/// What a line of a claim is, beside the visits.
public struct ClaimFinding: Hashable, Sendable {
  public let line: OpenClaimLine
  /// The fee lines it claims: one, or those of a whole visit; none where no visit is found.
  public let care: [CareLine]
  /// By precedence; none where the line is what the book has.
  public let discrepancies: [ClaimDiscrepancy]

  public init(_ line: OpenClaimLine, _ care: [CareLine], _ discrepancies: [ClaimDiscrepancy]) {
    self.line = line
    self.care = care
    self.discrepancies = discrepancies
  }

  /// What is left of what the funds owe for its care.
  public var left: Money { care.reduce(.zero) { $0 + $1.left } }

  /// What the household paid above its share.
  public var overcharged: Money {
    guard !care.isEmpty else { return .zero }
    let share = care.reduce(Money.zero) { $0 + $1.household }
    return max(.zero, line.line.charged - share)
  }

  /// Accepts what the funds owe for the line's care, and disputes the rest by name.
  public var accepted: ClaimMatch {
    var rest = min(line.line.amount, left)
    var parts: [ClaimMatch.Part] = []
    for care in care {
      let part = min(rest, care.left)
      rest = rest - part
      parts.append(ClaimMatch.Part(care.id, part))
    }
    return ClaimMatch(
      line: line.id, parts: parts, disputed: line.line.amount - min(line.line.amount, left),
      names: discrepancies.map(\.name), overcharged: overcharged)
  }

  /// Disputes the whole line by name.
  public var disputed: ClaimMatch {
    ClaimMatch(
      line: line.id, parts: [], disputed: line.line.amount,
      names: discrepancies.isEmpty ? [.contested] : discrepancies.map(\.name),
      overcharged: overcharged)
  }
}
