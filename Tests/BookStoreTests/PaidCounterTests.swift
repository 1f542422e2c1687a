import AccessRules
import DoubleEntry
import HealthFund
import LedgerValues
import Testing

@testable import BookStore

/// What a household has borne this month, as the book counts it for the rules: from its purse, and from
/// its savings.
@Suite struct PaidCounterTests {
  private static let ruleBook = """
    # Règlement du mois
    - règlement : mois
    - version : 1
    - en vigueur : 2025-01-01 .. 2025-12-31
    - adopté : 2024-12-01, PV n° 1
    - espèces : par 5 F, au plus proche

    ## Faits

    | fait | de | type | vient de | silence | sensible |
    |---|---|---|---|---|---|
    | Payé | ménage | argent | livre : somme ménage par ménage, mois civil | rester inconnu | non |
    | À jour | ménage | oui, non | livre : cotisation à jour | rester inconnu | non |
    | Taille | ménage | entier 0..99 | livre : personnes du ménage | rester inconnu | non |
    | Acte | ligne | consultation, médicament | tarif : acte | demander | non |

    ## Payeurs

    | payeur | nom | fonds | mode | si le fonds manque |
    |---|---|---|---|---|
    | SOL | Solidarité | SOL | exonération | engagement |

    ## Article 1. Le mois

    Un ménage ne paie pas plus de 1 500 F par mois.

    ## Qui paie, dans l'ordre

    | n | payeur | prend | au plus | article |
    |---|---|---|---|---|
    | 1 | SOL | ce qui dépasse 1 500 F - Payé | | 1 |
    | 2 | ménage | le reste | | |
    """

  private let book: Book

  init() throws {
    book = try sampleBook()
    _ = try book.perform(
      .price(
        Price(
          service: "CONS", frenchTitle: "Consultation", englishTitle: "Consultation",
          act: "consultation", programme: "aucun", fee: 1_000, from: try day("2025-01-01"),
          neutral: nil)))
    let reading = RuleBook.read(Self.ruleBook)
    try #require(reading.mistakes == [])
    _ = try book.adopt(try #require(reading.book))
  }

  private func visit(_ number: String, on text: String, savings: Money = .zero) throws -> Visit {
    try Visit(
      day: try day(text), number: number, person: "P0001-3", provider: "CSCOM-1",
      lines: [.init(service: "CONS", fee: nil, savings: savings)], answers: [:])
  }

  private func share(on text: String) throws -> Money? {
    try book.intake(try visit("-", on: text)).decision.shares?.household
  }

  @Test func `what was paid this month is counted, from the purse and from savings`() throws {
    _ = try book.perform(deposit("R3-000001", 500, on: "2025-02-01"))
    #expect(try share(on: "2025-02-03") == 1_000)
    let first = try book.perform(.visit(try visit("V-1", on: "2025-02-03", savings: 300)))
    #expect(try share(on: "2025-02-10") == 500)
    let second = try book.perform(.visit(try visit("V-2", on: "2025-02-10")))
    #expect(try share(on: "2025-02-20") == 0)
    // Another month begins at nothing, and what is undone is not counted.
    #expect(try share(on: "2025-03-01") == 1_000)
    _ = try book.reverse(second.record, reason: "another household's")
    #expect(try share(on: "2025-02-20") == 500)
    _ = try book.reverse(first.record, reason: "another household's")
    #expect(try share(on: "2025-02-20") == 1_000)
  }

  /// What another rule book would have said of a visit is asked of the book as it was.
  @Test func `the facts of a visit are found as they were known, whatever was recorded since`()
    throws
  {
    let (paid, first) = (
      try book.perform(dues("R1-000001", 500, months: 1, on: "2025-01-20")),
      try book.perform(.visit(try visit("V-1", on: "2025-01-21")))
    )
    let asked = try visit("V-2", on: "2025-01-22")
    let then = try book.intake(asked)
    let record = try book.perform(.visit(asked)).record
    let finder = FactFinder(
      book: book, ruleBook: then.ruleBook, visit: asked, person: then.person,
      household: then.household, provider: then.provider, before: record)
    #expect(then.care.facts["À jour"]?.state == .value(.choice("oui")))
    #expect(then.care.facts["Payé"]?.state == .value(.integer(1_000)))
    #expect(then.care.facts["Taille"]?.state == .value(.integer(1)))
    #expect(try finder.facts() == then.care.facts)
    _ = try book.reverse(first.record, reason: "another household's")
    _ = try book.reverse(paid.record, reason: "another household's")
    _ = try book.perform(
      .person(
        Person(
          code: "P0002-1", household: "M0001-3", role: .child, sex: .male,
          since: try day("2025-01-02"),
          details: Person.Details(name: "Exemple", birth: nil, phone: nil))))
    #expect(try finder.facts() == then.care.facts)
    let today = try book.intake(try visit("V-3", on: "2025-01-22")).care.facts
    #expect(today["À jour"]?.state == .value(.choice("non")))
    #expect(today["Taille"]?.state == .value(.integer(2)))
    // And dues that are paid after a visit did not cover it.
    _ = try book.perform(dues("R1-000002", 500, months: 1, on: "2025-01-31"))
    let late = FactFinder(
      book: book, ruleBook: then.ruleBook, visit: asked, person: then.person,
      household: then.household, provider: then.provider,
      before: try book.lastRecord(of: .contribution))
    #expect(try late.facts() == today)
  }
}
