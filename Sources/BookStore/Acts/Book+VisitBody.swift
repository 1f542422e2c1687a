import AccessRules
import DoubleEntry
import HealthFund
import LedgerValues

extension Book {
  /// The body of a visit, and beside it what is sensitive of it: facts and rows that would tell an
  /// illness, and the codes of sensitive services.
  func visitBody(
    _ intake: Intake, _ lines: [[CareShare]], _ aids: [(aid: Benefit, shares: [CareShare])],
    _ request: [String: JSON]
  ) throws(BookError) -> (body: [String: JSON], detail: Detail) {
    let care = intake.care.json(intake.ruleBook)
    let decision = intake.ruleBook.json(of: intake.decision)
    let sensitive: JSON = [
      "care": care.sensitive, "decision": decision.sensitive,
      "services": .array(intake.prices.map { .text($0.service) }),
    ]
    let detail = Detail(
      kind: "visit", bytes: try Self.bytes(of: sensitive), using: &context.random)
    var body = request
    body["household"] = .text(intake.household.identifier.description)
    body["lines"] = .array(
      zip(intake.prices, lines).map { price, shares in
        [
          "service": .text(price.shownService), "fee": .integer(price.fee.units),
          "shares": .array(shares.filter(\.amount.isPositive).map(Self.json)),
        ]
      })
    if !aids.isEmpty {
      body["benefits"] = .array(
        aids.map { aid, shares in
          var given: [String: JSON] = [
            "shares": .array(shares.filter(\.amount.isPositive).map(Self.json))
          ]
          if !intake.ruleBook.isSensitive(aid: aid.name) { given["aid"] = .text(aid.name) }
          return .object(given)
        })
    }
    body["cash"] = .integer(intake.ruleBook.cash(for: Self.household(lines)).units)
    body["care"] = care.open
    body["decision"] = decision.open
    return (body, detail)
  }

  /// What was recorded under a visit's number must be the same care: the same services for the same
  /// fees out of the same savings, after the same answers.
  ///
  /// INVARIANT I8.
  func checkSameCare(_ visit: Visit, as key: RecordKey) throws(BookError) {
    let body = BodyReader(try record(key))
    let reference = Reference(scope: "visit", key: visit.number)
    let stored = try storedDecision(body)
    let lines = try body.items("lines")
    guard lines.count == visit.lines.count else {
      throw .refused(.referenceUsed(reference, key, field: "lines"))
    }
    for (index, asked) in visit.lines.enumerated() {
      if let field = try difference(
        asked, from: lines[index], service: stored?.services.dropFirst(index).first, on: visit.day)
      {
        throw .refused(.referenceUsed(reference, key, field: field))
      }
    }
    if let stored, let care = try? CareCase(json: stored.care),
      !Self.areSame(visit.answers, care, stored.ruleBook)
    {
      throw .refused(.referenceUsed(reference, key, field: "answers"))
    }
  }

  /// The first field in which a line asked for is not the line recorded.
  ///
  /// - Parameter service: The code recorded; nothing where it was forgotten, and only the code that
  ///   may be seen is left.
  private func difference(
    _ asked: Visit.Line, from line: BodyReader, service: String?, on day: Day
  ) throws(BookError) -> String? {
    if let service {
      guard asked.service == service else { return "service" }
    } else {
      guard let shown = try? price(of: asked.service, on: day).shownService,
        try line.text("service") == shown
      else { return "service" }
    }
    if let fee = asked.fee, fee != Money(try line.integer("fee")) { return "fee" }
    var savings = Money.zero
    for share in try line.items("shares") where try share.optionalText("bearer") == "savings" {
      savings += Money(try share.integer("amount"))
    }
    return asked.savings == savings ? nil : "savings"
  }

  /// Whether what was answered at intake is what the decision looked at.
  private static func areSame(
    _ answers: [String: String], _ care: CareCase, _ ruleBook: RuleBook
  ) -> Bool {
    let asked = ruleBook.facts.filter { $0.source == .intake || $0.source == .declared }
    guard answers.keys.allSatisfy({ name in asked.contains { $0.name == name } }) else {
      return false
    }
    return asked.allSatisfy { fact in
      let state = answers[fact.name].map { try? fact.state(reading: $0) } ?? .unknown(.notAsked)
      return state == (care.facts[fact.name]?.state ?? .unknown(.notAsked))
    }
  }

  static func bytes(of json: JSON) throws(BookError) -> [UInt8] {
    do throws(JSONError) {
      return try json.canonicalBytes()
    } catch {
      throw .refused(.text(error))
    }
  }

  private static func household(_ lines: [[CareShare]]) -> Money {
    lines.joined().filter { $0.bearer == .household }.reduce(.zero) { $0 + $1.amount }
  }

  private static func json(_ share: CareShare) -> JSON {
    var members: [String: JSON] = [
      "bearer": .text(share.bearer.name), "payer": .text(share.payer),
      "amount": .integer(share.amount.units),
    ]
    if let fund = share.bearer.fund { members["fund"] = .text(fund.code.text) }
    if let until = share.until { members["until"] = .text(until.description) }
    return .object(members)
  }
}
