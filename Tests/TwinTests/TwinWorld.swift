import AccessRules
import BookStore
import DoubleEntry
import HealthFund
import LedgerTestSupport
import LedgerValues
import Testing

/// A book and its twin, told the same beginning: funds, providers, households, persons, prices and a
/// rule book.
struct TwinWorld {
  var book: Book
  var twin: Twin

  /// - Parameter households: How many; every fourth has no group.
  init(seed: UInt64, households: Int, at place: Book.Place = .memory) throws {
    book = try Self.book(at: place, seed: seed)
    twin = Twin(
      start: TwinCalendar.day(2025, 1, 1), today: TwinCalendar.day(2026, 1, 15),
      rules: TwinCalendar.day(2025, 1, 1)...TwinCalendar.day(2025, 12, 31), general: "GEN",
      funds: [:], providers: [], households: [:], persons: [:], services: [:], last: 1)
    try openFunds()
    for code in ["CSCOM-1", "CSREF-1"] {
      try tell(.provider(Provider(code: code, title: code, place: "CSCom")))
      twin.providers.insert(code)
    }
    try listPrices()
    for number in 1...households { try openHousehold(number) }
    _ = try book.adopt(try #require(RuleBook.read(Self.ruleBook).book))
    twin.last += 1
  }

  static func context(seed: UInt64) throws -> BookContext {
    let now = try #require(Moment(iso: "2026-01-15T08:00:00Z"))
    return BookContext(
      clock: { now }, random: SeededGenerator(seed: seed), machine: "laptop-a", actor: "awa",
      isInjected: true)
  }

  private static func book(at place: Book.Place, seed: UInt64) throws -> Book {
    try Book.create(
      at: place, settings: BookSettings(start: try #require(Day(2025, 1, 1))),
      context: try context(seed: seed))
  }

  private mutating func tell(_ act: Act) throws {
    _ = try book.perform(act)
    twin.last += 1
  }

  private mutating func openFunds() throws {
    let kinds: [(String, Fund.Kind, Twin.Kind)] = [
      ("GEN", .general, .general), ("SOL", .restricted, .restricted),
      ("STA", .programme, .programme), ("SAV-A", .savings, .savings), ("SAV-B", .savings, .savings),
      // A general fund whose code sorts first must not take over the dues.
      ("AID", .general, .general),
    ]
    for (code, kind, twinKind) in kinds {
      let fund = Fund(
        code: try #require(FundCode(code)), kind: kind, frenchTitle: code, englishTitle: code)
      try tell(.fund(fund))
      twin.funds[code] = twinKind
    }
  }

  /// Fees that make shares fall between francs, one sensitive service, and one dearer than any fund.
  private mutating func listPrices() throws {
    let services = [
      ("CONS", "consultation", false, false, 1_001), ("DRUG", "médicament", false, false, 499),
      ("TEST", "analyse", false, true, 2_500), ("PALU", "médicament", true, false, 1_503),
      ("BIG", "consultation", false, false, 60_000),
    ]
    for (code, act, isMalaria, isSensitive, fee) in services {
      let from = TwinCalendar.day(2024, 12, 1)
      twin.services[code] = Twin.Service(act: act, isMalaria: isMalaria, isSensitive: isSensitive)
      #expect(
        BookDriver(book: book, twin: twin).perform(
          .price(service: code, fee: fee, from: from))
          == twin.answer(
            .price(service: code, fee: fee, from: from)))
    }
  }

  private mutating func openHousehold(_ number: Int) throws {
    let code = CheckedCode(prefix: "M", number: number).description
    let group = number % 4 == 0 ? nil : number % 2 == 0 ? "SAV-B" : "SAV-A"
    let joined = [
      TwinCalendar.day(2024, 6, 3), TwinCalendar.day(2025, 1, 31), TwinCalendar.day(2025, 5, 6),
    ][number % 3]
    let since = try #require(Day(number: joined))
    try tell(
      .household(
        Household(code: code, group: try group.map { try #require(FundCode($0)) }, joined: since)))
    twin.households[code] = Twin.Household(group: group, joined: joined)
    let births: [String?] = [
      "1990", "2020", "2020-05", "2020-06-30", "2024-02-29", "2025-03-31", nil,
    ]
    for place in 0..<2 {
      let person = CheckedCode(prefix: "P", number: number * 10 + place).description
      let birth = births[(number * 2 + place) % births.count].flatMap(PartialDate.init(iso:))
      try tell(
        .person(
          Person(
            code: person, household: code, role: place == 0 ? .subscriber : .child, sex: .female,
            since: since, details: Person.Details(name: "Exemple", birth: birth, phone: nil))))
      twin.persons[person] = Twin.Person(
        household: code, birth: birth.map { $0.earliest.number...$0.latest.number },
        since: joined)
    }
  }

  /// What `Twin+Rules.swift` says in code, as a committee would.
  static let ruleBook = """
    # Règlement du jumeau

    - règlement : jumeau
    - version : 1
    - en vigueur : 2025-01-01 .. 2025-12-31
    - adopté : 2024-12-07, PV n° 1
    - espèces : par 5 F, au plus proche

    ## Faits

    | fait | de | type | vient de | silence | sensible |
    |---|---|---|---|---|---|
    | Enceinte | personne | oui, non | accueil | demander | oui |
    | Âge en mois | personne | entier 0..1440 | livre : mois depuis la naissance | rester inconnu | non |
    | Programme | ligne | aucun, paludisme | tarif : programme | demander | oui |
    | À jour | ménage | oui, non | livre : cotisation à jour | rester inconnu | non |
    | Jours d'adhésion | ménage | entier 0..36500 | livre : jours depuis l'adhésion | rester inconnu | non |
    | Classe validée | ménage | A < B < C, sans objet | pièce : PV du comité | supposer sans objet | non |
    | Urgence | visite | oui, non | accueil | supposer non | non |
    | Exonéré ménage | ménage | argent | livre : somme SOL par ménage, année civile | rester inconnu | non |

    ## Payeurs

    | payeur | nom | fonds | mode | si le fonds manque |
    |---|---|---|---|---|
    | ETAT | État | STA | préfinancé | engagement |
    | FONDS | Fonds commun | GEN | prestation | engagement jusqu'à 5 000 F, puis payeur suivant |
    | SOL | Solidarité | SOL | exonération | engagement jusqu'à 2 000 F, puis payeur suivant |
    | URGENCE | Avance | SOL | exonération | engagement jusqu'à 1 000 F, puis ménage |
    | REPAS | Repas | AID | prestation | engagement jusqu'à 300 F, puis ménage |

    ## Article 1. Le paludisme

    décision : Gratuité

    | U | Programme | Âge en mois | Enceinte | Gratuité | # Pourquoi |
    |---|---|---|---|---|---|
    | 1 | paludisme | < 60 | - | 100 % | avant cinq ans |
    | 2 | paludisme | >= 60 | oui | 100 % | pendant la grossesse |
    | 3 | sinon | | | 0 % | pas de gratuité |

    ## Article 2. La part du fonds commun

    décision : Part du fonds

    | U | À jour | Jours d'adhésion | Part du fonds | # Pourquoi |
    |---|---|---|---|---|
    | 1 | oui | >= 90 | 75 % | à jour et délai passé |
    | 2 | oui | < 90 | 0 % | délai d'attente |
    | 3 | non | - | 0 % | pas à jour |

    ## Article 3. Les plus pauvres

    décision : Exonération, Plafond exonération

    | U | Classe validée | Exonération | Plafond exonération | # Pourquoi |
    |---|---|---|---|---|
    | 1 | A | 100 % | 10 000 F | les plus pauvres |
    | 2 | B | 50 % | 4 000 F | les pauvres |
    | 3 | C, sans objet | 0 % | 0 F | pas d'exonération |

    ## Article 4. L'urgence

    décision : Avance

    | F | Urgence | Avance | # Pourquoi |
    |---|---|---|---|
    | 1 | oui | 100 % | on soigne d'abord |
    | 2 | sinon | 0 % | |

    aide : Repas, payeur REPAS

    | F | Urgence | Repas | # Pourquoi |
    |---|---|---|---|
    | 1 | oui | 500 F | qui reste près du malade mange |
    | 2 | sinon | 0 F | |

    ## Qui paie, dans l'ordre

    | n | payeur | prend | au plus | article |
    |---|---|---|---|---|
    | 1 | ETAT | Gratuité du reste | | 1 |
    | 2 | FONDS | Part du fonds du reste | | 2 |
    | 3 | SOL | Exonération du reste | Plafond exonération - Exonéré ménage | 3 |
    | 4 | URGENCE | Avance du reste, provisoire 3 jours | 3 000 F | 4 |
    | 5 | ménage | le reste | | |
    """
}
