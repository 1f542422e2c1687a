import AccessRules
import DoubleEntry
import HealthFund
import LedgerValues

extension Book {
  /// Records care: the decision, its facts, and the money it moves, in one record.
  ///
  /// - Throws: The first of these that holds: `personUnknown`, `providerUnknown`, `groupMissing`,
  ///   `referenceUsed`, what refuses the day, what `intake` throws, `undecided`,
  ///   `savingsAboveShare`, `savingsShort`, and what refuses the entry.
  func record(_ visit: Visit) throws(BookError) -> ActResult {
    let person = try person(visit.person)
    _ = try provider(visit.provider)
    if visit.lines.contains(where: \.savings.isPositive) { _ = try group(of: person) }
    let reference = Reference(scope: "visit", key: visit.number)
    let known: [String: JSON] = [
      "day": .text(visit.day.description), "visit": .text(visit.number),
      "person": .text(person.identifier.description), "provider": .text(visit.provider),
    ]
    if let result = try existing(reference, request: known) {
      try checkSameCare(visit, as: result.record)
      return result
    }
    try check(visit.day)
    let intake = try intake(visit)
    let shares: CostShares
    switch intake.decision.outcome {
    case .decided(let decided): shares = decided
    case .undecided(let undecided): throw .refused(.undecided(facts: undecided.questions))
    case .flawed: throw .refused(.undecided(facts: []))
    }
    let lines = try careLines(intake, shares)
    try checkSavings(intake, lines)
    let aids = try aids(intake)
    // A sensitive service is posted as a plain consultation: the account must not tell.
    let posted = zip(intake.prices, lines).map { price, shares in
      (act: price.neutral == nil ? price.act : "", shares: shares)
    }
    let given = aids.map { aid, shares in
      (act: intake.ruleBook.isSensitive(aid: aid.name) ? "" : aid.name, shares: shares)
    }
    let entry = try entering { () throws(EntryError) in
      try CareShare.entry(
        day: visit.day, voucher: visit.number, provider: visit.provider, lines: posted + given)
    }
    let entries = entry.map { [$0] } ?? []
    try check(entries)
    let (body, detail) = try visitBody(intake, lines, aids, known)
    return try appended(.visit, body, entries: entries, details: [detail])
  }

  /// The shares of each line as the books see them, the patient's savings taken out of the
  /// household's share.
  private func careLines(
    _ intake: Intake, _ shares: CostShares
  ) throws(BookError) -> [[CareShare]] {
    var lines: [[CareShare]] = []
    for (index, line) in shares.lines.enumerated() {
      var parts: [CareShare] = []
      for share in line.shares {
        parts.append(
          CareShare(
            try bearer(of: share, in: intake.ruleBook), payer: share.payer, share.amount,
            until: share.fund == nil
              ? nil : share.provisionalDays.map { intake.visit.day.adding(days: $0) }))
      }
      let savings = intake.visit.lines[index].savings
      guard savings <= line.household else {
        throw .refused(
          .savingsAboveShare(line: index + 1, share: line.household, asked: savings))
      }
      if savings.isPositive {
        let group = try fund(try group(of: intake.person))
        parts.append(
          CareShare(
            .savings(group, person: intake.person.identifier), payer: "savings", savings))
      }
      parts.append(CareShare(.household, payer: "household", line.household - savings))
      lines.append(parts)
    }
    return lines
  }

  private func bearer(
    of share: Share, in ruleBook: RuleBook
  ) throws(BookError) -> CareShare.Bearer {
    guard let payer = ruleBook.payers.first(where: { $0.code == share.payer }) else {
      throw .refused(.careCase(.unreadable))
    }
    guard let name = share.fund, let code = FundCode(name) else { return .direct }
    let fund = try fund(code)
    if share.isCommitment { return .commitment(fund) }
    switch payer.mode {
    case .benefit: return .benefit(fund)
    case .waiver: return .waiver(fund)
    case .prefinanced: return .prefinanced(fund)
    case .direct: return .direct
    }
  }

  private func checkSavings(_ intake: Intake, _ lines: [[CareShare]]) throws(BookError) {
    var asked = Money.zero
    for share in lines.joined() {
      if case .savings = share.bearer { asked += share.amount }
    }
    guard asked.isPositive else { return }
    let held = try savings(
      of: intake.person.identifier, in: try group(of: intake.person), on: intake.visit.day)
    guard asked <= held else {
      throw .refused(.savingsShort(person: intake.person.code, available: held, asked: asked))
    }
  }
}
