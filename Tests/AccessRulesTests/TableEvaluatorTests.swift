import AccessRules
import LedgerValues
import Testing

@Suite struct TableEvaluatorTests {
  private static let answers = ["oui", "non"]
  private static let classes = ["A", "B", "C"]

  @Test func `a table by itself says the row that a whole decision applies`() throws {
    let book = try #require(RuleBook.read(SmallBook.text).book)
    let day = try #require(Day(2025, 3, 4))
    let table = try #require(TableEvaluator(book, table: 0, on: day))
    var trace = table.emptyTrace
    for age in [0, 59, 60, 71, 72, 1_440] {
      for pregnant in 0..<2 {
        for band in 0..<3 {
          let facts: [String: FactValue] = [
            "Âge": .integer(age), "Enceinte": .choice(Self.answers[pregnant]),
            "Classe": .choice(Self.classes[band]), "Revenu": .integer(0),
            "Déjà pris": .integer(0),
          ]
          let act = ["Acte": Fact(.value(.choice("consultation")))]
          let decision = try book.decide(
            CareCase(
              day: day, facts: facts.mapValues { Fact(.value($0)) },
              lines: [CareLine(fee: 1_000, facts: act)], available: ["GEN": 10_000]))
          let applied = try #require(decision.shares?.lines.first?.rows.first { $0.table == 0 })
          let row = table.row(for: [age, pregnant, band])
          #expect(applied.rows == [row], "\(age) \(pregnant) \(band)")
          #expect(table.row(for: [age, pregnant, band], trace: &trace) == row)
          // Of row 3: at least 60 months, not pregnant, class A or B.
          #expect(
            (0..<3).map { trace.accepts(row: 2, column: $0) } == [
              age >= 60, pregnant == 1, band < 2,
            ])
        }
      }
    }
  }

  @Test func `a table of more rows than a word has bits is decided in the same way`() throws {
    let rows = (0..<130).map { "| \($0 + 1) | \($0) | - | - | 10 % | bas | |" }
    let text = SmallBook.text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.contains(">= Seuil") }
      .map {
        $0.contains("< Seuil")
          ? (rows + ["| 131 | sinon | | | 0 % | aucun | |"]).joined(separator: "\n") : String($0)
      }
      .joined(separator: "\n")
    let reading = RuleBook.read(text)
    let book = try #require(reading.book, "\(reading.mistakes)")
    let day = try #require(Day(2025, 3, 4))
    let table = try #require(TableEvaluator(book, table: 0, on: day))
    for age in [0, 63, 64, 127, 128, 129, 130, 500] {
      #expect(table.row(for: [age, 0, 0]) == min(age, 130))
    }
  }
}
