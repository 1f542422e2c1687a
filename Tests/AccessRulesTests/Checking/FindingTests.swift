import AccessRules
import LedgerValues
import Testing

@Suite struct FindingTests {
  /// What is found in the small book when one text takes the place of another.
  private func found(_ old: String, _ new: String) throws -> [String] {
    #expect(old == new || SmallBook.text.contains(old), "the change changes nothing")
    let reading = SmallBook.changed(old, new)
    #expect(reading.mistakes == [])
    return try #require(reading.book).findingTexts()
  }

  private let clean = ["Revenu", "Acte", "Niveau"].map { #"unused(name: "\#($0)")"# }

  @Test func `a whole book has no finding but names that nothing uses`() throws {
    #expect(try found("", "") == clean)
  }

  @Test(arguments: [
    ("| oui | - |", "| oui | A |", "gap: Âge 60, Enceinte oui, Classe B"),
    ("A, B", "A, C", "gap: Âge 60, Enceinte non, Classe B"),
    ("A, B", "A, B, C", "overlap 3,4: Âge 60, Enceinte non, Classe C"),
    ("| 1 | < Seuil |", "| 1 | <= Seuil |", "overlap 1,2: Âge 60, Enceinte oui, Classe A"),
    (
      "| 1 | < Seuil |", "| 1 | < 72 |",
      "overlap 1,2: Âge 60, Enceinte oui, Classe A on 2025-01-01...2025-06-30"
    ),
    (
      "| 1 | < Seuil |", "| 1 | < 60 |",
      "gap: Âge 60, Enceinte oui, Classe A on 2025-07-01...2025-12-31"
    ),
    ("| U | Âge", "| F | Âge", ""),
    // Rows that never speak have no household.
    ("| 4 | >= Seuil | non | C, sans objet |", "| 4 | sinon | | |", ""),
    (
      "| 2 | >= Seuil | oui | - |", "| 2 | [70..71[, < 10 | oui | - |",
      "gap: Âge 60, Enceinte oui, Classe A"
    ),
  ])
  func `a finding has a household that shows it`(
    old: String, new: String, expected: String
  ) throws {
    let findings = try found(old, new).filter { !clean.contains($0) }
    #expect(findings.first ?? "" == expected, "\(old) -> \(new): \(findings)")
  }

  @Test func `what is impossible is no gap and no overlap`() throws {
    let gap = SmallBook.text.replacing("A, B |", with: "A |")
    let book = try #require(RuleBook.read(gap).book)
    #expect(book.findings().first?.problem == .gap)
    let impossible = gap.replacing(
      "## Paramètres", with: "impossible : Classe = B et Enceinte = non\n\n## Paramètres")
    let mended = try #require(RuleBook.read(impossible).book)
    #expect(mended.findings().filter(\.isError) == [])
    #expect(mended.lines.contains("impossible : Classe = B et Enceinte = non"))
  }

  @Test func `the example's rule book answers every household`() throws {
    #expect(try Sikoro.book().findings() == [])
  }

  @Test(arguments: [
    // The committee's evidence is not the household's to give.
    ("", "", ""), ("pièce : PV | supposer sans objet", "accueil | demander", ""),
    (
      "pièce : PV | supposer", "accueil | supposer",
      "costlySilence(fact: \"Classe\") 4,3: Âge 60, Enceinte non, Classe A"
    ),
    ("pièce : PV | supposer sans objet", "accueil | supposer B", ""),
    (
      "pièce : PV | supposer sans objet", "déclaré | supposer C",
      "costlySilence(fact: \"Classe\") 4,3: Âge 60, Enceinte non, Classe A"
    ),
    (
      "accueil | demander", "accueil | supposer non",
      "costlySilence(fact: \"Enceinte\") 3,2: Âge 60, Enceinte oui, Classe A"
    ),
    ("accueil | demander", "accueil | supposer oui", ""),
  ])
  func `silence that costs is told`(old: String, new: String, expected: String) throws {
    let findings = try found(old, new).filter { !clean.contains($0) }
    #expect(findings.first ?? "" == expected, "\(findings)")
  }

  @Test func `names and values that nothing uses are told`() throws {
    #expect(
      try found("| FONDS | Fonds", "| DON | Un don | GEN | exonération | |\n| FONDS | Fonds")
        == clean + [#"unused(name: "DON")"#])
    #expect(
      try found(
        "| Plafond | 2025-01-01", "| Plafond | 2024-01-01 | 5 F | x |\n| Plafond | 2025-01-01")
        == clean + [#"idleValue(parameter: "Plafond", since: 2024-01-01)"#])
    #expect(
      try found(
        "| Plafond | 2025-01-01", "| Plafond | 2026-01-01 | 5 F | x |\n| Plafond | 2025-01-01")
        == clean + [#"idleValue(parameter: "Plafond", since: 2026-01-01)"#])
    #expect(
      try found("| Plafond | 2025-01-01", "| Plafond | 2024-01-01") == clean)
  }

  @Test func `exceptions that disagree are told with a household`() throws {
    func found(_ old: String, _ new: String) throws -> [RuleBookFinding] {
      let reading = PromiseBook.changed(old, new)
      return try #require(reading.book, "\(reading.mistakes)").findings().filter(\.isError)
    }
    #expect(try found("", "") == [])
    let second = """
      exception à : Classe

      | U | Veuve | Carte | Classe | # Pourquoi |
      |---|---|---|---|---|
      | 1 | oui | C | B | une autre |

      ## Article 3. L'exonération
      """
    let findings = try found("## Article 3. L'exonération", second)
    guard case .exceptionsDisagree(2, [0], let other)? = findings.first?.problem else {
      Issue.record("\(findings)")
      return
    }
    #expect(findings.count == 1 && other.table == 1 && other.rows == [0])
    let witness = findings.first?.witness.map { "\($0.name) \($0.value)" }
    #expect(witness == ["Veuve oui", "Carte C"])
    // They say the same.
    #expect(
      try found("## Article 3. L'exonération", second.replacing("| C | B |", with: "| C | A |"))
        == [])
  }

  @Test func `what it costs to know nothing is told, and refused past a bound`() throws {
    let costs = try Sikoro.book().costsOfIgnorance()
    #expect(costs.contains { $0.term == "Gratuité" })
    #expect(costs.allSatisfy { ($0.cases ?? .max) < 300 })
    // Seventeen questions, each with a row of its own: every set of rows may apply.
    let names = (0..<17).map { "Q\($0)" }
    let facts = names.map { "| \($0) | ménage | a, b | accueil | demander | non |" }
    let dashes = String(repeating: "---|", count: 19)
    let rows = (0..<17).map { row in
      "| \(row + 1) | " + (0..<17).map { $0 == row ? "a" : "-" }.joined(separator: " | ")
        + " | 10 % |"
    }
    let text = SmallBook.text
      .replacing("| Acte | ligne", with: facts.joined(separator: "\n") + "\n| Acte | ligne")
      .replacing(
        "## Qui paie",
        with: """
          ## Article 2. Trop

          décision : Trop

          | F | \(names.joined(separator: " | ")) | Trop |
          |\(dashes)
          \(rows.joined(separator: "\n"))
          | 18 | sinon |\(String(repeating: " |", count: 16)) 0 % |

          ## Qui paie
          """
      )
      .replacing(
        "| 2 | ménage | le reste",
        with: "| 2 | FONDS | Trop du reste | | 2 |\n| 3 | ménage | le reste")
    let reading = RuleBook.read(text)
    let book = try #require(reading.book, "\(reading.mistakes)")
    #expect(book.costsOfIgnorance().map(\.cases).contains(nil))
    #expect(
      book.findings().filter(\.isError).map { "\($0.problem)" }
        == ["notChecked", #"tooManyCases(term: "Trop")"#])
  }
}
