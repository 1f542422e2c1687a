import AccessRules
import LedgerValues
import Testing

@Suite struct WhyNotTests {
  private func whyNot(
    _ changes: [String: FactState], _ lines: [CareLine] = [Sikoro.line(1_000, "consultation")]
  ) throws -> String {
    let book = try Sikoro.book()
    let care = try Sikoro.child(changes, lines)
    return book.whyNotLess(try book.decide(care), for: care, in: .french)
      .map { String(repeating: "  ", count: $0.depth) + $0.text }.joined(separator: "\n")
      .replacing("\u{A0}", with: " ").replacing("\u{202F}", with: " ")
  }

  @Test func `the rows that give more say what they ask for`() throws {
    #expect(
      try whyNot([:]) == """
        Pourquoi pas moins ?
          article 4, ligne 1 donne 100 % et demande Classe = A (ici B)
        Aucun petit changement ne ferait payer moins.
        """)
  }

  /// The example's book, with what it says of a fact's changing put otherwise.
  private func changed(_ fact: String, _ word: String) throws -> RuleBook.Reading {
    let lines = try Sikoro.text().split(separator: "\n", omittingEmptySubsequences: false)
    return RuleBook.read(
      lines.map { line in
        guard line.hasPrefix("| \(fact) "), line.hasSuffix(" |") else { return String(line) }
        let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        return cells.count == 9 ? cells[..<7].joined(separator: "|") + "| \(word) |" : String(line)
      }.joined(separator: "\n"))
  }

  @Test(arguments: [
    ("À jour", "non", []), ("Classe validée", "oui", ["Classe validée"]),
    ("Carte RAMED", "oui", ["Carte RAMED"]), ("Carte RAMED", "renouveler", []),
  ])
  func `only what the book says can change is suggested`(
    fact: String, word: String, expected: [String]
  ) throws {
    let reading = try changed(fact, word)
    let book = try #require(reading.book, "\(reading.mistakes)")
    let care = try Sikoro.child([:], [Sikoro.line(1_000, "consultation")])
    let changes = book.smallestChanges(for: care, try book.decide(care))
    #expect(changes.flatMap(\.facts).map(\.name) == expected)
  }

  @Test(arguments: ["Âge en mois", "Acte", "Pris en charge visite", "Mois depuis validation"])
  func `what never changes cannot be declared otherwise`(fact: String) throws {
    #expect(try changed(fact, "non").mistakes == [])
    for word in ["oui", "renouveler", "peut-être"] {
      #expect(try changed(fact, word).mistakes.map(\.code) == ["not_a_value"])
    }
  }

  @Test func `a book that says of no fact that it can change suggests nothing`() throws {
    let text = try Sikoro.text().replacing("peut changer", with: "# peut changer")
    let book = try #require(RuleBook.read(text).book)
    let care = try Sikoro.child(["À jour": .value(.choice("non"))])
    let lines = book.whyNotLess(try book.decide(care), for: care, in: .french)
    #expect(!lines.isEmpty && !lines.contains { $0.text.contains("changement") })
  }

  @Test func `a day that will come is a small change`() throws {
    #expect(
      try whyNot([
        "Jours d'adhésion": .value(.integer(40)), "Classe validée": .notApplicable,
        "Mois depuis validation": .notApplicable,
      ]) == """
        Pourquoi pas moins ?
          article 3, ligne 1 donne 75 % et demande Délai passé = oui (ici non)
          article 4, ligne 1 donne 100 % et demande Classe = A (ici C)
          article 4, ligne 2 donne 50 % et demande Classe = B (ici C)
        Plus petit changement : Jours d'adhésion = 90, le ménage paierait 250 F
        """)
  }

  @Test func `evidence that is too old is renewed`() throws {
    let text = try whyNot(["Mois depuis validation": .value(.integer(13))])
    #expect(
      text.contains(
        "Plus petit changement : Classe validée = B (pièce renouvelée), le ménage paierait 125 F"))
  }

  @Test func `what a line rules out is not said, and two changes are sought where one does not do`()
    throws
  {
    #expect(
      try whyNot(
        [
          "À jour": .value(.choice("non")), "Jours d'adhésion": .value(.integer(10)),
          "Exonéré ménage": .value(.integer(100_000)), "Classe validée": .value(.choice("A")),
        ], [Sikoro.line(1_000, "lunettes")]) == """
          Pourquoi pas moins ?
            article 3, ligne 1 donne 75 % et demande À jour = oui (ici non), Délai passé = oui (ici non)
          Plus petit changement : À jour = oui et Jours d'adhésion = 90, le ménage paierait 250 F
          """)
  }

  @Test func `nothing to pay asks for no reason`() throws {
    #expect(try whyNot(["Classe validée": .value(.choice("A"))]) == "")
  }

  @Test func `where nothing can change it is said`() throws {
    #expect(
      try whyNot(
        [
          "Pris en charge visite": .value(.integer(15_000)),
          "Exonéré ménage": .value(.integer(100_000)),
        ], [Sikoro.line(1_000, "lunettes")]) == """
          Pourquoi pas moins ?
            article 4, ligne 1 donne 100 % et demande Classe = A (ici B)
          Aucun petit changement ne ferait payer moins.
          """)
  }
}
