import AccessRules
import DoubleEntry
import HealthFund
import LedgerTestSupport
import LedgerValues
import Testing

@testable import BookStore

/// Decisions are made again from the book alone, whatever was recorded since.
@Suite struct ReplayingTests {
  static func ruleBook(
    version: Int, rate: Int, from: String = "2025-01-01",
    solidarity: String = "SOL | exonération | engagement"
  ) throws -> RuleBook {
    let text = """
      # Règlement d'essai
      - règlement : essai
      - version : \(version)
      - en vigueur : \(from) .. 2025-12-31
      - adopté : 2024-12-01, PV n° \(version)
      - espèces : par 5 F, au plus proche

      ## Faits

      | fait | de | type | vient de | silence | sensible |
      |---|---|---|---|---|---|
      | Enceinte | personne | oui, non | accueil | demander | oui |
      | Classe validée | ménage | A < B < C, sans objet | pièce : PV | supposer sans objet | non |
      | Jours | ménage | entier 0..36500 | livre : jours depuis l'adhésion | rester inconnu | non |
      | Pris | personne | argent | livre : somme FONDS par personne, année civile | rester inconnu | non |
      | Aidé | ménage | argent | livre : somme SOL par ménage, année civile | rester inconnu | non |
      | Acte | ligne | consultation, médicament | tarif : acte | demander | non |

      ## Payeurs

      | payeur | nom | fonds | mode | si le fonds manque |
      |---|---|---|---|---|
      | FONDS | Fonds commun | GEN | prestation | engagement jusqu'à 1 000 F, puis payeur suivant |
      | SOL | Solidarité | \(solidarity) |

      ## Article 1. Le fonds commun

      décision : Part

      | U | Enceinte | Jours | Part | # Pourquoi |
      |---|---|---|---|---|
      | 1 | oui | - | 100 % | grossesse |
      | 2 | non | >= 30 | \(rate) % | délai passé |
      | 3 | non | < 30 | 0 % | délai d'attente |

      ## Article 2. Les pauvres

      décision : Exonération

      | U | Classe validée | Exonération | # Pourquoi |
      |---|---|---|---|
      | 1 | A | 100 % | les plus pauvres |
      | 2 | B | 50 % | les pauvres |
      | 3 | C, sans objet | 0 % | |

      ## Qui paie, dans l'ordre

      | n | payeur | prend | au plus | article |
      |---|---|---|---|---|
      | 1 | FONDS | Part du reste | 9 000 F - Pris | 1 |
      | 2 | SOL | Exonération du reste | 20 000 F - Aidé | 2 |
      | 3 | ménage | le reste | | |
      """
    return try #require(RuleBook.read(text).book)
  }

  let book: Book

  init() throws {
    book = try sampleBook()
    for (service, fee) in [("CONS", 1_000), ("AMOX", 775)] as [(String, Money)] {
      _ = try book.perform(
        .price(
          Price(
            service: service, frenchTitle: service, englishTitle: service,
            act: service == "CONS" ? "consultation" : "médicament", programme: "aucun", fee: fee,
            from: try day("2025-01-01"), neutral: nil)))
    }
    _ = try book.adopt(try Self.ruleBook(version: 1, rate: 75))
  }

  func visit(_ number: Int, _ day: Day, pregnant: Bool, _ services: [String]) throws -> Act {
    .visit(
      try Visit(
        day: day, number: "V-\(number)", person: "P0001-3", provider: "CSCOM-1",
        lines: services.map { .init(service: $0, fee: nil) },
        answers: ["Enceinte": pregnant ? "oui" : "non"]))
  }

  func outcomes() throws -> [DecisionReplay.Outcome: Int] {
    var counts: [DecisionReplay.Outcome: Int] = [:]
    try book.replayDecisions { (replay) throws(BookError) in
      counts[replay.outcome, default: 0] += 1
    }
    return counts
  }

  func reviews(_ ruleBook: RuleBook) throws -> [DecisionReview] {
    var reviews: [DecisionReview] = []
    try book.review(under: ruleBook) { (review) throws(BookError) in reviews.append(review) }
    return reviews
  }

  @Test(arguments: 1...8 as ClosedRange<UInt64>)
  func `a replay is equal after any number of later records`(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var visits = 0
    for step in 1...60 {
      let day = try day("2025-01-05").adding(days: Int.random(in: 0...355, using: &random))
      switch Int.random(in: 0...9, using: &random) {
      case 0:
        _ = try book.perform(
          .evidence(
            try Evidence(
              subject: "M0001-3", fact: "Classe validée",
              value: ["A", "B", "C"].randomElement(using: &random) ?? "A", from: day,
              source: "PV \(step)")))
      case 1:
        let fund = try fund(Bool.random(using: &random) ? "GEN" : "SOL")
        _ = try book.perform(
          .subsidy(
            try Subsidy(
              day: day, voucher: "S-\(step)", fund: fund, funder: "F",
              amount: Money(Int64.random(in: 1...4_000, using: &random)),
              into: try account("5212"))))
      case 2:
        _ = try book.adopt(
          try Self.ruleBook(version: step + 1, rate: Int.random(in: 0...100, using: &random)))
      case 3: _ = try book.honour(try fund("SOL"), on: day)
      case 4:
        if let last = try book.lastRecord(of: .visit), try book.reversal(of: last) == nil {
          _ = try? book.reverse(last, reason: "essai")
        }
      default:
        visits += 1
        let services = (0...Int.random(in: 0...2, using: &random)).map { _ in
          Bool.random(using: &random) ? "CONS" : "AMOX"
        }
        _ = try book.perform(
          try visit(visits, day, pregnant: Bool.random(using: &random), services))
      }
      if step.isMultiple(of: 20) {
        #expect(try outcomes() == (visits == 0 ? [:] : [.equal: visits]), "seed \(seed)")
      }
    }
    #expect(try book.verify(.deep).findings == [], "seed \(seed)")
  }

  @Test func `a retroactive rule book lists what it would change, and changes nothing`() throws {
    _ = try book.perform(try visit(1, try day("2025-03-01"), pregnant: false, ["CONS"]))
    _ = try book.perform(try visit(2, try day("2025-03-02"), pregnant: true, ["CONS", "AMOX"]))
    _ = try book.perform(try visit(3, try day("2025-07-02"), pregnant: false, ["CONS"]))
    let later = try Self.ruleBook(version: 2, rate: 50, from: "2025-01-01")
    let found = try reviews(later)
    #expect(found.map(\.visit) == ["V-1", "V-2", "V-3"])
    let changes = DecisionReview.Outcome.changes(household: 500, from: 250)
    // The fund has nothing: it promises 750 F or 500 F, and the household bears the rest.
    #expect(found.map(\.outcome) == [changes, .same, changes])
    let count = try book.recordCount()
    _ = try book.adopt(later)
    #expect(try book.recordCount() == count + 1)
    #expect(try outcomes() == [.equal: 3])
    var today: [DecisionReview] = []
    try book.reviewUnderToday { (review) throws(BookError) in today.append(review) }
    #expect(today == found)
    // One of July alone says nothing of March.
    let july = try Self.ruleBook(version: 3, rate: 50, from: "2025-07-01")
    #expect(try reviews(july).map(\.visit) == ["V-3"])
  }

  @Test func `what was not known then is not looked at`() throws {
    _ = try book.perform(try visit(1, try day("2025-03-01"), pregnant: false, ["CONS"]))
    _ = try book.perform(
      .evidence(
        try Evidence(
          subject: "M0001-3", fact: "Classe validée", value: "A", from: try day("2025-01-05"),
          source: "PV")))
    #expect(
      try reviews(try Self.ruleBook(version: 2, rate: 50)).map(\.outcome)
        == [.changes(household: 500, from: 250)])
  }

  @Test func `a fund that only the other rule book names has what it had then`() throws {
    _ = try book.perform(
      .fund(
        Fund(
          code: try fund("AUX"), kind: .restricted, frenchTitle: "A", englishTitle: "A",
          funder: "F")))
    _ = try book.perform(
      .evidence(
        try Evidence(
          subject: "M0001-3", fact: "Classe validée", value: "A", from: try day("2025-01-05"),
          source: "PV")))
    _ = try book.perform(try visit(1, try day("2025-03-01"), pregnant: false, ["CONS"]))
    _ = try book.perform(
      .subsidy(
        try Subsidy(
          day: try day("2025-02-01"), voucher: "S-1", fund: try fund("AUX"), funder: "F",
          amount: 9_000, into: try account("5212"))))
    _ = try book.perform(try visit(2, try day("2025-03-02"), pregnant: false, ["CONS"]))
    let other = try Self.ruleBook(
      version: 2, rate: 75, solidarity: "AUX | exonération | payeur suivant")
    #expect(
      try reviews(other).map(\.outcome)
        == [.changes(household: 250, from: 0), .changes(household: 0, from: 0)])
  }

  @Test func `what was forgotten is not replayed, and not reviewed`() throws {
    _ = try book.perform(try visit(1, try day("2025-03-01"), pregnant: true, ["CONS"]))
    _ = try book.forget(person: "P0001-3", reason: "asked for it")
    #expect(try outcomes() == [.erased: 1])
    #expect(try reviews(try Self.ruleBook(version: 2, rate: 50)).map(\.outcome) == [.erased])
  }

  @Test func `a vote is recorded, and the same book by another vote is refused`() throws {
    let ruleBook = try Self.ruleBook(version: 2, rate: 50)
    let votes = Votes(inFavour: 9, against: 1, abstained: 2)
    let result = try book.adopt(ruleBook, votes: votes)
    #expect(
      try book.record(result.record).body["votes"] == ["for": 9, "against": 1, "abstained": 2])
    #expect(try book.adoptedRuleBook(on: try day("2025-03-01")).votes == votes)
    #expect(
      try book.adopt(ruleBook, votes: votes) == ActResult(record: result.record, isNew: false))
    #expect(try book.adopt(ruleBook) == ActResult(record: result.record, isNew: false))
    #expect(
      refused { _ = try book.adopt(ruleBook, votes: Votes(inFavour: 8)) }
        == .referenceUsed(
          Reference(scope: "rule-book", key: "2"), result.record, field: "votes"))
    #expect(try book.verify(.deep).findings == [])
  }
}
