import AccessRules

/// A rule book of one payer, small enough to read in a test.
enum SmallBook {
  static let text = """
    # Petit règlement
    - règlement : petit
    - version : 1
    - en vigueur : 2025-01-01 .. 2025-12-31
    - adopté : 2024-12-01, PV n° 1
    - espèces : par 5 F, au plus proche

    ## Faits

    | fait | de | type | vient de | silence | sensible |
    |---|---|---|---|---|---|
    | Âge | personne | entier 0..1440 | livre : mois depuis la naissance | rester inconnu | non |
    | Enceinte | personne | oui, non | accueil | demander | oui |
    | Classe | ménage | A < B < C, sans objet | pièce : PV | supposer sans objet | non |
    | Revenu | ménage | argent 0..500 000 | déclaré | demander | non |
    | Déjà pris | personne | argent | livre : somme FONDS par personne, année civile | rester inconnu | non |
    | Acte | ligne | consultation, médicament | tarif : acte | demander | non |

    ## Paramètres

    | paramètre | depuis | valeur | référence |
    |---|---|---|---|
    | Plafond | 2025-01-01 | 1 000 F | PV n° 1 |
    | Seuil | 2025-01-01 | 60 | PV n° 1 |
    | Seuil | 2025-07-01 | 72 | PV n° 2 |

    ## Payeurs

    | payeur | nom | fonds | mode | si le fonds manque |
    |---|---|---|---|---|
    | FONDS | Fonds commun | GEN | prestation | engagement jusqu'à 100 F, puis payeur suivant |

    ## Article 1. Qui est aidé

    décision : Aide, Niveau

    | U | Âge | Enceinte | Classe | Aide | Niveau | # Pourquoi |
    |---|---|---|---|---|---|---|
    | 1 | < Seuil | - | - | 100 % | haut | petit enfant |
    | 2 | >= Seuil | oui | - | 50 % | bas | femme enceinte |
    | 3 | >= Seuil | non | A, B | 25 % | bas | pauvre |
    | 4 | >= Seuil | non | C, sans objet | 0 % | aucun | |

    ## Qui paie, dans l'ordre

    | n | payeur | prend | au plus | article |
    |---|---|---|---|---|
    | 1 | FONDS | Aide du reste | Plafond - Déjà pris | 1 |
    | 2 | ménage | le reste | | |
    """

  /// The book with one text put in the place of another, everywhere.
  static func changed(_ old: String, _ new: String) -> RuleBook.Reading {
    RuleBook.read(text.replacing(old, with: new))
  }
}
