import AccessRules
import LedgerValues
import Testing

@Suite struct ExampleTests {
  private func differences(_ old: String, _ new: String) throws -> [String] {
    #expect(old == new || PromiseBook.text.contains(old))
    let reading = PromiseBook.changed(old, new)
    let book = try #require(reading.book, "\(reading.mistakes)")
    return book.exampleOutcomes().flatMap { outcome in
      outcome.differences.map {
        "\(book.examples[outcome.example].name): \($0.name) \($0.expected), \($0.found)"
      }
    }.filter { !$0.hasPrefix("acte") || new.contains("Triage") }
  }

  @Test(
    arguments: [
      ("", "", []),
      ("SOL 3 500 F ; ménage 500 ;", "SOL 3 500 F ; ménage 501 ;", ["moitié: ménage 501 F, 500 F"]),
      (
        "SOL 3 500 F ; ménage 500 ;", "SOL 3 000 F ; ménage 500 ;", ["moitié: SOL 3 000 F, 3 500 F"]
      ),
      // Who is not named bears nothing, where all is said.
      (
        "SOL 3 500 F ; ménage 500 ;", "TRA 0 F ; ménage 500 ;", ["moitié: SOL 0 F, 3 500 F"]
      ),
      ("espèces 500 F", "espèces 505 F", ["moitié: espèces 505 F, 500 F"]),
      ("engagement SOL 900 F", "engagement SOL 800 F", ["veuve: engagement SOL 800 F, 900 F"]),
      ("Classe = A |", "Classe = B |", ["veuve: Classe Classe = B, A"]),
      (
        "| acte | ? | ? | | ? 1 000 F |", "| acte | ? | ? | | médicament/? 1 000 F |",
        []
      ),
      (
        "ménage 0 F..1 000 F ; demander Acte", "ménage 0 F..900 F ; demander Triage",
        ["acte: demander Triage, ", "acte: ménage 0 F..900 F, 1 000 F"]
      ),
    ] as [(String, String, [String])])
  func `what does not come out is told`(old: String, new: String, expected: [String]) throws {
    let found = try differences(old, new)
    #expect(found == expected, "\(found)")
  }

  /// Nobody bears anything yet, so that no franc of it can be as expected.
  @Test(arguments: [
    ("", []), ("FONDS 499 F", ["décidé, pas décidé"]),
    ("engagement FONDS 77 F", ["décidé, pas décidé"]), ("espèces 5 F", ["décidé, pas décidé"]),
    ("doute Enceinte", ["décidé, pas décidé"]),
  ])
  func `what only a decision gives does not come out of an open case`(
    said: String, expected: [String]
  ) throws {
    let text =
      SmallBook.text + """

        ## Exemples

        | exemple | Âge | Enceinte | Classe | lignes | attendu |
        |---|---|---|---|---|---|
        | ouvert | 60 | ? | C | consultation 1 000 F | ménage 500 F..1 000 F ; demander Enceinte ; \(said) |
        """
    let reading = RuleBook.read(
      said.isEmpty ? text.replacing("Enceinte ;  |", with: "Enceinte |") : text)
    let book = try #require(reading.book, "\(reading.mistakes)")
    let found = book.exampleOutcomes()[0].differences.map { "\($0.expected), \($0.found)" }
    #expect(found == expected)
  }

  /// A pasted row inherits what is so by default, and nothing of the first example.
  @Test(arguments: ["", "par défaut : Enceinte = oui et Classe = C\n\n"])
  func `a proposal says what the end of the examples does not`(byDefault: String) throws {
    let text =
      SmallBook.text + """

        ## Exemples

        | exemple | Âge | Enceinte | Classe | lignes | attendu |
        |---|---|---|---|---|---|
        | ni l'un ni l'autre | 60 | non | C | consultation 1 000 F | ménage 1 000 F |
        | petit | 59 | non | C | consultation 1 000 F | ménage 0 F |
        | enceinte | 60 | oui | C | consultation 1 000 F | ménage 500 F |
        | les deux | 59 | oui | C | consultation 1 000 F | ménage 0 F |


        """ + byDefault
    let reading = RuleBook.read(text)
    let book = try #require(reading.book, "\(reading.mistakes)")
    let proposals = book.exampleProposals()
    let section = book.lines(of: proposals).joined(separator: "\n")
    let pasted = RuleBook.read(text + "\n\n" + section)
    let pinned = try #require(pasted.book, "\(pasted.mistakes)")
    #expect(pinned.examples.count == 4 + proposals.count && !proposals.isEmpty)
    #expect(pinned.exampleOutcomes().filter { !$0.isAsExpected } == [], "\(section)")
  }

  @Test func `what no example pins is proposed, and pins it then`() throws {
    let book = try Sikoro.book()
    let open = book.exampleCoverage().open
    let proposals = book.exampleProposals()
    let section = "\n\n" + book.lines(of: proposals).joined(separator: "\n")
    let heading = book.examples.isEmpty ? "\n\n## Exemples" : ""
    let reading = RuleBook.read(book.lines.joined(separator: "\n") + heading + section)
    let pinned = try #require(reading.book, "\(reading.mistakes)")
    #expect(pinned.examples.count == book.examples.count + proposals.count)
    #expect(pinned.exampleOutcomes().filter { !$0.isAsExpected } == [])
    let left = pinned.exampleCoverage().open
    #expect(left.count < max(1, open.count) && left.allSatisfy(open.contains), "\(left)")
  }

  @Test func `a row is pinned by a case that it decides, a boundary by both of its sides`() throws {
    let book = try PromiseBook.book()
    let coverage = book.exampleCoverage()
    #expect(coverage.pinned.contains(.row(table: 0, row: 1)))
    #expect(coverage.open.contains(.row(table: 0, row: 0)))
    let text =
      SmallBook.text + """

        ## Exemples

        | exemple | Âge | Enceinte | Classe | lignes | attendu |
        |---|---|---|---|---|---|
        | 59 mois | 59 | non | A | consultation 1 000 F | FONDS 1 000 F ; ménage 0 F |
        | 60 mois | 60 | oui | A | consultation 1 000 F | FONDS 500 F ; ménage 500 F |
        """
    let small = try #require(RuleBook.read(text).book)
    let sides = small.exampleCoverage().pinned.compactMap { item in
      if case .side(_, let row, _, let value, let isInside) = item {
        "\(row + 1) \(value) \(isInside)"
      } else {
        nil
      }
    }
    // 59 is the last that row 1 takes; it is not the first that row 2 does not, since she is not
    // pregnant; 60 is the first that row 1 does not take, and that row 2 does.
    #expect(sides == ["1 59 true", "1 60 false", "2 60 true", "3 59 false"])
  }
}
