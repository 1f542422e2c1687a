import LedgerValues

extension RuleBook {
  /// The number of these semantics. A change of what the same rule book decides raises it;
  /// decisions say under which one they were made.
  public static let semantics = 1

  /// Decides a stored case again.
  ///
  /// The decision is as recorded where `json(of:)` of it equals what the record keeps.
  ///
  /// - Throws: `unreadable`, then what `decide(_:)` throws.
  public func replay(_ stored: SplitJSON) throws(CareCaseError) -> Decision {
    try decide(try CareCase(json: stored))
  }

  /// A decision as a record keeps it. Which rows of a table applied is sensitive where the table
  /// tests a sensitive fact, itself or through another table.
  public func json(of decision: Decision) -> SplitJSON {
    var open: [String: JSON] = [
      "semantics": .integer(Int64(Self.semantics)),
      "rule_book": .text(decision.ruleBook.hex), "day": .text(decision.day.description),
      "asks_before_care": .text(decision.asksBeforeCare.rawValue),
    ]
    if !decision.suppositions.isEmpty {
      open["suppositions"] = .array(decision.suppositions.map(JSON.text))
    }
    if !decision.doubts.isEmpty {
      open["doubts"] = .array(decision.doubts.map(JSON.text))
    }
    var sensitive: JSON = [:]
    switch decision.outcome {
    case .decided(let shares):
      open["outcome"] = "decided"
      let isSensitive = tables.indices.map(testsSensitiveFact)
      open["lines"] = .array(
        shares.lines.map { json(of: $0, rowsWhere: { !isSensitive[$0] }) })
      sensitive = ["rows": .array(shares.lines.map { json(of: $0.rows) { isSensitive[$0] } })]
      if !shares.shortfalls.isEmpty {
        open["shortfalls"] = .array(shares.shortfalls.map(Self.json))
      }
      if !shares.caps.isEmpty { open["caps"] = .array(shares.caps.map(Self.json)) }
    case .undecided(let undecided):
      open["outcome"] = "undecided"
      open["undecided"] = Self.json(of: undecided)
    case .flawed(let flaw):
      open["outcome"] = "flawed"
      open["flaw"] = [
        "table": .integer(Int64(flaw.table + 1)), "line": .integer(Int64(flaw.line + 1)),
        "rows": .array(flaw.rows.map { .integer(Int64($0 + 1)) }),
      ]
    }
    return SplitJSON(open: .object(open), sensitive: sensitive)
  }

  /// Whether which of its rows applied may tell a sensitive fact.
  func testsSensitiveFact(_ table: Int) -> Bool {
    tables[table].inputs.contains { variable in
      variable < facts.count
        ? facts[variable].isSensitive
        : testsSensitiveFact(outputs[variable - facts.count].table)
    }
  }

  private func json(of line: LineShares, rowsWhere isKept: (Int) -> Bool) -> JSON {
    [
      "fee": .integer(line.fee.units), "household": .integer(line.household.units),
      "shares": .array(line.shares.map(Self.json)), "rows": json(of: line.rows, where: isKept),
    ]
  }

  /// Tables and rows count from 1, as people do.
  private func json(of rows: [AppliedRows], where isKept: (Int) -> Bool) -> JSON {
    .array(
      rows.filter { isKept($0.table) }.map { applied in
        [
          "table": .integer(Int64(applied.table + 1)),
          "rows": .array(applied.rows.map { .integer(Int64($0 + 1)) }),
        ]
      })
  }

  private static func json(of share: Share) -> JSON {
    var members: [String: JSON] = [
      "payer": .text(share.payer), "amount": .integer(share.amount.units),
      "step": .integer(Int64(share.step)), "article": .text(share.article),
    ]
    if let rate = share.rate { members["basis_points"] = .integer(Int64(rate.basisPoints)) }
    if let days = share.provisionalDays { members["provisional_days"] = .integer(Int64(days)) }
    if let fund = share.fund { members["fund"] = .text(fund) }
    if share.isCommitment { members["commitment"] = true }
    return .object(members)
  }

  private static func json(of shortfall: Shortfall) -> JSON {
    [
      "payer": .text(shortfall.payer), "fund": .text(shortfall.fund),
      "line": .integer(Int64(shortfall.line + 1)), "amount": .integer(shortfall.amount.units),
      "borne_by": .text(shortfall.borneBy.rawValue),
    ]
  }

  private static func json(of cap: Cap) -> JSON {
    [
      "step": .integer(Int64(cap.step)), "line": .integer(Int64(cap.line + 1)),
      "ceiling": .integer(Int64(cap.ceiling + 1)), "wanted": .integer(cap.wanted.units),
      "granted": .integer(cap.granted.units),
    ]
  }

  private static func json(of undecided: Undecided) -> JSON {
    [
      "questions": .array(undecided.questions.map(JSON.text)),
      "unanswerable": .array(undecided.unanswerable.map(JSON.text)),
      "least": .integer(undecided.household.lowerBound.units),
      "most": .integer(undecided.household.upperBound.units),
      "exact": .bool(undecided.isExact),
    ]
  }
}
