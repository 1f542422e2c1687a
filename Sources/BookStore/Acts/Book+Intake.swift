import AccessRules
import DoubleEntry
public import HealthFund
import LedgerSQLite
public import LedgerValues

extension Book {
  /// Decides who would pay what for a visit, and writes nothing.
  ///
  /// - Throws: The first of these that holds: `personUnknown`, `providerUnknown`, `notYetJoined`,
  ///   `serviceUnknown`, `feeOffPriceList`, `noRuleBook`, `factUnknown`, `factValue`.
  public func intake(_ visit: Visit) throws(BookError) -> Intake {
    try reading { () throws(BookError) in try decided(visit) }
  }

  private func decided(_ visit: Visit) throws(BookError) -> Intake {
    let person = try person(visit.person)
    let household = try household(person.household.description)
    let provider = try provider(visit.provider)
    guard visit.day >= person.since else {
      throw .refused(.notYetJoined(person.code, joined: person.since))
    }
    let prices = try prices(of: visit)
    let ruleBook = try ruleBook(on: visit.day)
    let facts = FactFinder(
      book: self, ruleBook: ruleBook, visit: visit, person: person, household: household,
      provider: provider)
    let care = CareCase(
      day: visit.day, facts: try facts.facts(),
      lines: prices.map { CareLine(fee: $0.fee, facts: facts.facts(of: $0)) },
      available: try available(for: ruleBook, on: visit.day))
    do throws(CareCaseError) {
      return Intake(
        visit: visit, person: person, household: household, provider: provider, prices: prices,
        ruleBook: ruleBook, care: care, decision: try ruleBook.decide(care))
    } catch {
      throw .refused(.careCase(error))
    }
  }

  /// What each fund of the rule book's payers can spend on a day.
  func available(
    for ruleBook: RuleBook, on day: Day
  ) throws(BookError) -> [String: Money] {
    var available: [String: Money] = [:]
    for name in ruleBook.payers.compactMap(\.fund) where available[name] == nil {
      guard let code = FundCode(name) else { throw .refused(.careCase(.missingFund(name))) }
      available[name] = try fundHistory(code, from: day).available(on: day)
    }
    return available
  }

  /// The price of each line's service on the day of the visit.
  private func prices(of visit: Visit) throws(BookError) -> [Price] {
    var prices: [Price] = []
    for line in visit.lines {
      let price = try price(of: line.service, on: visit.day)
      if let fee = line.fee, fee != price.fee {
        throw .refused(.feeOffPriceList(service: line.service, fee: fee, listed: price.fee))
      }
      prices.append(price)
    }
    return prices
  }

  /// The price of a service on a day: the last one listed from that day or before.
  ///
  /// - Throws: `serviceUnknown`.
  public func price(of service: String, on day: Day) throws(BookError) -> Price {
    let row = try stored { () throws(StorageFault) in
      try connection.first(
        """
        SELECT title_fr, title_en, act, programme, fee, from_day, neutral FROM price
        WHERE service = ? AND from_day <= ? ORDER BY from_day DESC LIMIT 1
        """,
        service, day.number, as: String.self, String.self, String.self, String.self, Int64.self,
        Int.self, String?.self)
    }
    guard let row, let from = Day(number: row.5) else {
      throw .refused(.serviceUnknown(service, day))
    }
    return Price(
      service: service, frenchTitle: row.0, englishTitle: row.1, act: row.2, programme: row.3,
      fee: Money(row.4), from: from, neutral: row.6)
  }
}
