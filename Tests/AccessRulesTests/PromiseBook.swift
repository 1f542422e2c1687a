import AccessRules
import Testing

/// A rule book with an exception, an aid, what is forbidden, guarantees and examples.
enum PromiseBook {
  static let text = """
    # Règlement avec promesses
    - règlement : promesses
    - version : 1
    - en vigueur : 2025-01-01 .. 2025-12-31
    - adopté : 2024-12-01, PV n° 1
    - espèces : par 5 F, au plus proche

    ## Faits

    | fait | de | type | vient de | silence | sensible |
    |---|---|---|---|---|---|
    | Triage | visite | vert, rouge | accueil | demander | non |
    | Veuve | ménage | oui, non | pièce : PV | supposer non | non |
    | Carte | ménage | A < B < C, expiré, sans objet | pièce : PV | supposer sans objet | non |
    | Source de la carte | ménage | PV, autre, sans objet | livre : source de la pièce Carte | supposer sans objet | non |
    | Référé | visite | oui, non | accueil | supposer non | non |
    | Prix du trajet | visite | argent 0..10 000 | accueil | demander | non |
    | Jours sur place | visite | entier 0..60 | accueil | demander | non |
    | Revenu | ménage | argent 0..1 000 000, sans objet | déclaré | supposer sans objet | non |
    | Payé | ménage | argent | livre : somme ménage par ménage, mois civil | rester inconnu | non |
    | Aidé | ménage | argent | livre : somme TRA par ménage, année civile | rester inconnu | non |
    | Acte | ligne | consultation, médicament | tarif : acte | demander | non |
    | Programme | ligne | aucun, paludisme | tarif : programme | demander | oui |

    interdit : ethnie, lien de parenté

    ## Paramètres

    | paramètre | depuis | valeur | référence |
    |---|---|---|---|
    | Part du revenu | 2025-01-01 | 10 % | PV n° 1 |
    | Jours payés | 2025-01-01 | 5 | PV n° 1 |

    ## Payeurs

    | payeur | nom | fonds | mode | si le fonds manque |
    |---|---|---|---|---|
    | SOL | Solidarité | SOL | exonération | engagement |
    | URG | Urgence | SOL | exonération | engagement |
    | TRA | Transport | TRA | prestation | engagement jusqu'à 1 000 F |

    ## Article 1. Les plus pauvres

    décision : Classe

    | U | Carte | Classe | # Pourquoi |
    |---|---|---|---|
    | 1 | A | A | carte A |
    | 2 | B | B | carte B |
    | 3 | sinon | C | |

    ## Article 2. Les veuves

    exception à : Classe

    | U | Veuve | Carte | Classe | # Pourquoi |
    |---|---|---|---|---|
    | 1 | oui | sauf A | A | veuve |
    | 2 | - | expiré | B | en attendant le comité |

    ## Article 3. L'exonération

    décision : Exonération, Demander avant les soins, Urgence

    | F | Triage | Classe | Programme | Exonération | Demander avant les soins | Urgence |
    |---|---|---|---|---|---|---|
    | 1 | rouge | - | - | 0 % | non | 100 % |
    | 2 | - | A | - | 100 % | oui | 0 % |
    | 3 | - | - | paludisme | 100 % | oui | 0 % |
    | 4 | - | <= B | - | 50 % | oui | 0 % |
    | 5 | sinon | | | 0 % | oui | 0 % |

    ## Article 4. Le transport

    aide : Transport, payeur TRA, au plus 20 000 F - Aidé

    | U | Référé | Transport |
    |---|---|---|
    | 1 | oui | Prix du trajet + 1 000 F x Jours sur place (au plus Jours payés) |
    | 2 | non | 0 F |

    ## Qui paie, dans l'ordre

    | n | payeur | prend | au plus | article |
    |---|---|---|---|---|
    | 1 | SOL | Exonération du reste | | 3 |
    | 2 | SOL | ce qui dépasse 7 500 F - Payé ; Part du revenu x Revenu - Payé | 30 000 F | 3 |
    | 3 | URG | Urgence du reste, provisoire 3 jours | 25 000 F | 3 |
    | 4 | ménage | le reste | | |

    ## Garanties

    - garantie : Part du ménage croît avec Carte
    - garantie : si Programme = paludisme et Triage = vert alors Part du ménage = 0 F
    - garantie : si Carte = A, B alors fonds SOL à sec ne change pas Part du ménage
    - garantie : si Triage = rouge alors Demander avant les soins = non
    - garantie : Part du ménage <= 10 000 F

    ## Exemples

    par défaut : Triage = vert et Programme = aucun

    | exemple | Carte | Veuve | jour | Lignes | fonds | attendu |
    |---|---|---|---|---|---|---|
    | moitié | B | | | consultation 1000 ; médicament/paludisme 3 000 | | SOL 3 500 F ; ménage 500 ; espèces 500 F |
    | veuve | C | oui | 2025-03-01 | consultation 1 000 F | SOL 100 | SOL 1 000 F ; engagement SOL 900 F ; ménage 0 F ; Classe = A |
    | acte | ? | ? | | ? 1 000 F | | ménage 0 F..1 000 F ; demander Acte |
    """

  static func changed(_ old: String, _ new: String) -> RuleBook.Reading {
    RuleBook.read(text.replacing(old, with: new))
  }

  static func book() throws -> RuleBook {
    let reading = RuleBook.read(text)
    try #require(reading.mistakes == [])
    return try #require(reading.book)
  }
}
