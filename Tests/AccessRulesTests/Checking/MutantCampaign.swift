import AccessRules
import Testing

/// A slip of the pen in Sikoro's rule book does not go unseen: its checks, its guarantees or its
/// examples say so.
@Suite struct MutantCampaign {
  @Test func `nineteen of twenty slips are caught`() throws {
    var trial = try MutantTrial()
    for mutant in RuleBookMutants(of: try Sikoro.text()).all() { trial.run(mutant) }
    trial.report()
    #expect(trial.caught * 100 >= trial.counted * 95)
    #expect(Set(trial.counts.keys) == Set(RuleBookMutants.Kind.allCases))
  }
}

/// A few of the same, of every kind, where all of them would take too long.
@Suite struct MutantTests {
  @Test func `a sample of slips is caught`() throws {
    var trial = try MutantTrial()
    let all = RuleBookMutants(of: try Sikoro.text()).all()
    for kind in RuleBookMutants.Kind.allCases {
      for mutant in all.filter({ $0.kind == kind }).prefix(2) { trial.run(mutant) }
    }
    #expect(trial.counted >= 12)
    // No visit costs the fund more than 15 000 F, so it is never committed for 50 000 F at once.
    #expect(trial.survivors.filter { !$0.contains("jusqu'à 50 000 F") } == [])
  }
}

/// Puts slips to the rule book's own checks, and counts those that they see.
struct MutantTrial {
  struct Count {
    var unreadable = 0
    var equal = 0
    var byExamples = 0
    var byFindings = 0
    var byGuarantees = 0
    var survived = 0
    var caught: Int { byExamples + byFindings + byGuarantees }
  }

  private let book: RuleBook
  private let known: [RuleBookFinding.Problem: Int]
  private(set) var counts: [RuleBookMutants.Kind: Count] = [:]
  private(set) var survivors: [String] = []

  var caught: Int { counts.values.reduce(0) { $0 + $1.caught } }
  var counted: Int { counts.values.reduce(0) { $0 + $1.caught + $1.survived } }

  init() throws {
    book = try Sikoro.book()
    known = Self.problems(book)
    try #require(book.exampleOutcomes().allSatisfy { $0.differences.isEmpty })
    try #require(book.verdicts().allSatisfy { $0.isProved })
  }

  private static func problems(_ book: RuleBook) -> [RuleBookFinding.Problem: Int] {
    book.findings().reduce(into: [:]) { $0[$1.problem, default: 0] += 1 }
  }

  mutating func run(_ mutant: RuleBookMutants.Mutant) {
    let outcome = outcome(mutant)
    counts[mutant.kind, default: Count()][keyPath: outcome] += 1
    if outcome == \.survived {
      survivors.append("\(mutant.kind.rawValue): \(mutant.place)")
    }
  }

  /// The first that sees it. What the examples see is not equal; of the rest the comparison says
  /// whether anything changed, but its saying so catches nothing.
  private func outcome(_ mutant: RuleBookMutants.Mutant) -> WritableKeyPath<Count, Int> {
    guard let other = RuleBook.read(mutant.lines.joined(separator: "\n")).book else {
      return \.unreadable
    }
    if other.exampleOutcomes().contains(where: { !$0.differences.isEmpty }) {
      return \.byExamples
    }
    if book.difference(to: other).isEmpty { return \.equal }
    let isNew = Self.problems(other).contains { $0.value > known[$0.key, default: 0] }
    if isNew { return \.byFindings }
    return other.verdicts().allSatisfy(\.isProved) ? \.survived : \.byGuarantees
  }

  func report() {
    for kind in RuleBookMutants.Kind.allCases {
      let count = counts[kind, default: Count()]
      print(
        "\(kind.rawValue): \(count.caught) caught (examples \(count.byExamples), checks "
          + "\(count.byFindings), guarantees \(count.byGuarantees)), \(count.survived) not, "
          + "\(count.equal) equal, \(count.unreadable) unreadable")
    }
    print("\(caught) of \(counted) caught; not caught:")
    for survivor in survivors { print("  \(survivor)") }
  }
}
