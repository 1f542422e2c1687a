import AccessRules
import DoubleEntry
import HealthFund
import LedgerValues

extension Book {
  /// The body of a visit, and beside it what is sensitive of it: facts and rows that would tell an
  /// illness, and the codes of sensitive services.
  func visitBody(
    _ intake: Intake, _ shares: CostShares, _ lines: [[CareShare]], _ request: [String: JSON]
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
    body["cash"] = .integer(intake.ruleBook.cash(for: Self.household(lines)).units)
    body["care"] = care.open
    body["decision"] = decision.open
    return (body, detail)
  }

  /// What was recorded under a visit's number must be the same care: the same services for the same
  /// fees out of the same savings.
  func checkSameCare(_ visit: Visit, as key: RecordKey) throws(BookError) {
    let body = BodyReader(try record(key))
    let reference = Reference(scope: "visit", key: visit.number)
    let lines = try body.items("lines")
    guard lines.count == visit.lines.count else {
      throw .refused(.referenceUsed(reference, key, field: "lines"))
    }
    for (asked, line) in zip(visit.lines, lines) {
      let fee = Money(try line.integer("fee"))
      var savings = Money.zero
      for share in try line.items("shares") where try share.optionalText("bearer") == "savings" {
        savings += Money(try share.integer("amount"))
      }
      let shown = try price(of: asked.service, on: visit.day).shownService
      if try line.text("service") != shown {
        throw .refused(.referenceUsed(reference, key, field: "service"))
      }
      if let given = asked.fee, given != fee {
        throw .refused(.referenceUsed(reference, key, field: "fee"))
      }
      if asked.savings != savings {
        throw .refused(.referenceUsed(reference, key, field: "savings"))
      }
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
    return .object(members)
  }
}
