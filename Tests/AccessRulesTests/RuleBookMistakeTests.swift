import AccessRules
import LedgerValues
import Testing

@Suite struct RuleBookMistakeTests {
  @Test func `the small book has no mistake`() {
    #expect(RuleBook.read(SmallBook.text).mistakes == [])
  }

  /// Each change of the small book makes one mistake: its code, its place, its text.
  @Test(arguments: [
    // The head.
    ("- version : 1\n", "", "missing_entry 1:1 Petit règlement"),
    ("- version", "- vérsion", "missing_entry 1:1 Petit règlement, unknown_entry 3:3 vérsion"),
    ("- version : 1", "- version : 1\n- version : 2", "repeated 4:3 version"),
    ("2025-01-01 .. 2025", "2026-01-01 .. 2025", "unreadable_range 4:16 2026-01-01 .. 2025-12-31"),
    ("2024-12-01, PV n° 1", "2024-12-32, PV", "unreadable_adoption 5:12 2024-12-32, PV"),
    ("par 5 F", "par 5", ""),
    ("par 5 F", "par 0 F", "unreadable_cash_step 6:13 par 0 F, au plus proche"),
    // Sections and tables.
    ("## Faits", "## Fêtes", "missing_section 1:1 Petit règlement, stray_table 10:3 fait"),
    ("| vient de |", "| vient du |", "missing_column 10:3 fait, unknown_column 10:22 vient du"),
    ("décision : Aide, Niveau", "", "stray_table 37:3 U, unknown_name 48:15 Aide du reste"),
    (
      "| 1 | < Seuil |", "| 1 | 3 | < Seuil |",
      "wrong_cell_count 39:1 | 1 | 3 | < Seuil | - | - | 100 % | haut | petit enfant |"
    ),
    // A line that would be left out is refused.
    (
      "## Qui paie", "- garantie : Part du ménage = 0 F\n\n## Qui paie",
      "misplaced_entry 44:3 garantie"
    ),
    (
      "## Qui paie", "## Garantie\n\n- garantie : Part du ménage = 0 F\n\n## Qui paie",
      "misplaced_entry 46:3 garantie"
    ),
    (
      "## Qui paie", "### Garanties\n\n- garantie : Part du ménage = 0 F\n\n## Qui paie",
      "misplaced_entry 46:3 garantie"
    ),
    (
      "## Qui paie", "## Garanties\n\n- garanties : Part du ménage = 0 F\n\n## Qui paie",
      "unreadable_guarantee 46:1 - garanties : Part du ménage = 0 F"
    ),
    ("## Qui paie", "impossible : Âge < 5\n\n## Qui paie", "misplaced_entry 44:1 impossible"),
    ("## Qui paie", "- interdit : triage\n\n## Qui paie", "misplaced_entry 44:3 interdit"),
    ("## Payeurs", "par défaut : Âge = 5\n\n## Payeurs", "misplaced_entry 27:1 par défaut"),
    ("## Payeurs", "décision : Aide\n\n## Payeurs", "misplaced_entry 27:1 décision"),
    ("## Qui paie", "- aide : au comité de le dire\n- Revenu : en francs\n\n## Qui paie", ""),
    // Facts.
    ("| Âge | personne |", "| Âge | chèvre |", "unknown_subject 12:9 chèvre"),
    ("entier 0..1440", "entier 9..1", "unknown_type 12:20 entier 9..1"),
    ("oui, non | accueil", "oui, oui | accueil", "unknown_type 13:25 oui, oui"),
    (
      "livre : mois depuis", "livre : années depuis",
      "unknown_source 12:37 livre : années depuis la naissance"
    ),
    (
      "entier 0..1440", "oui, non",
      "wrong_type_for_source 12:31 livre : mois depuis la naissance, not_ordered 39:7 < Seuil, not_ordered 40:7 >= Seuil, not_ordered 41:7 >= Seuil, not_ordered 42:7 >= Seuil"
    ),
    ("demander | oui", "oublier | oui", "unknown_silence 13:46 oublier"),
    ("supposer sans objet", "supposer D", "unreadable_value 14:58 supposer D"),
    ("demander | oui", "demander | peut-être", "unknown_yes_or_no 13:57 peut-être"),
    (
      "somme FONDS par", "somme BANQUE par",
      "unknown_payer 16:35 livre : somme BANQUE par personne, année civile"
    ),
    (
      "| Revenu |", "| Âge |",
      "repeated 15:3 Âge, wrong_unit 39:9 Seuil, wrong_unit 40:10 Seuil, wrong_unit 41:10 Seuil, wrong_unit 42:10 Seuil"
    ),
    // Parameters and payers.
    ("| 2025-01-01 | 1 000 F", "| 2025-02-30 | 1 000 F", "unreadable_day 23:13 2025-02-30"),
    ("| 2025-01-01 | 1 000 F", "| 2025-02-01 | 1 000 F", "starts_too_late 23:3 Plafond"),
    ("2025-07-01 | 72", "2025-01-01 | 72", "repeated 24:3 Seuil"),
    ("2025-07-01 | 72", "2025-07-01 | 72 F", "mixed_kinds 25:24 72 F"),
    ("| prestation |", "| cadeau |", "unknown_mode 31:32 cadeau"),
    ("| GEN |", "| |", "missing_fund 31:26 "),
    ("| prestation |", "| direct |", "needless_fund 31:26 GEN"),
    (
      "puis payeur", "puis le payeur",
      "unknown_shortage 31:45 engagement jusqu'à 100 F, puis le payeur suivant"
    ),
    (
      "engagement jusqu'à 100 F", "engagement",
      "unknown_shortage 31:45 engagement, puis payeur suivant"
    ),
    // Decision tables.
    ("| U | Âge", "| X | Âge", "unknown_hit_policy 37:3 X"),
    ("| 3 | >=", "| 5 | >=", "wrong_row_number 41:3 5"),
    ("| Âge | Enceinte |", "| Aje | Enceinte |", "unknown_name 37:7 Aje"),
    ("25 % | bas", "25 F | bas", "mixed_kinds 41:31 25 F"),
    ("| U | Âge |", "| U | Niveau |", "repeated 37:43 Niveau"),
    // Cells.
    ("< Seuil", "< 0,5", "decimal_comma 39:9 0,5"),
    ("50 % | bas", "12,-5 % | bas", "not_a_number 40:28 12,-5 %"),
    ("Plafond - Déjà pris", "-0,5 % x Revenu", "not_a_rate 48:31 -0,5 % x Revenu"),
    ("< Seuil", "< 1.500", "ambiguous_point 39:9 1.500"),
    ("< Seuil", "2025-03-01", "date_in_number_column 39:7 2025-03-01"),
    ("< Seuil", "50..62", "bare_range 39:7 50..62"),
    ("< Seuil", "[62..50]", "empty_interval 39:7 [62..50]"),
    ("< Seuil", "vieux", "not_a_number 39:7 vieux"), ("< Seuil", "< 60 F", "wrong_unit 39:9 60 F"),
    ("< Seuil", "< 2000", "out_of_domain 39:9 2000"), ("A, B", "A, D", "not_a_value 41:27 D"),
    ("A, B", "<= B", ""), ("oui | - |", "< oui | - |", "not_ordered 40:18 < oui"),
    ("| A, B |", "| |", "empty_cell 41:24 "),
    ("| 1 | < Seuil", "| 1 | sans objet", "not_a_value 39:7 sans objet"),
    ("< Seuil", "< Plafond", "wrong_unit 39:9 Plafond"),
    ("| 3 | >= Seuil", "| 3 | sinon", "misplaced_otherwise 41:7 sinon"),
    // The waterfall.
    ("Aide du reste", "Aide", "unreadable_take 48:15 Aide"),
    ("Aide du reste", "Niveau du reste", "not_a_rate 48:15 Niveau du reste"),
    ("Aide du reste", "Ade du reste", "unknown_name 48:15 Ade du reste"),
    ("Plafond - Déjà", "Seuil - Déjà", "not_an_amount 48:31 Seuil"),
    ("- Déjà pris | 1", "- Âge | 1", "not_a_counter 48:41 Âge"),
    ("pris | 1 |", "pris | 9 |", "unknown_article 48:53 9"),
    ("| 2 | ménage | le reste |", "| 2 | FONDS | Aide du reste |", "household_not_last 49:7 FONDS"),
    ("| 1 | FONDS |", "| 4 | FONDS |", "wrong_step_number 48:3 4"),
    ("| 1 | FONDS |", "| 1 | BANQUE |", "unknown_payer 48:7 BANQUE"),
    ("| 1 000 F |", "| 1 000 000 000 000 F |", "out_of_domain 23:26 1 000 000 000 000 F"),
    ("Petit", "Pe\u{7}tit", "control_character 1:1 # Pe\u{7}tit règlement"),
    ("Petit", "Pe\u{9B}tit", "control_character 1:1 # Pe\u{9B}tit règlement"),
    ("Petit", "Pe\u{202E}tit", "control_character 1:1 # Pe\u{202E}tit règlement"),
  ])
  func `a mistake is named where it is`(old: String, new: String, expected: String) {
    #expect(SmallBook.text.contains(old), "the change changes nothing")
    let found = SmallBook.changed(old, new).mistakes.map {
      "\($0.code) \($0.line):\($0.column) \($0.text)"
    }
    #expect(found.joined(separator: ", ") == expected, "\(old) -> \(new)")
  }

  @Test func `a parameter that cannot be read is one mistake`() {
    let text = SmallBook.text.replacing("| 25 %", with: "| Taux")
      .replacing(
        "| Plafond | 2025", with: "| Taux | 2025-01-01 | 0,5 | PV n° 1 |\n| Plafond | 2025")
    #expect(RuleBook.read(text).mistakes.map(\.code) == ["decimal_comma"])
  }

  @Test func `all mistakes are found at once`() {
    let text = SmallBook.text.replacing("< Seuil", with: "< 0,5").replacing("A, B", with: "D")
      .replacing("| prestation |", with: "| cadeau |").replacing("- version : 1\n", with: "")
    let codes = RuleBook.read(text).mistakes.map(\.code)
    #expect(
      codes == [
        "missing_entry", "unknown_mode", "decimal_comma", "not_a_value",
      ])
  }

  @Test func `a circle of decisions is refused`() {
    let circle = SmallBook.text.replacing(
      "## Qui paie",
      with: """
        ## Article 2. Un cercle

        décision : Premier

        | F | Second | Premier |
        |---|---|---|
        | 1 | oui | oui |
        | 2 | - | non |

        décision : Second

        | F | Premier | Second |
        |---|---|---|
        | 1 | oui | oui |
        | 2 | - | non |

        ## Qui paie
        """)
    #expect(RuleBook.read(circle).mistakes.map(\.code) == ["circular"])
  }

  @Test func `hostile books end in a refusal`() {
    let wide = "|" + String(repeating: " a |", count: 10_000)
    let books = [
      ("bytes", String(repeating: "a", count: 2_000_000)),
      ("lines", String(repeating: "a\n", count: 20_000)),
      ("columns", SmallBook.text + "\n\n" + wide + "\n" + wide),
      ("rows", SmallBook.text + "\n\n" + String(repeating: "| a | b |\n", count: 600)),
    ]
    for (limit, text) in books {
      #expect(
        RuleBook.read(text).mistakes.contains { $0.code == "too_large_\(limit)" }, "\(limit)")
    }
  }
}
