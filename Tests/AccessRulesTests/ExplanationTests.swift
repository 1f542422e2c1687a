import AccessRules
import LedgerValues
import Testing

@Suite struct ExplanationTests {
  /// The explanation with the narrow and no-break spaces of money as plain ones.
  private func plain(_ text: String) -> String {
    text.replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  @Test func `the mother hears one sentence`() throws {
    let book = try Sikoro.book()
    let care = try Sikoro.child()
    let decision = try book.decide(care)
    let french = book.explanation(of: decision, for: care, in: .french)
    #expect(
      plain(french.sentence) == """
        Vous payez 315 F. Le reste est payé par : État (gratuités) 3 000 F, Fonds commun 1 875 F, \
        Fonds de solidarité 312 F. Pourquoi : à jour et délai passé ; les pauvres paient la moitié ; \
        paludisme avant cinq ans (décret 628).
        """)
    let english = book.explanation(of: decision, for: care, in: .english)
    #expect(english.sentence.hasPrefix("You pay 315\u{A0}F. The rest is paid by: État"))
  }

  @Test func `the committee sees article, row, facts and their sources`() throws {
    let book = try Sikoro.book()
    let care = try Sikoro.child([:], [Sikoro.line(1_000, "consultation")])
    let explanation = book.explanation(of: try book.decide(care), for: care, in: .french)
    #expect(
      plain(explanation.text) == """
        Règlement acces-sikoro 2025.1, adopté le 07/12/2024 (PV n° 14)
        Prix 1 000 F : ménage 125 F, FONDS 750 F, SOL 125 F
        Ligne 1 (consultation, aucun) : 1 000 F
          ÉTAT 0 F
            article 1, ligne 5 « pas de gratuité » : Gratuité = 0 %
              Acte = consultation (tarif) ; Programme = aucun (tarif) ; Âge en mois = 52 (essai) ; \
        Enceinte = non (essai)
          FONDS 750 F (75 %)
            article 3, ligne 1 « à jour et délai passé » : Part du fonds = 75 % (Taux du fonds, PV n° 14)
              Acte = consultation (tarif) ; À jour = oui (essai) ; Lieu = CSCom (essai)
              article 2, ligne 2 « 90 jours passés » : Délai passé = oui
                Motif = maladie (essai) ; Jours d'adhésion = 200 (essai)
          SOL 125 F (50 %)
            article 4, ligne 2 « les pauvres paient la moitié » : Exonération = 50 %, \
        Plafond exonération = 40 000 F (Plafond exonération B, PV n° 14)
              Acte = consultation (tarif)
              article 4, ligne 2 « classe B du comité » : Classe = B
                Classe validée = B (essai) ; Mois depuis validation = 3 (essai)
          ménage 125 F
        """)
  }

  @Test func `what is not decided says what to ask and what is at stake`() throws {
    let book = try Sikoro.book()
    let care = try Sikoro.child([
      "Triage": .value(.choice("rouge")), "Enceinte": .unknown(.notAsked),
      "Âge en mois": .interval(50...130), "Avancé ménage": .value(.integer(25_000)),
    ])
    let explanation = book.explanation(of: try book.decide(care), for: care, in: .french)
    #expect(
      plain(explanation.text) == """
        Règlement acces-sikoro 2025.1, adopté le 07/12/2024 (PV n° 14)
        On soigne d'abord : rien n'est demandé avant les soins.
        Pas encore décidé : le ménage paierait de 313 F à 688 F
          demander : Enceinte
          reste inconnu : Âge en mois
        """)
  }

  @Test func `a short fund and a ceiling are said`() throws {
    let book = try Sikoro.book()
    let care = try Sikoro.child(
      ["Pris en charge visite": .value(.integer(14_500))],
      [Sikoro.line(1_000, "consultation")],
      available: ["GEN": 100, "SOL": 0, "STA": 0, "TRA": 0])
    let decision = try book.decide(care)
    let text = plain(book.explanation(of: decision, for: care, in: .french).text)
    for sentence in [
      "FONDS 400 F (75 %), engagement du fonds",
      "plafond atteint (Plafond visite - Pris en charge visite) : 500 F au lieu de 750 F",
      "droit reconnu mais le fonds GEN manque : 400 F, engagement du fonds",
      "droit reconnu mais le fonds SOL manque : 250 F, engagement du fonds",
    ] {
      #expect(text.contains(sentence), "\(sentence)")
    }
    #expect(try decision.francs() == [0, 500, 250, 0, 250])
  }
}
