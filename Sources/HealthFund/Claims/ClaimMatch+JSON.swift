public import LedgerValues

extension ClaimMatch {
  /// The form in which a record keeps it; what is zero is left out.
  public var json: JSON {
    var members: [String: JSON] = [
      "claim": .text(line.claim.description), "line": .integer(Int64(line.line)),
      "parts": .array(
        parts.map { part in
          [
            "visit": .text(part.care.visit.description), "line": .integer(Int64(part.care.line)),
            "amount": .integer(part.amount.units),
          ]
        }),
      "names": .array(names.map { .text($0.rawValue) }),
    ]
    if !disputed.isZero { members["disputed"] = .integer(disputed.units) }
    if !overcharged.isZero { members["overcharged"] = .integer(overcharged.units) }
    return .object(members)
  }

  /// Reads what `json` wrote; nothing where it is none.
  public init?(json: JSON) {
    guard let claim = json["claim"]?.text.flatMap({ RecordKey($0) }),
      let line = json["line"]?.integer, let items = json["parts"]?.array,
      let words = json["names"]?.array
    else { return nil }
    let parts = items.map { item -> Part? in
      guard let visit = item["visit"]?.text.flatMap({ RecordKey($0) }),
        let line = item["line"]?.integer, let amount = item["amount"]?.integer
      else { return nil }
      return Part(CareLineID(visit: visit, line: Int(line)), Money(amount))
    }
    let names = words.map { $0.text.flatMap(ClaimDiscrepancy.Name.init(rawValue:)) }
    guard parts.allSatisfy({ $0 != nil }), names.allSatisfy({ $0 != nil }) else { return nil }
    self.init(
      line: ClaimLineID(claim: claim, line: Int(line)), parts: parts.compactMap { $0 },
      disputed: Money(json["disputed"]?.integer ?? 0), names: names.compactMap { $0 },
      overcharged: Money(json["overcharged"]?.integer ?? 0))
  }
}
