import LedgerValues

/// What the record of one match run keeps: the groups that were accepted, each with its rule, that
/// rule's version and what was seen.
public struct MatchRecord: Hashable, Sendable {
  /// The treasury account.
  public let account: String
  public let groups: [MatchGroup]

  /// Creates the record of groups that balance and use each item once.
  ///
  /// INVARIANT I18: each line and each movement is used at most once.
  ///
  /// - Throws: The first of these that holds: `unknownLine`, `unknownMovement`, `lineUsedTwice`,
  ///   `movementUsedTwice`, `groupTooSmall`, `unbalancedGroup`.
  public init(
    account: String, groups: [MatchGroup], lines: [OpenLine], movements: [Movement]
  ) throws(ReconciliationError) {
    let amounts = Dictionary(lines.map { ($0.id, $0.amount) }) { first, _ in first }
    let others = Dictionary(movements.map { ($0.id, $0.amount) }) { first, _ in first }
    for id in groups.flatMap(\.lines) where amounts[id] == nil { throw .unknownLine(id) }
    for id in groups.flatMap(\.movements) where others[id] == nil { throw .unknownMovement(id) }
    var (seenLines, seenMovements) = (Set<LineID>(), Set<MovementID>())
    for id in groups.flatMap(\.lines) where !seenLines.insert(id).inserted {
      throw .lineUsedTwice(id)
    }
    for id in groups.flatMap(\.movements) where !seenMovements.insert(id).inserted {
      throw .movementUsedTwice(id)
    }
    for group in groups {
      guard group.lines.count + group.movements.count > 1 else { throw .groupTooSmall }
      let left = group.lines.reduce(Money.zero) { $0 + (amounts[$1] ?? .zero) }
      let right = group.movements.reduce(Money.zero) { $0 + (others[$1] ?? .zero) }
      guard left == right, left == group.amount else {
        throw .unbalancedGroup(lines: left, movements: right)
      }
    }
    self.init(account: account, unchecked: groups)
  }

  init(account: String, unchecked groups: [MatchGroup]) {
    self.account = account
    self.groups = groups.sorted()
  }
}
