public import LedgerValues

/// So much of one line or movement.
public struct MatchPart<ID: Hashable & Comparable & Sendable>: Hashable, Sendable {
  public let id: ID
  /// Of the item's sign; never zero.
  public let amount: Money

  public init(_ id: ID, _ amount: Money) {
    self.id = id
    self.amount = amount
  }
}

/// "These are those", as a record keeps it: parts of lines on one side, parts of movements on the
/// other, with equal sums.
///
/// Most parts are whole items. Several lines may make one movement (instalments) and one line several
/// movements (a collector's day); of what is used in part, the rest stays open. One side is empty
/// where the other's parts cancel each other: a payment and its reversal.
public struct KeptMatch: Hashable, Sendable {
  /// By their items.
  public let lines: [MatchPart<LineID>]
  /// By their items.
  public let movements: [MatchPart<MovementID>]
  public let rule: MatchRule
  /// The rule's version when the match was made.
  public let version: Int
  public let facts: [MatchFact]

  public init(
    lines: [MatchPart<LineID>], movements: [MatchPart<MovementID>], rule: MatchRule,
    version: Int? = nil, facts: [MatchFact] = []
  ) {
    self.lines = lines.sorted { $0.id < $1.id }
    self.movements = movements.sorted { $0.id < $1.id }
    self.rule = rule
    self.version = version ?? rule.version
    self.facts = facts
  }

  /// The sum of its lines, which is that of its movements.
  public var amount: Money {
    lines.isEmpty ? Self.sum(movements) : Self.sum(lines)
  }

  /// What the lines make more than the movements; nothing in a match that balances.
  var excess: Money { Self.sum(lines) - Self.sum(movements) }

  static func sum<ID>(_ parts: [MatchPart<ID>]) -> Money {
    parts.reduce(.zero) { $0 + $1.amount }
  }
}

/// What is left of the open items of an account: what a match may use.
public struct OpenAmounts: Sendable {
  public let lines: [LineID: Money]
  public let movements: [MovementID: Money]

  public init(lines: [OpenLine], movements: [Movement]) {
    self.lines = Dictionary(lines.map { ($0.id, $0.amount) }) { first, _ in first }
    self.movements = Dictionary(movements.map { ($0.id, $0.amount) }) { first, _ in first }
  }

  /// A group of the matcher, which uses all that is left of each of its items.
  ///
  /// - Throws: `unknownLine`, `unknownMovement`.
  public func whole(_ group: MatchGroup) throws(ReconciliationError) -> KeptMatch {
    var (ours, theirs) = ([MatchPart<LineID>](), [MatchPart<MovementID>]())
    for id in group.lines {
      guard let amount = lines[id] else { throw .unknownLine(id) }
      ours.append(MatchPart(id, amount))
    }
    for id in group.movements {
      guard let amount = movements[id] else { throw .unknownMovement(id) }
      theirs.append(MatchPart(id, amount))
    }
    return KeptMatch(lines: ours, movements: theirs, rule: group.rule, facts: group.facts)
  }
}
