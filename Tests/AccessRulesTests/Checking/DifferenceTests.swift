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
  @Test(arguments: [
    (
      "| Repas d'un jour       | 2025-01-01 | 1 000 F", "| Repas d'un jour | 2025-01-01 | 5 000 F",
      [
        "parameters, not by itself: Repas d'un jour | 2025-01-01 | 1 000 F | ",
        "Trajet where Lieu CSRéf & Référé oui: "
          + "Prix du trajet + 1 000 F x Jours sur place (au plus 5) -> "
          + "Prix du trajet + 5 000 F x Jours sur place (au plus 5), ",
      ]
    ),
    (
      "aide : Trajet, payeur TRA", "aide : Trajet, payeur SOL",
      ["aids: Trajet, payeur TRA -> Trajet, payeur SOL"]
    ),
    (
      "aide : Trajet, payeur TRA", "aide : Trajet, payeur TRA, au plus 500 F",
      ["aids: Trajet, payeur TRA -> Trajet, payeur TRA, au plus 500 F"]
    ),
    // In other words the same francs.
    ("+ Repas d'un jour x", "+ 1 000 F x", []),
  ])
  func `who gives an aid, how much and up to what is told`(
    old: String, new: String, expected: [String]
  ) throws {
    let text = try Sikoro.text()
    #expect(text.contains(old), "the change changes nothing")
    let reading = RuleBook.read(text.replacing(old, with: new))
    let book = try #require(reading.book, "\(reading.mistakes)")
    let difference = try Sikoro.book().difference(to: book)
    let lines = Self.lines(difference)
    #expect(lines.count == expected.count, "\(lines)")
    #expect(difference.isEmpty == expected.isEmpty)
    for (line, start) in zip(lines, expected) { #expect(line.hasPrefix(start), "\(lines)") }
  }

  /// Each is given out of what the one before left in their fund.
  @Test(arguments: [("FONDS", false), ("ÉTAT", true)])
  func `aids of one fund have an order`(payer: String, isAlike: Bool) throws {
    func book(_ aids: [String]) throws -> RuleBook {
      let tables = aids.map { aid in
        """
        aide : \(aid)

        | F | Enceinte | \(aid.prefix { $0 != "," }) |
        |---|---|---|
        | 1 | - | 100 F |

        """
      }
      let reading = RuleBook.read(
        SmallBook.text.replacing(
          "puis payeur suivant |",
          with: "puis payeur suivant |\n| ÉTAT | État | STA | prestation | engagement |"
        ).replacing("## Qui paie", with: "\(tables.joined(separator: "\n"))\n## Qui paie"))
      return try #require(reading.book, "\(reading.mistakes)")
    }
    let aids = ["Trajet, payeur FONDS", "Repas, payeur \(payer)"]
    let difference = try book(aids).difference(to: book(aids.reversed()))
    #expect(difference.isEmpty == isAlike, "\(Self.lines(difference))")
  }

  @Test(arguments: [
    ("Enceinte = oui et Âge < Seuil", ["07-01"]), ("Âge < 60 et Enceinte = oui", []),
    ("Enceinte = sauf non et Âge = [0..60[", []), ("Enceinte = oui et Âge <= 60", ["01-01"]),
  ])
  func `what is impossible is compared by its cases`(line: String, days: [String]) throws {
    func book(_ line: String) throws -> RuleBook {
      let reading = SmallBook.changed(
        "## Paramètres", "impossible : \(line)\n\n## Paramètres")
      return try #require(reading.book, "\(reading.mistakes)")
    }
    let difference = try book("Enceinte = oui et Âge < 60").difference(to: book(line))
    #expect(difference.isEmpty == days.isEmpty)
    #expect(
      Set(difference.changes.map { String($0.from.description.dropFirst(5)) }) == Set(days),
      "\(Self.lines(difference))")
    #expect(difference.changes.allSatisfy { $0.section == .impossible })
  }
}
