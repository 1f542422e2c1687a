public import LedgerValues

/// By how much a line may differ from its movement, and why: a rule that a committee has agreed on.
///
/// A difference is never let pass for being small. It is explained by a rule with a name and days, which
/// says where it is posted; without one, nothing is tolerated.
public struct Tolerance: Hashable, Sendable {
  /// By which people know it: `FRAIS-OM-2025`.
  public let name: String
  /// The treasury account whose lines it is for.
  public let account: String
  public let from: Day
  /// The last day; nothing where it goes on.
  public let to: Day?
  public let measure: Measure

  public enum Measure: Hashable, Sendable {
    /// What the operator takes of an amount, by its published table. The steps rise; beyond the last
    /// one nothing is tolerated.
    case fees([Step])
    /// At most so many francs, either way.
    case rounding(Money)
  }

  /// Of amounts up to this one, so much.
  public struct Step: Hashable, Sendable {
    public let upTo: Money
    public let fee: Money

    public init(upTo: Money, fee: Money) {
      self.upTo = upTo
      self.fee = fee
    }
  }

  /// - Throws: The first of these that holds: `toleranceName`, `toleranceDays`, `toleranceSteps`.
  public init(
    name: String, account: String, from: Day, to: Day? = nil, measure: Measure
  ) throws(ReconciliationError) {
    guard !name.isEmpty else { throw .toleranceName }
    guard to.map({ from <= $0 }) ?? true else { throw .toleranceDays }
    guard measure.isSound else { throw .toleranceSteps }
    self.name = name
    self.account = account
    self.from = from
    self.to = to
    self.measure = measure
  }

  /// Those that hold on a day: of each name the last that has begun, unless it has ended.
  public static func inForce(_ rules: [Tolerance], on day: Day) -> [Tolerance] {
    let begun = Dictionary(grouping: rules.filter { $0.from <= day }, by: \.name)
    return begun.values.compactMap { rules in rules.max { $0.from < $1.from } }
      .filter { rule in rule.to.map { day <= $0 } ?? true }
      .sorted { $0.name < $1.name }
  }

  /// Whether another one, written later, stands in its place.
  public func isReplaced(by later: Tolerance) -> Bool {
    (name, account, from) == (later.name, later.account, later.from)
  }

  /// Whether a line of this amount may be the movement of that one. What an operator takes lowers what
  /// comes in, and adds to what goes out.
  public func explains(_ line: Money, of movement: Money) -> Bool {
    let difference = line - movement
    guard line.isNegative == movement.isNegative, !difference.isZero else { return false }
    switch measure {
    case .rounding(let most): return difference.magnitude <= most
    case .fees(let steps):
      return steps.first { movement.magnitude <= $0.upTo }?.fee == -difference
    }
  }

  /// The amounts among which all movements lie that a line of this amount may be.
  func movements(of line: Money) -> [ClosedRange<Int64>] {
    switch measure {
    case .rounding(let most):
      let least = line.units.subtractingReportingOverflow(most.units)
      let greatest = line.units.addingReportingOverflow(most.units)
      return [
        (least.overflow ? .min : least.partialValue)...(greatest.overflow
          ? .max : greatest.partialValue)
      ]
    case .fees(let steps):
      return steps.compactMap { step in
        let gross = line.units.addingReportingOverflow(step.fee.units)
        return gross.overflow ? nil : gross.partialValue...gross.partialValue
      }
    }
  }
}

extension Tolerance.Measure {
  fileprivate var isSound: Bool {
    switch self {
    case .rounding(let most): most.isPositive
    case .fees(let steps):
      !steps.isEmpty && steps.allSatisfy { $0.upTo.isPositive && !$0.fee.isNegative }
        && zip(steps, steps.dropFirst()).allSatisfy { $0.upTo < $1.upTo }
    }
  }
}

extension Tolerance {
  /// The members of a record that keep it.
  public var json: [String: JSON] {
    var members: [String: JSON] = [
      "name": .text(name), "account": .text(account), "from": .text(from.description),
    ]
    members["to"] = to.map { .text($0.description) }
    switch measure {
    case .rounding(let most): members["rounding"] = .integer(most.units)
    case .fees(let steps):
      members["fees"] = .array(
        steps.map { ["up_to": .integer($0.upTo.units), "fee": .integer($0.fee.units)] })
    }
    return members
  }

  /// Reads what `json` wrote.
  ///
  /// - Throws: `malformed` naming the key, then as `init(name:account:from:to:measure:)`.
  public init(json: JSON) throws(ReconciliationError) {
    guard let name = json["name"]?.text else { throw .malformed(key: "name") }
    guard let account = json["account"]?.text else { throw .malformed(key: "account") }
    guard let from = json["from"]?.text.flatMap({ Day(iso: $0) }) else {
      throw .malformed(key: "from")
    }
    let to = json["to"]?.text.flatMap { Day(iso: $0) }
    guard (to == nil) == (json["to"] == nil) else { throw .malformed(key: "to") }
    try self.init(
      name: name, account: account, from: from, to: to, measure: try Measure(json: json))
  }
}

extension Tolerance.Measure {
  fileprivate init(json: JSON) throws(ReconciliationError) {
    if let most = json["rounding"]?.integer {
      self = .rounding(Money(most))
      return
    }
    guard let items = json["fees"]?.array else { throw .malformed(key: "fees") }
    var steps: [Tolerance.Step] = []
    for item in items {
      guard let upTo = item["up_to"]?.integer, let fee = item["fee"]?.integer else {
        throw .malformed(key: "fees")
      }
      steps.append(Tolerance.Step(upTo: Money(upTo), fee: Money(fee)))
    }
    self = .fees(steps)
  }
}
