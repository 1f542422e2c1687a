import LedgerValues

extension CareCase {
  /// The case as a record keeps it, split by what the rule book calls sensitive.
  ///
  /// `CareCase(json:)` of it is an equal case.
  public func json(_ book: RuleBook) -> SplitJSON {
    let sensitive = Set(book.facts.filter(\.isSensitive).map(\.name))
    func list(_ facts: [String: Fact], isSensitive: Bool) -> JSON {
      let names = facts.keys.filter { sensitive.contains($0) == isSensitive }
      return .array(
        names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { name in
          facts[name]?.json(named: name)
        })
    }
    let open: JSON = [
      "day": .text(day.description), "facts": list(facts, isSensitive: false),
      "lines": .array(
        lines.map { line in
          ["fee": .integer(line.fee.units), "facts": list(line.facts, isSensitive: false)]
        }),
      "available": .array(
        available.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { fund, money in
          ["fund": .text(fund), "amount": .integer(money.units)]
        }),
    ]
    return SplitJSON(
      open: open,
      sensitive: [
        "facts": list(facts, isSensitive: true),
        "lines": .array(lines.map { list($0.facts, isSensitive: true) }),
      ])
  }

  /// Reads a case as a record keeps it.
  ///
  /// - Throws: `unreadable` where a part is missing or is not what `json(_:)` writes.
  public init(json: SplitJSON) throws(CareCaseError) {
    guard let day = json.open["day"]?.text.flatMap({ Day(iso: $0) }),
      let open = Self.facts(json.open["facts"]),
      let sensitive = Self.facts(json.sensitive["facts"]),
      let openLines = json.open["lines"]?.array,
      let sensitiveLines = json.sensitive["lines"]?.array,
      openLines.count == sensitiveLines.count,
      let funds = json.open["available"]?.array
    else { throw .unreadable }
    var lines: [CareLine] = []
    for (open, sensitive) in zip(openLines, sensitiveLines) {
      guard let fee = open["fee"]?.integer, let known = Self.facts(open["facts"]),
        let secret = Self.facts(sensitive)
      else { throw .unreadable }
      lines.append(CareLine(fee: Money(fee), facts: known.merging(secret) { $1 }))
    }
    var available: [String: Money] = [:]
    for fund in funds {
      guard let code = fund["fund"]?.text, let amount = fund["amount"]?.integer else {
        throw .unreadable
      }
      available[code] = Money(amount)
    }
    self.init(
      day: day, facts: open.merging(sensitive) { $1 }, lines: lines, available: available)
  }

  private static func facts(_ json: JSON?) -> [String: Fact]? {
    guard let items = json?.array else { return nil }
    var facts: [String: Fact] = [:]
    for item in items {
      guard let name = item["name"]?.text, let fact = Fact(json: item) else { return nil }
      facts[name] = fact
    }
    return facts
  }
}
