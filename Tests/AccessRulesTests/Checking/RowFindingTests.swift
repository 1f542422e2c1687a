import AccessRules
import Testing

/// What is found of the rows of a table beside each other: each check refuses rows, with a household
/// that comes to them where there is one, and lets others pass.
@Suite struct RowFindingTests {
  /// The small book's table with other rows from its third on, and what is said of them.
  private func found(
    _ rows: String, first: Bool = false, impossible: String = ""
  ) throws -> [String] {
    let start = try #require(SmallBook.text.firstRange(of: "| 3 | >= Seuil")).lowerBound
    let end = try #require(SmallBook.text.firstRange(of: "## Qui paie")).lowerBound
    let text = String(SmallBook.text[..<start]) + rows + "\n\n" + SmallBook.text[end...]
    let reading = RuleBook.read(
      text.replacing("| U | Âge", with: first ? "| F | Âge" : "| U | Âge")
        .replacing("## Paramètres", with: "\(impossible)\n\n## Paramètres"))
    return try #require(reading.book, "\(reading.mistakes)").findingTexts()
      .filter { !$0.hasPrefix("unused") }
  }

  private let poor = ">= Seuil | non | A, B | 25 % | bas | pauvre |"
  private let rest = ">= Seuil | non | C, sans objet | 0 % | aucun | |"

  @Test func `rows that are all needed are let pass`() throws {
    for first in [false, true] {
      #expect(try found("| 3 | \(poor)\n| 4 | \(rest)", first: first) == [])
    }
  }

  @Test func `a row that is there twice is a copy`() throws {
    let rows = "| 3 | \(poor)\n| 4 | \(rest)\n| 5 | \(poor)"
    let household = ": Âge 60, Enceinte non, Classe A"
    #expect(
      try found(rows) == ["overlap 3,5\(household)", "copiedRow 5,3\(household)"])
    #expect(
      try found(rows, first: true) == ["maskedRow 5,3\(household)", "copiedRow 5,3\(household)"])
    // Its cells are spelled otherwise and mean the same.
    let spelled = "| 3 | \(poor)\n| 4 | \(rest)\n| 5 | ≥ Seuil | sauf oui | < C | 25 % | bas | x |"
    #expect(try found(spelled).last == "copiedRow 5,3\(household)")
  }

  @Test func `a row that takes what rows above it leave is not masked`() throws {
    let all = "| 3 | >= Seuil | - | - | 25 % | bas | pauvre |"
    #expect(
      try found("\(all)\n| 4 | >= 80 | non | C | 0 % | aucun | tard |", first: true)
        == ["maskedRow 4,3: Âge 80, Enceinte non, Classe C"])
    let some = "| 3 | < 90 | - | - | 25 % | bas | pauvre |\n| 4 | >= 80 | - | - | 0 % | aucun | |"
    #expect(try found(some, first: true) == [])
    // Several rows above it take all that it accepts.
    let two = "| 3 | < 90 | non | - | 25 % | bas | x |\n| 4 | >= 90 | non | - | 0 % | aucun | y |"
    #expect(
      try found("\(two)\n| 5 | >= 80 | non | C | 50 % | bas | z |", first: true)
        == ["maskedRow 5,3,4: Âge 80, Enceinte non, Classe C"])
  }

  @Test func `a row to which no household comes is dead`() throws {
    let rows = "| 3 | \(poor)\n| 4 | \(rest)\n| 5 | < 72 | oui | sauf A, B, C | 0 % | aucun | x |"
    #expect(try found(rows) == ["deadRow 5"])
    let child = "| 5 | [72..100[ | oui | C | 50 % | bas | x |"
    let kept = "| 3 | \(poor)\n| 4 | \(rest)\n\(child)"
    #expect(
      try found(kept, first: true, impossible: "impossible : Enceinte = oui et Classe = C")
        == ["deadRow 5"])
    let needed = """
      | 3 | < 100 | non | - | 25 % | bas | x |
      | 4 | >= 100 | non | - | 0 % | aucun | |
      """
    #expect(
      try found(needed, first: true, impossible: "impossible : Enceinte = oui et Classe = C") == [])
  }

  @Test func `an otherwise that nothing is left for is idle`() throws {
    let otherwise = "sinon | | | 0 % | aucun | tous les autres |"
    #expect(
      try found("| 3 | \(poor)\n| 4 | \(rest)\n| 5 | \(otherwise)") == ["idleOtherwise 5"])
    #expect(try found("| 3 | \(poor)\n| 4 | \(otherwise)") == [])
  }

  @Test(arguments: [
    (
      "| 3 | >= Seuil | non | A | 25 % | bas | pauvre |",
      ["mergeableRows 3,4: Âge 60, Enceinte non, Classe A"]
    ),
    ("| 3 | >= Seuil | non | A | 25 % | bas | très pauvre |", []),
    ("| 3 | >= Seuil | non | A | 50 % | bas | pauvre |", []),
  ])
  func `rows that could be one are told, unless each has its reason`(
    row: String, expected: [String]
  ) throws {
    let rest = """
      | 4 | >= Seuil | non | B | 25 % | bas | pauvre |
      | 5 | >= Seuil | non | C, sans objet | 0 % | aucun | |
      """
    #expect(try found("\(row)\n\(rest)") == expected)
  }

  @Test func `ranges that do not touch are two rows`() throws {
    func rows(_ second: String) -> String {
      """
      | 3 | [Seuil..100[ | non | - | 25 % | bas | enfant |
      | 4 | \(second) | non | - | 25 % | bas | enfant |
      | 5 | sinon | | | 0 % | aucun | |
      """
    }
    #expect(
      try found(rows("[100..200]")) == ["mergeableRows 3,4: Âge 60, Enceinte non, Classe A"])
    #expect(try found(rows("[101..200]")) == [])
  }

  @Test func `a row that another would answer for adds nothing`() throws {
    func rows(_ reason: String) -> String {
      """
      | 3 | >= Seuil | non | A | 0 % | aucun | \(reason) |
      | 4 | sinon | | | 0 % | aucun | pas d'aide |
      """
    }
    #expect(
      try found(rows("pas d'aide")) == ["redundantRow 3,4: Âge 60, Enceinte non, Classe A"])
    #expect(try found(rows("classe A")) == [])
    #expect(
      try found(
        "| 3 | < 90 | non | - | 0 % | bas | x |\n| 4 | < 100 | - | - | 0 % | bas | x |\n"
          + "| 5 | sinon | | | 0 % | bas | x |", first: true)
        == [
          "redundantRow 3,4: Âge 60, Enceinte non, Classe A",
          "redundantRow 4,5: Âge 90, Enceinte non, Classe A",
        ])
  }

  @Test func `what parameters move is found on its days`() throws {
    // Sixty months until June, seventy-two from July on.
    let rows = """
      | 3 | [Seuil..66[ | non | - | 25 % | bas | enfant |
      | 4 | sinon | | | 0 % | aucun | |
      """
    #expect(try found(rows.replacing("..66[", with: "..80[")) == [])
    let moved = """
      | 3 | \(poor)
      | 4 | [72..90[ | non | C | 10 % | bas | presque grand |
      | 5 | \(rest)
      """
    #expect(
      try found(moved) == ["overlap 4,5: Âge 72, Enceinte non, Classe C"])
    let once = moved.replacing("[72..90[", with: "[60..72[")
    #expect(
      try found(once) == [
        "overlap 4,5: Âge 60, Enceinte non, Classe C on 2025-01-01...2025-06-30",
        "overlap 1,4: Âge 60, Enceinte non, Classe C on 2025-07-01...2025-12-31",
      ])
  }
}
