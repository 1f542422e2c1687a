import LedgerValues

/// What the record of one match run, acceptance or split keeps: matches, each with its rule, that
/// rule's version and what was seen.
public struct MatchRecord: Hashable, Sendable {
  /// The treasury account.
  public let account: String
  public let matches: [KeptMatch]

  /// Creates the record of matches that balance and use what is left of each item at most.
  ///
  /// INVARIANT I18: over all matches the parts of an item are at most the item, each of its sign.
  ///
  /// - Throws: The first of these that holds: `unknownLine`, `unknownMovement`, `lineExceeded`,
  ///   `movementExceeded`, `groupTooSmall`, `unbalancedGroup`.
  public init(
    account: String, matches: [KeptMatch], among open: OpenAmounts
  ) throws(ReconciliationError) {
    for id in matches.flatMap(\.lines).map(\.id) where open.lines[id] == nil {
      throw .unknownLine(id)
    }
    for id in matches.flatMap(\.movements).map(\.id) where open.movements[id] == nil {
      throw .unknownMovement(id)
    }
    if let (id, left) = Self.exceeded(matches.flatMap(\.lines), open.lines) {
      throw .lineExceeded(id, left: left)
    }
    if let (id, left) = Self.exceeded(matches.flatMap(\.movements), open.movements) {
      throw .movementExceeded(id, left: left)
    }
    for match in matches {
      guard match.lines.count + match.movements.count > 1 else { throw .groupTooSmall }
      guard match.excess.isZero else {
        throw .unbalancedGroup(
          lines: KeptMatch.sum(match.lines), movements: KeptMatch.sum(match.movements))
      }
    }
    self.init(account: account, unchecked: matches)
  }

  /// The first item of which more is used than is left, or with the other sign.
  private static func exceeded<ID>(
    _ parts: [MatchPart<ID>], _ left: [ID: Money]
  ) -> (ID, left: Money)? {
    var left = left
    for part in parts {
      let rest = left[part.id] ?? .zero
      guard !part.amount.isZero, part.amount.isNegative == rest.isNegative,
        part.amount.magnitude <= rest.magnitude
      else { return (part.id, rest) }
      left[part.id] = rest - part.amount
    }
    return nil
  }

  init(account: String, unchecked matches: [KeptMatch]) {
    self.account = account
    self.matches = matches
  }
}
