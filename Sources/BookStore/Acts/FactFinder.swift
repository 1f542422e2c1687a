import AccessRules
import HealthFund
import LedgerSQLite
import LedgerValues

/// Finds what the book knows of each fact that a rule book declares, with its source and its day.
///
/// Nobody types what the book can derive: ages, cover, days of joining, what was borne so far.
struct FactFinder {
  let book: Book
  let ruleBook: RuleBook
  let visit: Visit
  let person: KnownPerson
  let household: KnownHousehold
  let provider: Provider
  /// What was recorded from here on is not looked at: what was not known when a visit was decided. A
  /// conversion that was known then, and taken back since, is not looked at either.
  var before: RecordKey?

  /// The rule book's own words for where a fact is from: an explanation is in one language.
  private var words: SourceWords {
    switch ruleBook.language {
    case .french: SourceWords.french
    case .english: SourceWords.english
    }
  }

  /// The facts of the person, the household and the visit.
  func facts() throws(BookError) -> [String: Fact] {
    try refuseUnknownAnswers()
    var facts: [String: Fact] = [:]
    for declared in ruleBook.facts where declared.subject != .line {
      if let fact = try fact(declared) { facts[declared.name] = fact }
    }
    return facts
  }

  /// The facts of a line, from the price list.
  func facts(of price: Price) -> [String: Fact] {
    var facts: [String: Fact] = [:]
    for declared in ruleBook.facts where declared.subject == .line {
      guard case .priceList(let column) = declared.source else { continue }
      let word =
        switch column {
        case .act: price.act
        case .programme: price.programme
        }
      facts[declared.name] = Fact(
        .value(.choice(word)), source: "\(words.priceList) \(price.shownService)", day: price.from)
    }
    return facts
  }

  private func fact(_ declared: FactDeclaration) throws(BookError) -> Fact? {
    switch declared.source {
    case .book(let fact): try derived(fact, declared)
    case .intake, .declared: try answer(declared)
    case .evidence: try evidence(declared)
    case .priceList: nil
    }
  }

  private func derived(
    _ fact: BookFact, _ declared: FactDeclaration
  ) throws(BookError) -> Fact {
    switch fact {
    case .ageInMonths: age()
    case .sex: Fact(.value(.choice(person.sex.rawValue)), source: words.book)
    case .daysSinceJoining:
      Fact(
        .value(.integer(max(0, visit.day.days(since: household.household.joined)))),
        source: words.book, day: household.household.joined)
    case .coverUpToDate:
      Fact(
        .value(
          .choice(
            try cover().isUpToDate(on: visit.day) ? words.yes : words.no)),
        source: words.book)
    case .monthsSinceEvidence(let name): try monthsSinceEvidence(name)
    case .sourceOfEvidence(let name): try sourceOfEvidence(name, as: declared)
    case .householdSize:
      Fact(
        .value(
          .integer(
            try book.persons(of: household.identifier)
              .filter { $0.since <= visit.day && isKnown($0.record) }.count)),
        source: words.book)
    case .providerPlace: Fact(.value(.choice(provider.place)), source: words.book)
    case .counter(let counter):
      Fact(.value(.integer(Int(try borne(counter).units))), source: words.book)
    }
  }

  /// Whether a record had been written when the visit was decided.
  private func isKnown(_ record: RecordKey) -> Bool { before.map { record < $0 } ?? true }

  private func cover() throws(BookError) -> Cover {
    guard let before else { return try book.cover(of: household.identifier) }
    return try book.cover(of: household, before: before)
  }

  /// An interval where the birth is known to the month or the year; unknown where it is not known.
  private func age() -> Fact {
    guard let birth = person.details?.birth, let months = birth.ageInMonths(on: visit.day) else {
      return Fact(.unknown(.doesNotKnow), source: words.book)
    }
    return Fact(
      months.count == 1 ? .value(.integer(months.lowerBound)) : .interval(months),
      source: words.book)
  }

  private func monthsSinceEvidence(_ name: String) throws(BookError) -> Fact {
    guard let found = try evidence(named: name) else {
      return Fact(.notApplicable, source: words.book)
    }
    return Fact(
      .value(.integer(visit.day.months(since: found.from))), source: words.book, day: found.from)
  }

  private func sourceOfEvidence(
    _ name: String, as declared: FactDeclaration
  ) throws(BookError) -> Fact {
    guard let found = try evidence(named: name) else {
      return Fact(.notApplicable, source: words.book)
    }
    guard let content = found.content else {
      return Fact(.unknown(.doesNotKnow), source: words.book, day: found.from)
    }
    return Fact(declared.kind(ofSource: content.source), source: words.book, day: found.from)
  }

  /// What evidence says of a fact on the day of the visit.
  private func evidence(_ declared: FactDeclaration) throws(BookError) -> Fact? {
    guard let found = try evidence(named: declared.name), let content = found.content else {
      return nil
    }
    guard found.holds(on: visit.day) else {
      // A book that has no word for it can only take it for an answer that cannot be had.
      return Fact(
        declared.specials.contains(.expired) ? .expired : .unknown(.doesNotKnow),
        source: content.source, day: found.to)
    }
    let state = (try? declared.state(reading: content.value)) ?? .value(.choice(content.value))
    return Fact(state, source: content.source, day: found.from)
  }

  /// The latest evidence of a fact that holds on the day of the visit; where none does, the latest
  /// that had begun.
  private func evidence(named name: String) throws(BookError) -> KnownEvidence? {
    guard let declared = ruleBook.facts.first(where: { $0.name == name }) else { return nil }
    let subject = declared.subject == .person ? person.identifier : household.identifier
    let begun = try book.evidence(of: subject.description, on: name)
      .filter { known in known.from <= visit.day && isKnown(known.record) }
    return begun.first { $0.holds(on: visit.day) } ?? begun.first
  }

  /// What was answered at intake; nothing where it was not asked.
  private func answer(_ declared: FactDeclaration) throws(BookError) -> Fact? {
    guard let text = visit.answers[declared.name] else { return nil }
    do throws(CareCaseError) {
      return Fact(try declared.state(reading: text), source: words.intake, day: visit.day)
    } catch {
      throw .refused(
        .factValue(
          fact: declared.name, value: text, possible: declared.possibleValues))
    }
  }

  private func refuseUnknownAnswers() throws(BookError) {
    let names = Set(
      ruleBook.facts.filter { $0.source == .intake || $0.source == .declared }.map(\.name))
    if let unknown = visit.answers.keys.filter({ !names.contains($0) }).sorted().first {
      throw .refused(
        .factUnknown(
          unknown, asked: ruleBook.facts.map(\.name).filter(names.contains)))
    }
  }

  /// What a payer has borne before this visit, net of reversals; commitments count, and provisional
  /// shares until they are the household's debt. The household bears what it owes, whether it pays
  /// from its purse or from savings.
  private func borne(_ counter: Counter) throws(BookError) -> Money {
    let column: String
    let identifier: Identifier
    switch counter.subject {
    case .person: (column, identifier) = ("person", person.identifier)
    case .household: (column, identifier) = ("household", household.identifier)
    case .visit, .line: return .zero
    }
    let days: ClosedRange<Day>
    switch counter.period {
    case .visit: return .zero
    case .calendarMonth:
      days = visit.day.calendarMonth.firstDay...visit.day.calendarMonth.lastDay
    case .calendarYear:
      days = Self.yearDays(visit.day)
    }
    let sum = try stored { () throws(StorageFault) in
      try book.connection.first(
        """
        SELECT coalesce(sum(amount), 0) FROM share
        WHERE \(column) = ?1 AND day BETWEEN ?2 AND ?3 AND record < ?4
          AND CASE WHEN bearer IN ('household', 'savings') OR EXISTS(
              SELECT 1 FROM provisional AS p
              WHERE p.record = share.record AND p.line = share.line AND p.item = share.item
                AND converted = 1 AND settled < ?4)
            THEN ?5 ELSE payer END = ?6
          AND NOT EXISTS(
            SELECT 1 FROM reversal AS v WHERE v.reverses = share.record AND v.record < ?4)
        """,
        identifier.description, days.lowerBound.number, days.upperBound.number,
        before?.packed ?? .max, RuleBook.householdCode, counter.payer, as: Int64.self)
    }
    return Money(sum ?? 0)
  }

  private static func yearDays(_ day: Day) -> ClosedRange<Day> {
    let first = Month(day.year, 1)?.firstDay ?? day
    let last = Month(day.year, 12)?.lastDay ?? day
    return first...last
  }
}

/// Where a fact is from, in the words of a rule book's language.
private struct SourceWords {
  let book: String
  let intake: String
  let priceList: String
  let yes: String
  let no: String

  static let french = SourceWords(
    book: "livre", intake: "accueil", priceList: "tarif", yes: "oui", no: "non")
  static let english = SourceWords(
    book: "book", intake: "intake", priceList: "price", yes: "yes", no: "no")
}
