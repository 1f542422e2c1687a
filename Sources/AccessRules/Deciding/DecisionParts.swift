import LedgerValues

/// The two parts of a decision while it is written down: what stays in the chained body, and what is
/// kept beside it because it would tell a sensitive fact.
struct DecisionParts {
  let telling: SensitiveParts
  var open: [String: JSON] = [:]
  var sensitive: [String: JSON] = [:]

  init(_ book: RuleBook) {
    telling = SensitiveParts(book)
  }

  mutating func put(_ key: String, _ json: JSON, isSensitive: Bool) {
    if isSensitive { sensitive[key] = json } else { open[key] = json }
  }

  /// Names of facts, each in the part where the fact itself is.
  mutating func put(_ key: String, facts names: [String]) {
    for isSensitive in [false, true] {
      let kept = names.filter { telling.hasFact($0) == isSensitive }
      if !kept.isEmpty { put(key, .array(kept.map(JSON.text)), isSensitive: isSensitive) }
    }
  }

  /// Who bears what of each line, with its reasons in one part or the other.
  mutating func put(_ shares: CostShares) {
    let rows = shares.lines.map(rows)
    let reasons = shares.lines.map { line in line.shares.map(reason) }
    open["lines"] = .array(
      shares.lines.enumerated().map { index, line in
        [
          "fee": .integer(line.fee.units), "household": .integer(line.household.units),
          "shares": .array(
            zip(line.shares, reasons[index]).map { share, reason in
              .object(Self.members(share).merging(reason.open) { $1 })
            }),
          "rows": rows[index].open,
        ]
      })
    sensitive["lines"] = .array(
      shares.lines.indices.map { index in
        [
          "shares": .array(reasons[index].map { .object($0.sensitive) }),
          "rows": rows[index].sensitive,
        ]
      })
    put("shortfalls", shares.shortfalls, step: \.step, json: Self.json)
    put("caps", shares.caps, step: \.step, json: Self.json)
    for isSensitive in [false, true] {
      let kept = shares.benefits.filter { telling.hasAid($0.name) == isSensitive }
      if !kept.isEmpty { put("benefits", .array(kept.map(Self.json)), isSensitive: isSensitive) }
    }
  }

  /// Why a payer bears a share: the step that gave it, its article and its percentage.
  private func reason(_ share: Share) -> (open: [String: JSON], sensitive: [String: JSON]) {
    var reason: [String: JSON] = [
      "step": .integer(Int64(share.step)), "article": .text(share.article),
    ]
    if let rate = share.rate { reason["basis_points"] = .integer(Int64(rate.basisPoints)) }
    return telling.hasStep(share.step) ? ([:], reason) : (reason, [:])
  }

  private func rows(_ line: LineShares) -> SplitJSON {
    func list(_ isSensitive: Bool) -> JSON {
      .array(
        line.rows.filter { telling.tables[$0.table] == isSensitive }.map(Self.json))
    }
    return SplitJSON(open: list(false), sensitive: list(true))
  }

  private mutating func put<Item>(
    _ key: String, _ items: [Item], step: KeyPath<Item, Int>, json: (Item) -> JSON
  ) {
    for isSensitive in [false, true] {
      let kept = items.filter { telling.hasStep($0[keyPath: step]) == isSensitive }
      if !kept.isEmpty { put(key, .array(kept.map(json)), isSensitive: isSensitive) }
    }
  }
}

// Tables, rows, lines and steps count from 1, as people do.
extension DecisionParts {
  static func json(of applied: AppliedRows) -> JSON {
    [
      "table": .integer(Int64(applied.table + 1)),
      "rows": .array(applied.rows.map { .integer(Int64($0 + 1)) }),
    ]
  }

  private static func members(_ share: Share) -> [String: JSON] {
    var members: [String: JSON] = [
      "payer": .text(share.payer), "amount": .integer(share.amount.units),
    ]
    if let days = share.provisionalDays { members["provisional_days"] = .integer(Int64(days)) }
    if let fund = share.fund { members["fund"] = .text(fund) }
    if share.isCommitment { members["commitment"] = true }
    return members
  }

  private static func json(of shortfall: Shortfall) -> JSON {
    [
      "payer": .text(shortfall.payer), "fund": .text(shortfall.fund),
      "line": .integer(Int64(shortfall.line + 1)), "amount": .integer(shortfall.amount.units),
      "borne_by": .text(shortfall.borneBy.rawValue),
    ]
  }

  private static func json(of benefit: Benefit) -> JSON {
    var members: [String: JSON] = [
      "name": .text(benefit.name), "payer": .text(benefit.payer),
      "amount": .integer(benefit.amount.units), "paid": .integer(benefit.paid.units),
      "committed": .integer(benefit.committed.units), "article": .text(benefit.article),
    ]
    if let fund = benefit.fund { members["fund"] = .text(fund) }
    return .object(members)
  }

  private static func json(of cap: Cap) -> JSON {
    [
      "step": .integer(Int64(cap.step)), "line": .integer(Int64(cap.line + 1)),
      "ceiling": .integer(Int64(cap.ceiling + 1)), "wanted": .integer(cap.wanted.units),
      "granted": .integer(cap.granted.units),
    ]
  }
}
