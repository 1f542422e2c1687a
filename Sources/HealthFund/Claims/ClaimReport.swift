public import DoubleEntry
public import LedgerValues

/// Where a provider's claims stand: what it asks for is what is accepted, what is disputed by name,
/// and what nobody has looked at.
///
/// INVARIANT I21: the three make what is claimed, to the franc.
public struct ClaimReport: Hashable, Sendable {
  /// What the lines ask for.
  public let claimed: Sum
  public let accepted: Sum
  /// By name, in the order of the names.
  public let disputed: [Named]
  /// Lines that wait for a person, or for the next comparison.
  public let open: Sum
  /// What households paid above their share and are to get back, whatever became of the line.
  public let overcharged: Sum
  /// What of the accepted amounts each fund bears, by fund.
  public let funds: [FundPart]
  /// Care that funds owe for and no line claims.
  public let unclaimed: Sum

  /// So many lines, so many francs.
  public struct Sum: Hashable, Sendable {
    public private(set) var count = 0
    public private(set) var amount: Money = .zero

    mutating func add(_ part: Money) {
      count += 1
      amount = amount + part
    }
  }

  public struct Named: Hashable, Sendable {
    public let name: ClaimDiscrepancy.Name
    public let sum: Sum
  }

  public struct FundPart: Hashable, Sendable {
    public let fund: FundCode
    public let amount: Money
    /// What of it the fund could not pay when care was given, and has not made good.
    public let promised: Money
  }

  /// - Parameters:
  ///   - lines: All lines of the provider's claims.
  ///   - matches: What became of them, as far as it stands.
  ///   - care: The fee lines that the matches name.
  public init(
    lines: [OpenClaimLine], matches: [ClaimMatch], care: [CareLine], unclaimed: [CareLine]
  ) {
    let amounts = Dictionary(lines.map { ($0.id, $0.line.amount) }) { first, _ in first }
    var (claimed, accepted, open, over) = (Sum(), Sum(), Sum(), Sum())
    var disputed: [ClaimDiscrepancy.Name: Sum] = [:]
    for amount in amounts.values { claimed.add(amount) }
    for match in matches {
      if !match.parts.isEmpty { accepted.add(match.accepted) }
      if let name = match.names.first, match.parts.isEmpty || match.disputed.isPositive {
        disputed[name, default: Sum()].add(match.disputed)
      }
      if match.overcharged.isPositive { over.add(match.overcharged) }
    }
    let settled = Set(matches.map(\.line))
    for (id, amount) in amounts where !settled.contains(id) { open.add(amount) }
    self.claimed = claimed
    self.accepted = accepted
    self.open = open
    self.disputed = ClaimDiscrepancy.Name.allCases.compactMap { name in
      disputed[name].map { Named(name: name, sum: $0) }
    }
    overcharged = over
    funds = Self.funds(matches, care)
    var missing = Sum()
    for line in unclaimed { missing.add(line.left) }
    self.unclaimed = missing
  }

  /// The funds bear what is accepted of a fee line in the order of the rule book.
  private static func funds(_ matches: [ClaimMatch], _ care: [CareLine]) -> [FundPart] {
    let items = Dictionary(care.map { ($0.id, $0) }) { first, _ in first }
    var accepted: [CareLineID: Money] = [:]
    for part in matches.flatMap(\.parts) {
      accepted[part.care] = (accepted[part.care] ?? .zero) + part.amount
    }
    var sums: [FundCode: (amount: Money, promised: Money)] = [:]
    for (id, amount) in accepted {
      var rest = amount
      for share in items[id]?.shares ?? [] {
        let part = min(rest, share.amount)
        rest = rest - part
        let sum = sums[share.fund] ?? (.zero, .zero)
        sums[share.fund] = (sum.amount + part, sum.promised + (share.isPromise ? part : .zero))
      }
    }
    return sums.keys.sorted().compactMap { fund in
      sums[fund].map { FundPart(fund: fund, amount: $0.amount, promised: $0.promised) }
    }
  }
}
