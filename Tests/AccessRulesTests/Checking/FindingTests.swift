import AccessRules
import LedgerValues
import Testing

@Suite struct FindingTests {
  /// What is found in the small book when one text takes the place of another.
  private func found(_ old: String, _ new: String) throws -> [String] {
    #expect(old == new || SmallBook.text.contains(old), "the change changes nothing")
    let reading = SmallBook.changed(old, new)
    #expect(reading.mistakes == [])
    return try #require(reading.book).findings().map { finding in
      let witness = finding.witness.map { "\($0.name) \($0.value)" }.joined(separator: ", ")
      let rows = finding.rows.map { String($0 + 1) }.joined(separator: ",")
      return "\(finding.problem)"
        + (rows.isEmpty ? "" : " \(rows)") + (witness.isEmpty ? "" : ": \(witness)")
        + (finding.from == Day(2025, 1, 1) ? "" : " from \(finding.from)")
    }
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
    ("| 1 | < Seuil |", "| 1 | < 72 |", "overlap 1,2: Âge 60, Enceinte oui, Classe A"),
    ("| 1 | < Seuil |", "| 1 | < 60 |", "gap: Âge 60, Enceinte oui, Classe A from 2025-07-01"),
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

  @Test func `rows that never speak are found`() throws {
    let first = SmallBook.text.replacing("| U | Âge", with: "| F | Âge")
    func problems(_ old: String, _ new: String) throws -> [String] {
      let reading = RuleBook.read(first.replacing(old, with: new))
      return try #require(reading.book, "\(reading.mistakes)").findings().prefix { $0.table != nil }
        .map { "\($0.problem) \($0.rows.map { $0 + 1 })" }
    }
    #expect(
      try problems("| 1 | < Seuil", "| 1 | -") == [
        "maskedRow [2, 1]", "maskedRow [3, 1]", "maskedRow [4, 1]",
      ])
    #expect(try problems("| 4 | >= Seuil | non | C, sans objet |", "| 4 | sinon | | |") == [])
    #expect(
      try problems("| 3 | >= Seuil | non | A, B |", "| 3 | - | - | - |") == ["maskedRow [4, 3]"])
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
}
