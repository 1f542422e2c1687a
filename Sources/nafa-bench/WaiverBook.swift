import AccessRules
import LedgerValues

/// A rule book of one table, twelve rows on six facts, as rules engines are compared with, and cases
/// put to it. Its rules are invented.
enum WaiverBook {
  static let text = """
    # Exonération, pour mesurer

    - règlement : mesure
    - version : 1
    - en vigueur : 2025-01-01 .. 2025-12-31
    - adopté : 2024-12-01, PV n° 1
    - espèces : par 5 F, au plus proche

    ## Faits

    | fait | de | type | vient de | silence | sensible |
    |---|---|---|---|---|---|
    | Âge | personne | entier 0..120 | accueil | demander | non |
    | Enceinte | personne | oui, non | accueil | demander | non |
    | Classe | ménage | A, B, C, D | accueil | demander | non |
    | Soins | visite | externes, maternité, chroniques, urgence | accueil | demander | non |
    | Mois | ménage | entier 0..600 | accueil | demander | non |
    | Coût | visite | argent 0..1 000 000 | accueil | demander | non |

    ## Payeurs

    | payeur | nom | fonds | mode | si le fonds manque |
    |---|---|---|---|---|
    | SOL | Fonds de solidarité | SOL | exonération | engagement |

    ## Article 1. Qui est exonéré

    décision : Exonération

    | F | Âge | Enceinte | Classe | Soins | Mois | Coût | Exonération | # Pourquoi |
    |---|---|---|---|---|---|---|---|---|
    | 1 | < 5 | - | - | - | - | - | 100 % | petit enfant |
    | 2 | - | oui | - | maternité | - | - | 100 % | grossesse |
    | 3 | - | - | A | urgence | - | - | 100 % | urgence |
    | 4 | - | - | A | - | - | <= 20 000 F | 90 % | classe A |
    | 5 | - | - | A | - | - | - | 80 % | classe A, soins chers |
    | 6 | >= 65 | - | B | - | - | - | 70 % | personne âgée |
    | 7 | - | - | B | chroniques | >= 3 | - | 60 % | maladie chronique |
    | 8 | - | - | B | - | - | > 50 000 F | 60 % | soins chers |
    | 9 | - | - | B | - | >= 6 | - | 50 % | membre de six mois |
    | 10 | - | - | C | urgence | - | - | 40 % | urgence |
    | 11 | - | - | C | - | >= 12 | > 30 000 F | 25 % | soins chers |
    | 12 | - | - | - | - | - | - | 0 % | pas d'exonération |

    ## Qui paie, dans l'ordre

    | n | payeur | prend | au plus | article |
    |---|---|---|---|---|
    | 1 | SOL | Exonération du reste | | 1 |
    | 2 | ménage | le reste | | |
    """

  static let day = Day(2025, 6, 16) ?? .earliest
  static let percents = [100, 100, 100, 90, 80, 70, 60, 60, 50, 40, 25, 0]
  private static let words = (
    answers: ["oui", "non"], bands: ["A", "B", "C", "D"],
    services: ["externes", "maternité", "chroniques", "urgence"]
  )

  /// A case by the codes of its facts, in order of the table's columns.
  static func codes(_ chance: inout Chance) -> [Int] {
    [
      chance.below(90), chance.below(10) == 0 ? 0 : 1, chance.pick([0, 0, 1, 1, 1, 2, 2, 3]),
      chance.below(4), chance.below(36), 500 * (1 + chance.below(160)),
    ]
  }

  /// The same case as a visit of one line.
  static func care(_ codes: [Int]) -> CareCase {
    let facts: [String: FactValue] = [
      "Âge": .integer(codes[0]), "Enceinte": .choice(words.answers[codes[1]]),
      "Classe": .choice(words.bands[codes[2]]), "Soins": .choice(words.services[codes[3]]),
      "Mois": .integer(codes[4]), "Coût": .integer(codes[5]),
    ]
    return CareCase(
      day: day, facts: facts.mapValues { Fact(.value($0), source: "accueil") },
      lines: [CareLine(fee: Money(Int64(codes[5])), facts: [:])], available: ["SOL": 1_000_000])
  }
}
