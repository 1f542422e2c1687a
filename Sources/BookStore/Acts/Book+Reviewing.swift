public import AccessRules
import DoubleEntry
import HealthFund
public import LedgerValues

/// What another rule book would say of a visit that was decided.
///
/// Nothing is edited by it: what was decided stands, and what a new rule owes is for the committee
/// to say.
public struct DecisionReview: Hashable, Sendable {
  /// The visit's record.
  public let record: RecordKey
  public let visit: String
  public let day: Day
  public let outcome: Outcome

  public enum Outcome: Hashable, Sendable {
    /// Everybody bears what was decided.
    case same
    /// The household would bear another amount, or the same one with other payers.
    case changes(household: Money, from: Money)
    /// The other rule book needs answers that were not asked then.
    case undecided(questions: [String])
    /// It does not settle the case, or the case cannot be put to it.
    case flawed
    /// The facts were forgotten.
    case erased
  }
}

extension Book {
  /// Puts every recorded visit of a rule book's days to it: what would change if it were adopted, or
  /// had been. Visits that were undone are left out.
  ///
  /// The facts are those that were looked at then; one that only this rule book asks for is found as
  /// the book knew it then, and what was never asked stays unknown. Of a fund that only this rule book
  /// names, what it could spend that day is what had been recorded until then.
  public func review(
    under ruleBook: RuleBook, _ body: (DecisionReview) throws(BookError) -> Void
  ) throws(BookError) {
    try reading { () throws(BookError) in
      let codes = ruleBook.payers.compactMap(\.fund).compactMap(FundCode.init(_:))
      var funds = FundsThen(of: codes, chart: chart)
      try eachRecord { (record) throws(BookError) in
        if let review = try review(record, under: ruleBook, funds) { try body(review) }
        try funds.take(record)
      }
    }
  }

  /// What a rule book says of a record; nothing where that is no visit of its days that stands, or is
  /// one that it decided itself.
  private func review(
    _ record: Record, under ruleBook: RuleBook, _ funds: FundsThen
  ) throws(BookError) -> DecisionReview? {
    guard record.kind == .visit, try reversal(of: record.key) == nil else { return nil }
    let visit = BodyReader(record)
    let day = try visit.day("day")
    guard ruleBook.inForce.contains(day), try decider(of: visit) != ruleBook.digest else {
      return nil
    }
    return DecisionReview(
      record: record.key, visit: try visit.text("visit"), day: day,
      outcome: try review(visit, under: ruleBook, funds))
  }

  /// Puts every recorded visit to the rule book that decides its day as it is known today.
  public func reviewUnderToday(
    _ body: (DecisionReview) throws(BookError) -> Void
  ) throws(BookError) {
    for (index, ruleBook) in try adoptedTexts().enumerated() {
      let later = try adoptedTexts().dropFirst(index + 1)
      try review(under: ruleBook) { (review) throws(BookError) in
        guard !later.contains(where: { $0.inForce.contains(review.day) }) else { return }
        try body(review)
      }
    }
  }

  /// The digest of the rule book that decided a visit.
  private func decider(of visit: BodyReader) throws(BookError) -> Digest {
    guard let digest = visit.json["decision"]?["rule_book"]?.text.flatMap({ Digest(hex: $0) })
    else { throw visit.broken }
    return digest
  }

  private func review(
    _ visit: BodyReader, under ruleBook: RuleBook, _ funds: FundsThen
  ) throws(BookError) -> DecisionReview.Outcome {
    guard let stored = try storedDecision(visit) else { return .erased }
    guard let known = try? CareCase(json: stored.care),
      let then = (try? stored.ruleBook.decide(known))?.shares
    else { return .flawed }
    let care = try care(
      known, of: visit, stored.services, from: stored.ruleBook, to: ruleBook, funds)
    guard let decision = try? ruleBook.decide(care) else { return .flawed }
    switch decision.outcome {
    case .decided(let now):
      return now.isBorneBySame(as: then)
        ? .same : .changes(household: now.household, from: then.household)
    case .undecided(let undecided):
      return .undecided(questions: undecided.questions + undecided.unanswerable)
    case .flawed: return .flawed
    }
  }

  /// A case that one rule book looked at, in the facts of another.
  private func care(
    _ known: CareCase, of visit: BodyReader, _ services: [String], from old: RuleBook,
    to ruleBook: RuleBook, _ funds: FundsThen
  ) throws(BookError) -> CareCase {
    let finder = try finder(for: visit, services, ruleBook)
    var care = known
    care.facts = try finder.facts()
    for declared in ruleBook.facts where declared.subject != .line {
      guard let fact = known.facts[declared.name],
        old.facts.contains(where: { $0.name == declared.name && $0.source == declared.source })
      else { continue }
      care.facts[declared.name] = fact
    }
    for (index, service) in services.enumerated() where care.lines.indices.contains(index) {
      let listed = finder.facts(of: try price(of: service, on: known.day))
      care.lines[index].facts = listed.merging(
        known.lines[index].facts.filter { listed[$0.key] != nil }
      ) { $1 }
    }
    for name in ruleBook.payers.compactMap(\.fund) where care.available[name] == nil {
      guard let code = FundCode(name) else { throw .refused(.careCase(.missingFund(name))) }
      care.available[name] = funds.available(of: try fund(code), on: known.day)
    }
    return care
  }

  private func finder(
    for visit: BodyReader, _ services: [String], _ ruleBook: RuleBook
  ) throws(BookError) -> FactFinder {
    let person = try person(try visit.text("person"))
    let (day, number, provider) = (
      try visit.day("day"), try visit.text("visit"), try provider(try visit.text("provider"))
    )
    let again = try acting { () throws(HealthFundError) in
      try Visit(
        day: day, number: number, person: person.code, provider: provider.code,
        lines: services.map { Visit.Line(service: $0, fee: nil) }, answers: [:])
    }
    return FactFinder(
      book: self, ruleBook: ruleBook, visit: again, person: person,
      household: try household(try visit.text("household")),
      provider: provider, before: visit.record)
  }
}

extension CostShares {
  /// Whether each line is borne by the same payers out of the same money, whatever steps gave it.
  fileprivate func isBorneBySame(as other: CostShares) -> Bool {
    lines.map(\.bearers) == other.lines.map(\.bearers)
  }
}

extension LineShares {
  fileprivate var bearers: [String: Money] {
    var bearers = ["": household]
    for share in shares {
      bearers["\(share.payer) \(share.fund ?? "") \(share.isCommitment)", default: .zero] +=
        share.amount
    }
    return bearers
  }
}
