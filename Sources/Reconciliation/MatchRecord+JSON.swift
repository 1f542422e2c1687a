public import LedgerValues

extension MatchRecord {
  /// The form in which a record keeps it.
  public var json: JSON {
    ["account": .text(account), "groups": .array(matches.map(\.json))]
  }

  /// Reads what `json` wrote. That the matches balance is for the book to say, which has
  /// the items.
  ///
  /// - Throws: `malformed` naming the key.
  public init(json: JSON) throws(ReconciliationError) {
    guard let account = json["account"]?.text else { throw .malformed(key: "account") }
    guard let items = json["groups"]?.array else { throw .malformed(key: "groups") }
    let matches = try items.map { item throws(ReconciliationError) in try KeptMatch(json: item) }
    self.init(account: account, unchecked: matches)
  }
}

extension KeptMatch {
  var json: JSON {
    [
      "lines": .array(
        lines.map { part in
          [
            "statement": .integer(Int64(part.id.statement)), "line": .integer(Int64(part.id.line)),
            "amount": .integer(part.amount.units),
          ]
        }),
      "movements": .array(
        movements.map { part in
          [
            "record": .integer(Int64(part.id.record)), "part": .integer(Int64(part.id.part)),
            "amount": .integer(part.amount.units),
          ]
        }), "rule": .text(rule.rawValue), "version": .integer(Int64(version)),
      "facts": .array(facts.map(\.json)),
    ]
  }

  init(json: JSON) throws(ReconciliationError) {
    let lines = try Self.parts(json, "lines", "statement", "line")
    let movements = try Self.parts(json, "movements", "record", "part")
    guard lines.count + movements.count > 1 else { throw .malformed(key: "movements") }
    guard let rule = json["rule"]?.text.flatMap(MatchRule.init(rawValue:)) else {
      throw .malformed(key: "rule")
    }
    guard let version = json["version"]?.integer, version > 0 else {
      throw .malformed(key: "version")
    }
    guard let items = json["facts"]?.array else { throw .malformed(key: "facts") }
    let facts = items.map(MatchFact.init(json:))
    guard facts.allSatisfy({ $0 != nil }) else { throw .malformed(key: "facts") }
    self.init(
      lines: lines.map { MatchPart(LineID(statement: $0.0, line: $0.1), $0.2) },
      movements: movements.map { MatchPart(MovementID(record: $0.0, part: $0.1), $0.2) },
      rule: rule, version: Int(version), facts: facts.compactMap { $0 })
  }

  private static func parts(
    _ json: JSON, _ key: String, _ first: String, _ second: String
  ) throws(ReconciliationError) -> [(Int, Int, Money)] {
    guard let items = json[key]?.array else { throw .malformed(key: key) }
    let parts = items.map { item -> (Int, Int, Money)? in
      guard let left = item[first]?.integer, let right = item[second]?.integer,
        let amount = item["amount"]?.integer, amount != 0
      else { return nil }
      return (Int(left), Int(right), Money(amount))
    }
    guard parts.allSatisfy({ $0 != nil }) else { throw .malformed(key: key) }
    return parts.compactMap { $0 }
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
    case .tolerance(let name, let difference):
      ["tolerance": .text(name), "difference": .integer(difference.units)]
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
    } else if let name = json["tolerance"]?.text, let amount = json["difference"]?.integer {
      self = .tolerance(name, Money(amount))
    } else if json["same_phone"] == true {
      self = .samePhone
    } else {
      return nil
    }
  }
}
