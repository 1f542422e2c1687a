import AccessRules
import HealthFund
import LedgerValues
import Testing

@testable import BookStore

/// What papers say: in the list, or beside it where the rule book calls the fact sensitive.
@Suite struct EvidenceTests {
  static let ruleBook = """
    # Règlement des pièces
    - règlement : pieces
    - version : 1
    - en vigueur : 2025-01-01 .. 2025-12-31
    - adopté : 2024-12-01, PV n° 1
    - espèces : par 5 F, au plus proche

    ## Faits

    | fait | de | type | vient de | silence | sensible |
    |---|---|---|---|---|---|
    | Handicap | personne | oui, non, sans objet | pièce : certificat | supposer sans objet | oui |
    | Classe validée | ménage | A < B < C, sans objet | pièce : PV | supposer sans objet | non |
    | Acte | ligne | consultation, médicament | tarif : acte | demander | oui |

    ## Payeurs

    | payeur | nom | fonds | mode | si le fonds manque |
    |---|---|---|---|---|
    | SOL | Solidarité | SOL | exonération | engagement |

    ## Article 1. Qui est aidé

    décision : Aide

    | U | Handicap | Classe validée | Aide | # Pourquoi |
    |---|---|---|---|---|
    | 1 | oui | - | 100 % | handicap certifié |
    | 2 | sauf oui | A | 50 % | pauvre |
    | 3 | sauf oui | sauf A | 0 % | |

    ## Qui paie, dans l'ordre

    | n | payeur | prend | au plus | article |
    |---|---|---|---|---|
    | 1 | SOL | Aide du reste | | 1 |
    | 2 | ménage | le reste | | |
    """

  let book: Book

  init() throws {
    book = try sampleBook()
    _ = try book.perform(
      .price(
        Price(
          service: "CONS", frenchTitle: "Consultation", englishTitle: "Consultation",
          act: "consultation", programme: "aucun", fee: 1_000, from: try day("2025-01-01"),
          neutral: nil)))
    _ = try book.adopt(try #require(RuleBook.read(Self.ruleBook).book))
  }

  func record(
    _ subject: String, _ fact: String, _ value: String, _ from: String, to: String? = nil,
    _ source: String = "papier"
  ) throws -> ActResult {
    try book.perform(
      .evidence(
        try Evidence(
          subject: subject, fact: fact, value: value, from: try day(from), to: try to.map(day),
          source: source)))
  }

  func visit(_ number: String, on text: String) throws -> Visit {
    try Visit(
      day: try day(text), number: number, person: "P0001-3", provider: "CSCOM-1",
      lines: [.init(service: "CONS", fee: nil)], answers: [:])
  }

  func fact(_ name: String, on text: String) throws -> Fact? {
    try book.intake(try visit("-", on: text)).care.facts[name]
  }

  @Test func `what evidence says of a sensitive fact is not in the list, and can be forgotten`()
    throws
  {
    let result = try record(
      "P0001-3", "Handicap", "oui", "2025-02-01", to: "2025-12-31", "certificat du 30 janvier")
    let body = try book.record(result.record).body
    #expect(body["from"] == "2025-02-01")
    #expect(body["to"] == "2025-12-31")
    for key in ["fact", "value", "source"] { #expect(body[key] == nil, "\(key)") }
    let known = try fact("Handicap", on: "2025-03-01")
    #expect(
      known
        == Fact(
          .value(.choice("oui")), source: "certificat du 30 janvier", day: try day("2025-02-01")))
    #expect(try book.verify(.deep).findings == [])

    _ = try book.forget(person: "P0001-3", reason: "asked for it")
    #expect(try fact("Handicap", on: "2025-03-01") == nil)
    let person = try book.person("P0001-3").identifier
    #expect(try book.evidence(of: person).map(\.content) == [nil])
    #expect(try book.verify(.deep).findings == [])
  }

  @Test
  func `a fact that no rule book declares is kept beside the list, a household's class in it`()
    throws
  {
    let unknown = try record("P0001-3", "Grossesse", "oui", "2025-02-01")
    #expect(try book.record(unknown.record).body["fact"] == nil)
    let coarse = try record("M0001-3", "Classe validée", "A", "2025-02-01")
    #expect(try book.record(coarse.record).body["value"] == "A")
  }

  @Test func `the same evidence is written once, open or hidden`() throws {
    for (subject, fact) in [("P0001-3", "Handicap"), ("M0001-3", "Classe validée")] {
      let first = try record(subject, fact, "A", "2025-02-01")
      #expect(first.isNew)
      let again = try record(subject, fact, "A", "2025-02-01")
      #expect(again == ActResult(record: first.record, isNew: false))
      #expect(try record(subject, fact, "A", "2025-02-01", to: "2025-06-30").isNew)
      #expect(try record(subject, fact, "B", "2025-02-01").isNew)
      #expect(try record(subject, fact, "A", "2025-02-01", "autre papier").isNew)
    }
  }

  @Test func `evidence that holds comes before later evidence that has ended`() throws {
    _ = try record("M0001-3", "Classe validée", "B", "2025-01-10")
    _ = try record("M0001-3", "Classe validée", "A", "2025-02-01", to: "2025-02-28")
    func value(_ text: String) throws -> FactState? {
      try fact("Classe validée", on: text)?.state
    }
    #expect(try value("2025-01-05") == nil)
    #expect(try value("2025-01-31") == .value(.choice("B")))
    #expect(try value("2025-02-28") == .value(.choice("A")))
    #expect(try value("2025-03-01") == .value(.choice("B")))
  }

  @Test func `evidence does not end before it begins`() throws {
    #expect(
      throws: HealthFundError.evidenceEndsBefore(
        from: try day("2025-02-02"), to: try day("2025-02-01"))
    ) {
      try Evidence(
        subject: "M", fact: "f", value: "v", from: try day("2025-02-02"),
        to: try day("2025-02-01"), source: "s")
    }
  }
}
