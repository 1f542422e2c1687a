public import LedgerValues

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
    guard let lineItems = json["lines"]?.array else { throw .malformed(key: "lines") }
    let lines = lineItems.map { item in
      Self.pair(item, "statement", "line").map { LineID(statement: $0, line: $1) }
    }
    guard lines.allSatisfy({ $0 != nil }) else { throw .malformed(key: "lines") }
    guard let others = json["movements"]?.array else { throw .malformed(key: "movements") }
    let movements = others.map { item in
      Self.pair(item, "record", "part").map { MovementID(record: $0, part: $1) }
    }
    guard movements.allSatisfy({ $0 != nil }), lines.count + movements.count > 1 else {
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
    case .code(let code): ["code": .text(code)]
    case .together(let name): ["together": .text(name)]
    case .samePhone: ["same_phone": true]
    }
  }

  init?(json: JSON) {
    if let line = json["line_reference"]?.text, let movement = json["movement_reference"]?.text {
      self = .references(line: line, movement: movement)
    } else if let days = json["days_apart"]?.integer {
      self = .daysApart(Int(days))
    } else if let fee = json["fee_included"]?.integer {
      self = .feeIncluded(Money(fee))
    } else if let code = json["code"]?.text {
      self = .code(code)
    } else if let name = json["together"]?.text {
      self = .together(name)
    } else if json["same_phone"] == true {
      self = .samePhone
    } else {
      return nil
    }
  }
}
