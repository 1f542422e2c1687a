import AccessRules
import DoubleEntry
import HealthFund
import LedgerValues
import Testing

@testable import BookStore

/// What a fund gives a household beside the bill: owed with the visit, paid out, honoured, undone.
@Suite struct AidTests {
  static let ruleBook = """
    # Règlement du trajet
    - règlement : trajet
    - version : 1
    - en vigueur : 2025-01-01 .. 2025-12-31
    - adopté : 2024-12-01, PV n° 1
    - espèces : par 5 F, au plus proche

    ## Faits

    | fait | de | type | vient de | silence | sensible |
    |---|---|---|---|---|---|
    | Évacué | visite | oui, non | accueil | demander | non |
    | Aidé | ménage | argent | livre : somme TRA par ménage, année civile | rester inconnu | non |
    | Acte | ligne | consultation, médicament | tarif : acte | demander | non |

    ## Payeurs

    | payeur | nom | fonds | mode | si le fonds manque |
    |---|---|---|---|---|
    | TRA | Transport | SOL | exonération | engagement |

    ## Article 1. Le trajet

    aide : Transport, payeur TRA, au plus 9 000 F - Aidé

    | U | Évacué | Transport | # Pourquoi |
    |---|---|---|---|
    | 1 | oui | 4 000 F | évacuation |
    | 2 | non | 0 F | |

    ## Article 2. Le reste

    décision : Part

    | U | Évacué | Part | # Pourquoi |
    |---|---|---|---|
    | 1 | oui | 0 % | |
    | 2 | non | 100 % | urgence à vérifier |

    ## Qui paie, dans l'ordre

    | n | payeur | prend | au plus | article |
    |---|---|---|---|---|
    | 1 | TRA | Part du reste, provisoire 3 jours | 9 000 F - Aidé | 2 |
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
    let reading = RuleBook.read(Self.ruleBook)
    try #require(reading.mistakes == [])
    _ = try book.adopt(try #require(reading.book))
  }

  func give(_ voucher: String, _ amount: Money, on text: String) throws {
    _ = try book.perform(
      .subsidy(
        try Subsidy(
          day: try day(text), voucher: voucher, fund: try fund("SOL"), funder: "F",
          amount: amount, into: try account("5711"))))
  }

  func evacuate(_ number: String, on text: String) throws -> ActResult {
    try book.perform(
      .visit(
        try Visit(
          day: try day(text), number: number, person: "P0001-3", provider: "CSCOM-1",
          lines: [.init(service: "CONS", fee: nil)], answers: ["Évacué": "oui"])))
  }

  func pay(_ voucher: String, _ visit: String, on text: String) throws -> ActResult {
    try book.perform(
      .aid(
        try AidPayment(
          day: try day(text), voucher: voucher, visit: visit, from: try account("5711"))))
  }

  func balance(_ code: String) throws -> Int64 {
    try book.balance(of: try account(code), on: try day("2025-12-31")).units
  }

  @Test func `an aid is owed to the household with the visit, and paid out by itself`() throws {
    try give("S-1", 10_000, on: "2025-02-01")
    let visit = try evacuate("V-1", on: "2025-02-03")
    #expect(try book.record(visit.record).body["benefits"]?.array?.first?["aid"] == "Transport")
    #expect(try balance("6131") == 4_000)
    #expect(try balance("4195") == -4_000)
    #expect(try book.visitsWithAidOwed().map(\.amount) == [4_000])
    let paid = try pay("A-1", "V-1", on: "2025-02-04")
    #expect(try balance("4195") == 0)
    #expect(try balance("5711") == 6_000)
    #expect(try book.visitsWithAidOwed().isEmpty)
    #expect(try pay("A-1", "V-1", on: "2025-02-04") == ActResult(record: paid.record, isNew: false))
    #expect(refused { _ = try pay("A-2", "V-1", on: "2025-02-05") } == .aidNotOwed(visit: "V-1"))
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a payout is undone by itself, a visit only after it`() throws {
    try give("S-1", 10_000, on: "2025-02-01")
    let visit = try evacuate("V-1", on: "2025-02-03")
    let paid = try pay("A-1", "V-1", on: "2025-02-04")
    #expect(
      refused { _ = try book.reverse(visit.record, reason: "essai") }
        == .reversalBlocked(visit.record, by: paid.record))
    _ = try book.reverse(paid.record, reason: "pas venue")
    #expect(try book.visitsWithAidOwed().map(\.amount) == [4_000])
    _ = try book.reverse(visit.record, reason: "essai")
    #expect(try balance("6131") == 0)
    #expect(try balance("4195") == 0)
    #expect(try balance("5711") == 10_000)
    #expect(refused { _ = try pay("A-2", "V-1", on: "2025-02-05") } == .visitUnknown("V-1"))
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `what the fund cannot pay is promised, honoured, then paid`() throws {
    try give("S-1", 1_500, on: "2025-02-01")
    _ = try evacuate("V-1", on: "2025-02-03")
    #expect(try balance("4195") == -1_500)
    #expect(try balance("905") == 2_500)
    try give("S-2", 5_000, on: "2025-02-10")
    let honoured = try #require(try book.honour(try fund("SOL"), on: try day("2025-02-11")))
    #expect(honoured.honoured.map(\.amount) == [2_500])
    #expect(try balance("4195") == -4_000)
    #expect(try balance("905") == 0)
    #expect(try balance("6131") == 4_000)
    let paid = try pay("A-1", "V-1", on: "2025-02-12")
    #expect(
      refused { _ = try book.reverse(honoured.record, reason: "essai") }
        == .reversalBlocked(honoured.record, by: paid.record))
    #expect(try balance("4195") == 0)
    #expect(try balance("5711") == 2_500)
    #expect(try book.verify(.deep).findings == [])
  }

  func wait(_ number: String, on text: String) throws -> ActResult {
    try book.perform(
      .visit(
        try Visit(
          day: try day(text), number: number, person: "P0001-3", provider: "CSCOM-1",
          lines: [.init(service: "CONS", fee: nil)], answers: ["Évacué": "non"])))
  }

  @Test func `a provisional share stands once it is confirmed`() throws {
    try give("S-1", 10_000, on: "2025-02-01")
    let visit = try wait("V-1", on: "2025-02-03")
    #expect(try book.provisionalShares().map(\.until) == [try day("2025-02-06")])
    let end = try book.settle(visit: "V-1", as: .confirmed, on: try day("2025-02-05"))
    #expect(try book.provisionalShares().isEmpty)
    #expect(try balance("6521") == 1_000)
    #expect(
      refused { _ = try book.settle(visit: "V-1", as: .converted, on: try day("2025-02-09")) }
        == .nothingProvisional(visit: "V-1"))
    #expect(
      refused { _ = try book.reverse(visit.record, reason: "essai") }
        == .reversalBlocked(visit.record, by: end.record))
    _ = try book.reverse(end.record, reason: "trop vite")
    #expect(try book.provisionalShares().count == 1)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `once its day has passed it becomes the household's debt, and frees its ceiling`()
    throws
  {
    try give("S-1", 10_000, on: "2025-02-01")
    _ = try wait("V-1", on: "2025-02-03")
    #expect(
      refused { _ = try book.settle(visit: "V-1", as: .converted, on: try day("2025-02-06")) }
        == .provisionalRunning(visit: "V-1", until: try day("2025-02-06")))
    let end = try book.settle(visit: "V-1", as: .converted, on: try day("2025-02-07"))
    #expect(try balance("4112") == 1_000)
    #expect(try balance("6521") == 0)
    #expect(try balance("4011") == -1_000)
    #expect(try balance("1681") == -10_000)
    let intake = try book.intake(
      try Visit(
        day: try day("2025-02-08"), number: "-", person: "P0001-3", provider: "CSCOM-1",
        lines: [.init(service: "CONS", fee: nil)], answers: ["Évacué": "non"]))
    #expect(intake.care.facts["Aidé"]?.state == .value(.integer(0)))
    _ = try book.reverse(end.record, reason: "pièce retrouvée")
    #expect(try balance("4112") == 0)
    #expect(try balance("6521") == 1_000)
    #expect(try book.provisionalShares().count == 1)
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `a promise that is converted is promised no more`() throws {
    _ = try wait("V-1", on: "2025-02-03")
    #expect(try balance("905") == 1_000)
    let end = try book.settle(visit: "V-1", as: .converted, on: try day("2025-02-07"))
    #expect(try balance("905") == 0)
    #expect(try balance("4112") == 0)
    #expect(try book.openCommitments(of: try fund("SOL")).isEmpty)
    _ = try book.reverse(end.record, reason: "essai")
    #expect(try book.openCommitments(of: try fund("SOL")).map(\.amount) == [1_000])
    #expect(try book.verify(.deep).findings == [])
  }

  @Test func `an aid counts towards its ceiling`() throws {
    try give("S-1", 50_000, on: "2025-02-01")
    for (index, text) in ["2025-02-03", "2025-02-04", "2025-02-05"].enumerated() {
      _ = try evacuate("V-\(index)", on: text)
    }
    #expect(try balance("4195") == -9_000)
    #expect(try book.verify(.deep).findings == [])
  }

  /// Its provider is owed the promise no more; what was given in good faith is the household's to pay.
  @Test func `a promise that was converted is no fund's to pay, whatever is claimed`() throws {
    func claim(_ charged: Int, _ amount: Int) throws -> RecordKey {
      let bytes = Array(
        """
        jour,visite,personne,prestation,tarif,part du ménage,montant
        03/02/2025,V-1,P0001-3,CONS,1000,\(charged),\(amount)
        """.utf8)
      let claim = try Claim(
        provider: "CSCOM-1", month: try month("2025-02"), voucher: "F-\(amount)",
        file: SHA256.digest(of: bytes), lines: try ClaimFile.read(bytes).lines)
      return try book.importClaim(claim, bytes: bytes).record
    }
    let visit = try wait("V-1", on: "2025-02-03")
    let end = try book.settle(visit: "V-1", as: .converted, on: try day("2025-02-07"))
    let line = ClaimLineID(claim: try claim(0, 1_000), line: 1)
    #expect(try book.matchClaims(of: "CSCOM-1").record == nil)
    #expect(try book.claimReport(of: "CSCOM-1").unclaimed.amount == 0)
    let care = try book.careLines(of: "CSCOM-1", named: [])
    #expect(care.map(\.owed) == [0] && care.map(\.household) == [1_000])
    let forced = ClaimMatch(
      line: line, parts: [.init(CareLineID(visit: visit.record, line: 0), 1_000)], disputed: 0,
      names: [], overcharged: 0)
    #expect(throws: BookError.self) {
      try book.write { () throws(BookError) in
        try book.append(
          .claimMatch, body: ["provider": "CSCOM-1", "matches": .array([forced.json])])
      }
    }
    _ = try book.reverse(end.record, reason: "pièce retrouvée")
    #expect(try book.matchClaims(of: "CSCOM-1").record != nil)
    #expect(try book.claimReport(of: "CSCOM-1").funds.map(\.promised) == [1_000])
    #expect(try book.verify(.deep).findings == [])
  }
}
