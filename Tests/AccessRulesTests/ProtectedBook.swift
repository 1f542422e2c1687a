import AccessRules
import LedgerValues
import Testing

/// A rule book of one limited promise, and what its guarantees make of it.
enum ProtectedBook {
  static let text = """
    # Règlement des promesses
    - règlement : promesses
    - version : 1
    - en vigueur : 2025-01-01 .. 2025-12-31
    - adopté : 2024-12-01, PV n° 1
    - espèces : par 5 F, au plus proche

    ## Faits

    | fait | de | type | vient de | silence | sensible |
    |---|---|---|---|---|---|
    | Enceinte | personne | oui, non | accueil | demander | oui |
    | Âge | personne | entier 0..120 | accueil | demander | non |
    | Triage | visite | vert, rouge | accueil | demander | non |
    | Référé | visite | oui, non | accueil | supposer non | non |
    | Acte | ligne | consultation, médicament | tarif : acte | demander | non |

    ## Payeurs

    | payeur | nom | fonds | mode | si le fonds manque |
    |---|---|---|---|---|
    | FONDS | Fonds commun | GEN | prestation | engagement jusqu'à 100 F, puis payeur suivant |
    | SOL | Solidarité | SOL | exonération | |

    ## Article 1. La part du fonds

    décision : Part

    | U | Acte | Part |
    |---|---|---|
    | 1 | consultation | 50 % |
    | 2 | médicament | 75 % |

    décision : Petit

    | U | Âge | Petit |
    |---|---|---|
    | 1 | < 5 | oui |
    | 2 | >= 5 | non |

    ## Article 2. Le trajet

    aide : Trajet, payeur FONDS

    | U | Référé | Trajet |
    |---|---|---|
    | 1 | oui | 80 F |
    | 2 | non | 0 F |

    ## Qui paie, dans l'ordre

    | n | payeur | prend | au plus | article |
    |---|---|---|---|---|
    | 1 | FONDS | Part du reste | | 1 |
    | 2 | ménage | le reste | | |

    ## Garanties

    """

  /// The book with a guarantee that a dry fund changes nothing.
  static func book(
    _ conditions: String..., language: RuleBookLanguage = .french
  ) throws -> RuleBook {
    let promise = "fonds GEN à sec ne change pas Part du ménage"
    let lines = conditions.map {
      "- garantie : " + ($0.isEmpty ? promise : "si \($0) alors \(promise)")
    }
    let reading = RuleBook.read(text + lines.joined(separator: "\n"))
    try #require(reading.mistakes == [])
    return try #require(reading.book)
  }

  /// A visit with nothing in the fund; what is not said is known to be the ordinary.
  static func care(
    _ facts: [String: FactState] = [:], fees: [Money] = [600], gen: Money = 0,
    act: String = "consultation"
  ) throws -> CareCase {
    var known: [String: FactState] = [
      "Enceinte": .value(.choice("non")), "Âge": .value(.integer(30)),
      "Triage": .value(.choice("vert")), "Référé": .value(.choice("non")),
    ]
    known.merge(facts) { $1 }
    return CareCase(
      day: try #require(Day(2025, 3, 4)), facts: known.mapValues { Fact($0) },
      lines: fees.map { CareLine(fee: $0, facts: ["Acte": Fact(.value(.choice(act)))]) },
      available: ["GEN": gen, "SOL": 0])
  }
}
