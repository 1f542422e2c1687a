import AccessRules
import Testing

@Suite struct TwinFindingTests {
  @Test func `the checks and the twin find the same`() throws {
    var tally: [String: Int] = [:]
    for seed in 1...UInt64(max(200, TwinTests.rounds / 2)) {
      var generator = TwinGenerator(seed: seed)
      let (book, text, _) = generator.makeBook()
      let ruleBook = try #require(RuleBook.read(text).book)
      let findings = ruleBook.findings()
      for table in book.tables.indices {
        guard let expected = TwinFindings(book, table: table, bound: 4_000) else { continue }
        let mine = findings.filter { $0.table == table }
        let agrees = compare(mine, expected, book, table)
        #expect(agrees, "seed \(seed), table \(table + 1): \(mine)\n\(text)")
        guard agrees else { return }
        for finding in mine { tally["\(finding.problem)", default: 0] += 1 }
        if mine.isEmpty { tally["none", default: 0] += 1 }
      }
    }
    print(tally.sorted { $0.key < $1.key })
    for name in ["gap", "overlap", "deadRow", "maskedRow", "idleOtherwise", "none"] {
      #expect(tally[name, default: 0] > 5, "\(name) is too rare")
    }
  }

  private func compare(
    _ findings: [RuleBookFinding], _ expected: TwinFindings, _ book: TwinBook, _ table: Int
  ) -> Bool {
    func rows(_ problem: RuleBookFinding.Problem) -> [Int] {
      findings.filter { $0.problem == problem }.map { $0.rows[0] }
    }
    let testing = book.tables[table].cells.indices
    let dead = testing.filter { !expected.accepted.contains($0) }
    let masked =
      book.tables[table].isFirst
      ? testing.filter { expected.accepted.contains($0) && !expected.spoken.contains($0) } : []
    let idle = book.tables[table].hasOtherwise && !expected.reachesOtherwise
    guard rows(.deadRow) == dead, rows(.maskedRow) == masked,
      rows(.idleOtherwise).isEmpty != idle
    else { return false }
    let gaps = findings.filter { $0.problem == .gap }
    guard gaps.isEmpty == expected.gaps.isEmpty,
      gaps.allSatisfy({ isWitness($0, of: expected.gaps, book) })
    else { return false }
    let overlaps = findings.filter { $0.problem == .overlap }
    return Set(overlaps.map(\.rows)) == Set(expected.overlaps.keys)
      && overlaps.allSatisfy { isWitness($0, of: expected.overlaps[$0.rows] ?? [], book) }
  }

  /// Whether one of the twin's households has all the values of a witness.
  private func isWitness(
    _ finding: RuleBookFinding, of households: [[Int]], _ book: TwinBook
  ) -> Bool {
    households.contains { household in
      finding.witness.allSatisfy { known in
        guard let index = book.facts.firstIndex(where: { $0.name == known.name }) else {
          return false
        }
        let value = household[index]
        let text =
          value < 0 ? "sans objet" : book.facts[index].words?[value] ?? String(value)
        return text == known.value
      }
    }
  }
}
