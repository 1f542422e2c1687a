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
}
