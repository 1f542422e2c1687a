import AccessRules
import Testing

@Suite struct TwinFindingTests {
  @Test func `the checks and the twin find the same`() throws {
    var tally: [String: Int] = [:]
    for seed in 1...UInt64(max(200, TwinTests.rounds / 2)) {
      var generator = TwinGenerator(seed: seed, hasPromises: true)
      let (book, text, _) = generator.makeBook()
      let ruleBook = try #require(RuleBook.read(text).book)
      let findings = ruleBook.findings()
      for table in book.tables.indices {
        guard let expected = TwinFindings(book, table: table, bound: 4_000) else { continue }
        let mine = findings.filter { $0.table == table }
        let agrees = compare(mine, expected, book, table)
        #expect(agrees, "seed \(seed), table \(table + 1): \(mine)\n\(text)")
        guard agrees else { return }
        for finding in mine { tally[Self.name(finding.problem), default: 0] += 1 }
        if mine.isEmpty { tally["none", default: 0] += 1 }
      }
    }
    print(tally.sorted { $0.key < $1.key })
    for name in [
      "gap", "overlap", "exceptionsDisagree", "deadRow", "maskedRow", "idleOtherwise", "copiedRow",
      "redundantRow", "mergeableRows", "none",
    ] {
      #expect(tally[name, default: 0] > 5, "\(name) is too rare")
    }
  }

  private static func name(_ problem: RuleBookFinding.Problem) -> String {
    String("\(problem)".prefix { $0 != "(" })
  }

  private func compare(
    _ findings: [RuleBookFinding], _ expected: TwinFindings, _ book: TwinBook, _ table: Int
  ) -> Bool {
    func rows(_ problem: RuleBookFinding.Problem) -> [Int] {
      findings.filter { $0.problem == problem }.map { $0.rows[0] }
    }
    let testing = book.tables[table].cells.indices
    let dead = testing.filter { expected.accepted[$0] == nil }
    let masked =
      book.tables[table].isFirst
      ? testing.filter { expected.accepted[$0] != nil && !expected.spoken.contains($0) } : []
    let idle = book.tables[table].hasOtherwise && !expected.reachesOtherwise
    guard rows(.deadRow) == dead, rows(.maskedRow) == masked,
      rows(.idleOtherwise).isEmpty != idle
    else { return false }
    let gaps = findings.filter { $0.problem == .gap }
    guard gaps.isEmpty == expected.gaps.isEmpty,
      gaps.allSatisfy({ isWitness($0, of: expected.gaps, book) })
    else { return false }
    guard
      findings.allSatisfy({
        !Self.isOfRow($0) || isWitness($0, of: expected.comingTo(Self.rows(of: $0)), book)
      })
    else { return false }
    let against = findings.filter { Self.name($0.problem) == "exceptionsDisagree" }
    guard !against.isEmpty || !expected.contradictions.contains(where: \.isAlone),
      against.allSatisfy({ isWitness($0, of: expected.contradictions.map(\.household), book) })
    else { return false }
    let overlaps = findings.filter { $0.problem == .overlap }
    return Set(overlaps.map(\.rows)) == Set(expected.overlaps.keys)
      && overlaps.allSatisfy { isWitness($0, of: expected.overlaps[$0.rows] ?? [], book) }
  }

  /// Whether it is about a row that some household comes to.
  private static func isOfRow(_ finding: RuleBookFinding) -> Bool {
    switch finding.problem {
    case .maskedRow, .redundantRow: true
    case .copiedRow, .mergeableRows: !finding.witness.isEmpty
    default: false
    }
  }

  /// Of rows that would make one, either does.
  private static func rows(of finding: RuleBookFinding) -> [Int] {
    finding.problem == .mergeableRows ? finding.rows : [finding.rows[0]]
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
        return book.facts[index].spelled(value) == known.value
      }
    }
  }
}
