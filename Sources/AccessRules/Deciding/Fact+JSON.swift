public import LedgerValues

extension Fact {
  /// The fact as a record keeps it.
  func json(named name: String) -> JSON {
    var members: [String: JSON] = ["name": .text(name)]
    if !source.isEmpty { members["source"] = .text(source) }
    if let day { members["day"] = .text(day.description) }
    switch state {
    case .value(.integer(let value)): members["number"] = .integer(Int64(value))
    case .value(.choice(let word)): members["word"] = .text(word)
    case .interval(let range):
      members["from"] = .integer(Int64(range.lowerBound))
      members["to"] = .integer(Int64(range.upperBound))
    case .notApplicable: members["state"] = "not_applicable"
    case .expired: members["state"] = "expired"
    case .unknown(.notAsked): members["state"] = "not_asked"
    case .unknown(.doesNotKnow): members["state"] = "does_not_know"
    case .unknown(.refused): members["state"] = "refused"
    }
    return .object(members)
  }

  /// Reads what `json(named:)` writes.
  init?(json: JSON) {
    guard let state = Self.state(json) else { return nil }
    var day: Day?
    if let text = json["day"] {
      guard let read = text.text.flatMap({ Day(iso: $0) }) else { return nil }
      day = read
    }
    self.init(state, source: json["source"]?.text ?? "", day: day)
  }

  private static func state(_ json: JSON) -> FactState? {
    if let number = json["number"]?.integer { return .value(.integer(Int(number))) }
    if let word = json["word"]?.text { return .value(.choice(word)) }
    if let from = json["from"]?.integer, let to = json["to"]?.integer, from <= to {
      return .interval(Int(from)...Int(to))
    }
    switch json["state"]?.text {
    case "not_applicable": return .notApplicable
    case "expired": return .expired
    case "not_asked": return .unknown(.notAsked)
    case "does_not_know": return .unknown(.doesNotKnow)
    case "refused": return .unknown(.refused)
    case .some, nil: return nil
    }
  }
}

/// What of a case or a decision stays in a record, and what is kept beside it.
///
/// The sensitive part (a pregnancy, a programme, the rows that test them) belongs in a salted
/// detail that can be forgotten; the open part stays in the chained body.
public struct SplitJSON: Hashable, Sendable {
  public let open: JSON
  public let sensitive: JSON

  public init(open: JSON, sensitive: JSON) {
    self.open = open
    self.sensitive = sensitive
  }
}
