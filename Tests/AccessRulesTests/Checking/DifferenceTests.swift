import AccessRules
import LedgerValues
import Testing

@Suite struct DifferenceTests {
  /// What changes in the small book when one text takes the place of another, line by line.
  private func changed(_ old: String, _ new: String) throws -> [String] {
    #expect(old == new || SmallBook.text.contains(old), "the change changes nothing")
    let before = try #require(SmallBook.changed("", "").book)
    let reading = SmallBook.changed(old, new)
    let after = try #require(reading.book, "\(reading.mistakes)")
    return Self.lines(before.difference(to: after))
  }

  static func lines(_ difference: RuleBookDifference) -> [String] {
    difference.changes.map { change in
      "\(change.section)\(change.isMaterial ? "" : ", not by itself"): "
        + "\(change.old ?? "nothing") -> \(change.new ?? "nothing")"
    }
      + difference.regions.map { region in
        let facts = region.facts.map { "\($0.name) \($0.value)" }.joined(separator: " & ")
        return "\(region.term) \(facts.isEmpty ? "always" : "where \(facts)"): "
          + "\(region.old ?? "no answer") -> \(region.new ?? "no answer"), "
          + "\(region.from.description.dropFirst(5)) to \(region.through.description.dropFirst(5))"
      }
  }

  @Test func `a book differs from itself in nothing`() throws {
    #expect(try changed("", "") == [])
    let book = try Sikoro.book()
    #expect(book.difference(to: book).isEmpty)
  }

  @Test(arguments: [
    ("| 1 | < Seuil | - | - | 100 % |", "| 1 | [0..59], [60..Seuil[ | - | - | 100 % |"),
    ("petit enfant", "un petit enfant"),
    // What the old book says on its last day goes on.
    ("2025-01-01 .. 2025-12-31", "2026-01-01 .. 2026-12-31"),
    ("Petit règlement", "Grand règlement"),
    ("| bas | pauvre |", "| très bas | pauvre |"),
    ("| Revenu | ménage | argent 0..500 000 | déclaré | demander | non |\n", ""),
    (
      "| 3 | >= Seuil | non | A, B | 25 % | bas | pauvre |",
      """
      | 3 | >= Seuil | non | A | 25 % | bas | pauvre |
      | 4 | >= Seuil | non | B | 25 % | bas | pauvre |
      """
    ),
  ])
  func `a text that decides alike is no difference`(old: String, new: String) throws {
    let text =
      new.contains("\n| 4") ? ("| 4 | >= Seuil | non | C", "| 5 | >= Seuil | non | C") : ("", "")
    let before = try #require(SmallBook.changed("", "").book)
    let reading = RuleBook.read(
      SmallBook.text.replacing(text.0, with: text.1).replacing(old, with: new))
    let after = try #require(reading.book, "\(reading.mistakes)")
    #expect(before.digest != after.digest)
    let difference = before.difference(to: after)
    #expect(difference.isEmpty, "\(Self.lines(difference))")
  }

  @Test(
    arguments: [
      (
        "100 %", "90 %",
        [
          "Aide where Âge < 60: 100 % -> 90 %, 01-01 to 06-30",
          "Aide where Âge < 72: 100 % -> 90 %, 07-01 to 12-31",
        ]
      ),
      ("| 25 %", "| 50 %", ["Aide where Âge >= 60 & Enceinte non & Classe A, B: 25 % -> 50 %, "]),
      (
        "| A, B | 25 %", "| A | 25 %",
        ["Aide where Âge >= 60 & Enceinte non & Classe B: 25 % -> no answer, 01-01 to 06-30"]
      ),
      (
        "| Seuil | 2025-07-01 | 72", "| Seuil | 2025-08-01 | 72",
        [
          "parameters, not by itself: Seuil | 2025-07-01 | 72 | PV n° 2 -> nothing",
          "parameters, not by itself: nothing -> Seuil | 2025-08-01 | 72 | PV n° 2",
          "Aide where Âge [60..71] & Enceinte oui: 100 % -> 50 %, 07-01 to 07-31",
          "Aide where Âge [60..71] & Enceinte non & Classe A, B: 100 % -> 25 %, 07-01 to 07-31",
          "Aide where Âge [60..71] & Enceinte non & Classe C, sans objet: 100 % -> 0 %, ",
        ]
      ),
      (
        "| 1 000 F", "| 2 000 F",
        [
          "parameters, not by itself: Plafond | 2025-01-01 | 1 000 F | PV n° 1 -> ",
          "waterfall: 1 | FONDS | Aide du reste | Plafond - Déjà pris | 1 -> nothing",
          "waterfall: nothing -> 1 | FONDS | Aide du reste | Plafond - Déjà pris | 1",
        ]
      ),
      ("par 5 F", "par 10 F", ["cash: 5 F -> 10 F"]),
      ("jusqu'à 100 F", "jusqu'à 99 F", ["payers: FONDS | Fonds commun | "]),
      ("entier 0..1440", "entier 0..1200", ["facts: Âge | personne | entier 0..1 440 | "]),
    ])
  func `what changes is told exactly`(old: String, new: String, expected: [String]) throws {
    let lines = try changed(old, new)
    #expect(lines.count >= expected.count, "\(lines)")
    for (line, start) in zip(lines, expected) {
      #expect(line.hasPrefix(start), "\(lines)")
    }
  }

  @Test(arguments: [
    // They never take of the same line, and have nothing in common.
    (5, 6, true), (4, 6, false), (1, 6, false), (1, 4, false), (4, 5, false),
  ])
  func `steps that never meet may stand in either order`(
    one: Int, other: Int, isAlike: Bool
  ) throws {
    let text = try Sikoro.text()
    let rows = text.split(separator: "\n").filter { $0.hasPrefix("| ") && $0.contains(" du reste") }
    let swapped = text.replacing(rows[one - 1], with: "THERE")
      .replacing(rows[other - 1], with: "| \(other)" + rows[one - 1].dropFirst(3))
      .replacing("THERE", with: "| \(one)" + rows[other - 1].dropFirst(3))
    let reading = RuleBook.read(swapped)
    let book = try #require(reading.book, "\(reading.mistakes)")
    let difference = try Sikoro.book().difference(to: book)
    #expect(difference.isEmpty == isAlike, "\(Self.lines(difference))")
  }
}
