import AccessRules
import LedgerValues
import SampleFund
import Testing

/// The rule book of the sample decides every visit of it, and as the strict book's own articles do.
@Suite struct RuleBookTests {
  private let ruleBook: RuleBook

  init() throws {
    let reading = RuleBook.read(SampleFund.ruleBook)
    try #require(reading.mistakes.isEmpty)
    ruleBook = try #require(reading.book)
  }

  @Test func `it is in force all year`() throws {
    #expect(ruleBook.inForce.contains(try #require(Day(2025, 1, 1))))
    #expect(ruleBook.inForce.contains(try #require(Day(2025, 12, 31))))
  }

  @Test(arguments: [Sample.sikoro, Sample(households: 60, seed: 12)])
  func `every visit is decided, to the franc as the articles say`(sample: Sample) throws {
    let book = try StrictBook(sample.files, duesFirst: true)
    var counters: [String: Int] = [:]
    let visits = Dictionary(grouping: book.rows("visits.csv")) { $0["visit"] }
    var different: [String] = []
    for (visit, lines) in visits.sorted(by: { $0.key < $1.key }) {
      let care = try Self.care(lines, book, ruleBook, counters)
      let shares = try #require(try ruleBook.decide(care).shares, "\(visit) is not decided")
      let household = try #require(book.people[lines[0]["person"]])["household"]
      var borne: [String: Int] = [:]
      for payer in ruleBook.payers {
        let share = Int(shares.total(of: payer.code).units)
        borne[payer.fund ?? "", default: 0] += share
        for subject in [lines[0]["person"], household, "\(household) \(care.day.calendarMonth)"] {
          counters[payer.code + " " + subject, default: 0] += share
        }
      }
      counters["\(RuleBook.householdCode) \(household) \(care.day.calendarMonth)", default: 0] +=
        Int(shares.household.units)
      for (fund, share) in borne {
        let expected = book.shares["\(fund) \(visit)", default: 0]
        if share != expected { different.append("\(visit) \(fund) \(share) \(expected)") }
      }
    }
    #expect(different.prefix(5).isEmpty)
    #expect(visits.count == sample.households * 5)
  }

  /// A question left open where it matters would keep the visit out of the book.
  @Test func `a visit with malaria from five years on is undecided without its answer`() throws {
    let book = try StrictBook(Sample.sikoro.files, duesFirst: true)
    let visits = Dictionary(grouping: book.rows("visits.csv")) { $0["visit"] }
    var asked = 0
    for (_, lines) in visits.sorted(by: { $0.key < $1.key }).prefix(400) {
      var care = try Self.care(lines, book, ruleBook, [:])
      guard care.facts.removeValue(forKey: "Enceinte") != nil else { continue }
      if case .undecided(let open) = try ruleBook.decide(care).outcome {
        asked += 1
        #expect(open.questions == ["Enceinte"])
      }
    }
    #expect(asked > 10)
  }
}

extension RuleBookTests {
  /// What the files say of a visit, as the rule book asks for it; its funds are never short.
  private static func care(
    _ lines: [Row], _ book: StrictBook, _ ruleBook: RuleBook, _ counters: [String: Int]
  ) throws -> CareCase {
    let row = try #require(lines.first)
    let day = try row.day()
    var facts: [String: Fact] = [:]
    for declared in ruleBook.facts {
      let state = try state(of: declared, row, book, counters)
      if let state { facts[declared.name] = Fact(state, source: "test", day: day) }
    }
    let careLines = try lines.map { line in
      let price = try #require(
        book.rows("prices.csv").first { $0["service"] == line["service"] })
      return CareLine(
        fee: Money(Int64(line.francs("fee"))),
        facts: [
          "Acte": Fact(.value(.choice(price["act"])), source: "tarif", day: day),
          "Programme": Fact(.value(.choice(price["programme"])), source: "tarif", day: day),
        ])
    }
    let funds = Set(ruleBook.payers.compactMap(\.fund))
    return CareCase(
      day: day, facts: facts, lines: careLines,
      available: Dictionary(uniqueKeysWithValues: funds.map { ($0, 1_000_000_000) }))
  }

  /// The state of a fact; nothing where it was not asked or is a line's own.
  private static func state(
    of declared: FactDeclaration, _ row: Row, _ book: StrictBook, _ counters: [String: Int]
  ) throws -> FactState? {
    let person = try #require(book.people[row["person"]])
    let day = try row.day()
    let isClassed = try !person["class"].isEmpty && person.day("class_day") <= day
    switch declared.source {
    case .intake:
      return row[declared.name].isEmpty ? nil : .value(.choice(row[declared.name]))
    case .evidence:
      let isClass = declared.name == "Classe validée"
      return isClass && isClassed ? .value(.choice(person["class"])) : nil
    case .priceList, .declared: return nil
    case .book(.ageInMonths):
      return try .interval(#require(PartialDate(iso: person["birth"])?.ageInMonths(on: day)))
    case .book(.sex): return .value(.choice(person["sex"]))
    case .book(.daysSinceJoining):
      return try .value(.integer(day.days(since: person.day("joined"))))
    case .book(.coverUpToDate):
      return .value(.choice(book.isUpToDate[row["visit"]] == true ? "oui" : "non"))
    case .book(.monthsSinceEvidence(let evidence)):
      return try isClassed && evidence == "Classe validée"
        ? .value(.integer(day.months(since: person.day("class_day")))) : nil
    case .book(.householdSize), .book(.sourceOfEvidence): return nil
    case .book(.providerPlace):
      let provider = book.rows("providers.csv").first { $0["provider"] == row["provider"] }
      return try .value(.choice(#require(provider)["place"]))
    case .book(.counter(let counter)):
      var subject =
        counter.subject == .person
        ? row["person"] : counter.subject == .household ? person["household"] : row["visit"]
      if counter.period == .calendarMonth { subject += " \(day.calendarMonth)" }
      return .value(.integer(counters[counter.payer + " " + subject, default: 0]))
    }
  }
}
