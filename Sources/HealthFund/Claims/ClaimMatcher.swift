public import LedgerValues

/// Compares the lines of a provider's claims with the visits that were recorded.
///
/// A visit's number identifies, with the service. Without it a line is the visit of that patient, day
/// and service where there is one such line and one such visit, and a person confirms it. What
/// differs is named; nothing is guessed, and nothing accepted that differs.
public struct ClaimMatcher: Sendable {
  private let provider: String
  /// By id.
  private let care: [CareLine]
  private let byVisit: [String: [Int]]

  /// - Parameters:
  ///   - provider: Who claims.
  ///   - care: The fee lines of its visits, and of any other visit that a line names.
  public init(provider: String, care: [CareLine]) {
    self.provider = provider
    self.care = care.sorted { $0.id < $1.id }
    byVisit = Dictionary(grouping: self.care.indices) { [care = self.care] index in
      Self.key(care[index].visit)
    }
  }

  /// What each open line is.
  ///
  /// - Parameter through: The last day up to which a visit should have been claimed.
  public func result(lines: [OpenClaimLine], through: Day) -> ClaimResult {
    var taken = Taken()
    var found: [ClaimLineID: ClaimFinding] = [:]
    let lines = lines.sorted { $0.id < $1.id }
    var rest: [OpenClaimLine] = []
    for (visit, ofVisit) in Dictionary(grouping: lines, by: { Self.key($0.line.visit ?? "") }) {
      guard let items = byVisit[visit] else {
        rest += ofVisit
        continue
      }
      for finding in findings(ofVisit, items, &taken) { found[finding.line.id] = finding }
    }
    for finding in findingsWithoutNumber(rest.sorted { $0.id < $1.id }, &taken) {
      found[finding.line.id] = finding
    }
    let unclaimed = care.indices.filter { index in
      let item = care[index]
      return item.provider == provider && item.day <= through && item.left.isPositive
        && item.acceptedBy == nil && taken.lines[index] == nil
    }
    return ClaimResult(
      findings: lines.compactMap { found[$0.id] }, unclaimed: unclaimed.map { care[$0] })
  }

  /// A visit's number as people copy it.
  private static func key(_ number: String) -> String {
    String(number.uppercased().filter { !$0.isWhitespace })
  }
}

/// Which fee lines are claimed, and by which line first.
private struct Taken {
  /// By the fee line's index.
  var lines: [Int: ClaimLineID] = [:]
}

extension ClaimMatcher {
  /// The lines that name one visit, and its fee lines: those of equal fee and amount first.
  private func findings(
    _ lines: [OpenClaimLine], _ items: [Int], _ taken: inout Taken
  ) -> [ClaimFinding] {
    var pairs: [ClaimLineID: [Int]] = [:]
    for isExact in [true, false] {
      for open in lines where pairs[open.id] == nil {
        let fitting = items.filter { isSameService(open.line, $0) }
        if open.line.service == nil {
          guard isExact, !fitting.isEmpty,
            fitting.allSatisfy({ taken.lines[$0] == nil && care[$0].acceptedBy == nil })
          else { continue }
          pairs[open.id] = fitting
          for index in fitting { taken.lines[index] = open.id }
        } else if let index = fitting.first(where: { index in
          taken.lines[index] == nil && care[index].acceptedBy == nil
            && (!isExact || isExactly(open.line, index))
        }) {
          pairs[open.id] = [index]
          taken.lines[index] = open.id
        }
      }
    }
    return lines.map { open in
      if let indices = pairs[open.id] { return finding(open, indices) }
      let fitting = items.filter { isSameService(open.line, $0) }
      guard let index = fitting.first else {
        return ClaimFinding(open, [], [elsewhere(items) ?? .otherService])
      }
      let first = taken.lines[index] ?? care[index].acceptedBy ?? open.id
      return ClaimFinding(open, [], [.duplicate(of: first)])
    }
  }

  private func isSameService(_ line: ClaimLine, _ index: Int) -> Bool {
    line.service == nil || line.service == care[index].service
  }

  private func isExactly(_ line: ClaimLine, _ index: Int) -> Bool {
    line.fee == care[index].fee && line.amount == care[index].owed
  }

  private func elsewhere(_ items: [Int]) -> ClaimDiscrepancy? {
    guard let first = items.first else { return nil }
    if care[first].provider != provider { return .otherProvider(care[first].provider) }
    return care[first].isUndone ? .undoneVisit : nil
  }

  /// Lines whose number is not given or known: the patient's visit of that day and service, where
  /// line and visit are the only ones.
  private func findingsWithoutNumber(
    _ lines: [OpenClaimLine], _ taken: inout Taken
  ) -> [ClaimFinding] {
    let free = care.indices.filter { index in
      taken.lines[index] == nil && care[index].acceptedBy == nil && !care[index].isUndone
        && care[index].provider == provider
    }
    let items = Dictionary(grouping: free) {
      Occasion(person: care[$0].person, day: care[$0].day, service: care[$0].service)
    }
    let claimed = Dictionary(grouping: lines) { open in
      Occasion(person: open.line.person, day: open.line.day, service: open.line.service)
    }
    return lines.map { open in
      let occasion = Occasion(
        person: open.line.person, day: open.line.day, service: open.line.service)
      guard open.line.person != nil, open.line.service != nil, claimed[occasion]?.count == 1,
        let found = items[occasion], found.count == 1, let index = found.first
      else { return ClaimFinding(open, [], [.unknownVisit]) }
      taken.lines[index] = open.id
      let rest = finding(open, [index]).discrepancies
      return ClaimFinding(open, [care[index]], [.otherNumber(recorded: care[index].visit)] + rest)
    }
  }

  private struct Occasion: Hashable {
    let person: String?
    let day: Day
    let service: String?
  }

  /// A line beside the fee lines that it claims.
  private func finding(_ open: OpenClaimLine, _ indices: [Int]) -> ClaimFinding {
    let (line, items) = (open.line, indices.map { care[$0] })
    if let elsewhere = elsewhere(indices) { return ClaimFinding(open, [], [elsewhere]) }
    var found: [ClaimDiscrepancy] = []
    if items.contains(where: { $0.person != line.person }) { found.append(.otherPerson) }
    if let other = items.first(where: { $0.day != line.day }) {
      found.append(.otherDay(recorded: other.day))
    }
    return ClaimFinding(open, items, found + differences(line, items))
  }

  /// What differs in francs.
  private func differences(_ line: ClaimLine, _ items: [CareLine]) -> [ClaimDiscrepancy] {
    let fee = items.reduce(Money.zero) { $0 + $1.fee }
    let share = items.reduce(Money.zero) { $0 + $1.household }
    let owed = items.reduce(Money.zero) { $0 + $1.owed }
    var found: [ClaimDiscrepancy] = []
    if line.fee != fee { found.append(.otherFee(recorded: fee)) }
    if line.charged != share {
      found.append(
        share.isZero ? .chargedAlthoughFree(line.charged) : .otherShare(recorded: share))
    }
    if found.isEmpty, line.amount != owed { found.append(.otherAmount(owed: owed)) }
    return found
  }
}
