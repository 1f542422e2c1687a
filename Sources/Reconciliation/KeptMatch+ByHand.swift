public import LedgerValues

/// An item that a person names for a match, and how much of it; where that is not said, what is left
/// of it, or what the other side needs of it.
public struct NamedPart<ID: Hashable & Comparable & Sendable>: Hashable, Sendable {
  public let id: ID
  public let amount: Money?

  public init(_ id: ID, _ amount: Money? = nil) {
    self.id = id
    self.amount = amount
  }
}

extension KeptMatch {
  /// What a person says is the same: lines and movements, or parts of them.
  ///
  /// Where one side has more, and one item there without an amount, that item gives only what the
  /// other side needs; the rest of it stays open.
  ///
  /// - Throws: `unknownLine`, `unknownMovement`. Whether it balances is for the record to say.
  public init(
    byHand lines: [NamedPart<LineID>], _ movements: [NamedPart<MovementID>], among open: OpenAmounts
  ) throws(ReconciliationError) {
    for part in lines where open.lines[part.id] == nil { throw .unknownLine(part.id) }
    for part in movements where open.movements[part.id] == nil { throw .unknownMovement(part.id) }
    var ours = lines.map { MatchPart($0.id, $0.amount ?? open.lines[$0.id] ?? .zero) }
    var theirs = movements.map { MatchPart($0.id, $0.amount ?? open.movements[$0.id] ?? .zero) }
    let excess = Self.sum(ours) - Self.sum(theirs)
    if !Self.give(excess, of: &ours, named: lines) {
      _ = Self.give(-excess, of: &theirs, named: movements)
    }
    self.init(lines: ours, movements: theirs, rule: .byHand)
  }

  /// Takes an excess from the only item without an amount, where it has more of the same sign.
  private static func give<ID>(
    _ excess: Money, of parts: inout [MatchPart<ID>], named: [NamedPart<ID>]
  ) -> Bool {
    let free = named.indices.filter { named[$0].amount == nil }
    guard !excess.isZero, free.count == 1 else { return false }
    let part = parts[free[0]]
    guard part.amount.isNegative == excess.isNegative, excess.magnitude < part.amount.magnitude
    else { return false }
    parts[free[0]] = MatchPart(part.id, part.amount - excess)
    return true
  }
}
