public import LedgerValues

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
  ///   `movementUsedTwice`, `unbalancedGroup`.
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
      let left = group.lines.reduce(Money.zero) { $0 + (amounts[$1] ?? .zero) }
      let right = group.movements.reduce(Money.zero) { $0 + (others[$1] ?? .zero) }
      guard left == right, left == group.amount else {
        throw .unbalancedGroup(lines: left, movements: right)
      }
    }
    self.init(account: account, unchecked: groups)
  }

  private init(account: String, unchecked groups: [MatchGroup]) {
    self.account = account
    self.groups = groups.sorted { Self.order($0, $1) }
  }

  private static func order(_ left: MatchGroup, _ right: MatchGroup) -> Bool {
    left.lines.lexicographicallyPrecedes(right.lines)
  }
}

extension MatchRecord {
  /// The form in which a record keeps it.
  public var json: JSON {
    ["account": .text(account), "groups": .array(groups.map(\.json))]
  }

  /// Reads what `json` wrote. That the groups balance is for the book to say, which has the items.
  ///
  /// - Throws: `malformed` naming the key.
  public init(json: JSON) throws(ReconciliationError) {
    guard let account = json["account"]?.text else { throw .malformed(key: "account") }
    guard let items = json["groups"]?.array else { throw .malformed(key: "groups") }
    let groups = try items.map { item throws(ReconciliationError) in try MatchGroup(json: item) }
    self.init(account: account, unchecked: groups)
  }
}

extension MatchGroup {
  var json: JSON {
    [
      "lines": .array(
        lines.map {
          ["statement": .integer(Int64($0.statement)), "line": .integer(Int64($0.line))]
        }),
      "movements": .array(
        movements.map { ["record": .integer(Int64($0.record)), "part": .integer(Int64($0.part))] }),
      "amount": .integer(amount.units), "rule": .text(rule.rawValue),
      "version": .integer(Int64(rule.version)), "facts": .array(facts.map(\.json)),
    ]
  }

  init(json: JSON) throws(ReconciliationError) {
    let lines = (json["lines"]?.array ?? []).map { item in
      Self.pair(item, "statement", "line").map { LineID(statement: $0, line: $1) }
    }
    guard !lines.isEmpty, lines.allSatisfy({ $0 != nil }) else { throw .malformed(key: "lines") }
    let movements = (json["movements"]?.array ?? []).map { item in
      Self.pair(item, "record", "part").map { MovementID(record: $0, part: $1) }
    }
    guard !movements.isEmpty, movements.allSatisfy({ $0 != nil }) else {
      throw .malformed(key: "movements")
    }
    guard let amount = json["amount"]?.integer else { throw .malformed(key: "amount") }
    guard let rule = json["rule"]?.text.flatMap(MatchRule.init(rawValue:)) else {
      throw .malformed(key: "rule")
    }
    guard let items = json["facts"]?.array else { throw .malformed(key: "facts") }
    let facts = items.map(MatchFact.init(json:))
    guard facts.allSatisfy({ $0 != nil }) else { throw .malformed(key: "facts") }
    self.init(
      lines: lines.compactMap { $0 }, movements: movements.compactMap { $0 },
      amount: Money(amount), rule: rule, facts: facts.compactMap { $0 })
  }

  private static func pair(_ json: JSON, _ first: String, _ second: String) -> (Int, Int)? {
    guard let left = json[first]?.integer, let right = json[second]?.integer else { return nil }
    return (Int(left), Int(right))
  }
}

extension MatchFact {
  var json: JSON {
    switch self {
    case .references(let line, let movement):
      ["line_reference": .text(line), "movement_reference": .text(movement)]
    case .daysApart(let days): ["days_apart": .integer(Int64(days))]
    case .feeIncluded(let fee): ["fee_included": .integer(fee.units)]
    }
  }

  init?(json: JSON) {
    if let line = json["line_reference"]?.text, let movement = json["movement_reference"]?.text {
      self = .references(line: line, movement: movement)
    } else if let days = json["days_apart"]?.integer {
      self = .daysApart(Int(days))
    } else if let fee = json["fee_included"]?.integer {
      self = .feeIncluded(Money(fee))
    } else {
      return nil
    }
  }
}
