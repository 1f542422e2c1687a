import AccessRules
import Testing

/// What kinds of cases were compared, so that none is forgotten.
struct TwinTally {
  private(set) var cases = 0
  private var counts: [String: Int] = [:]

  static let interesting = [
    "asked out of the book's order", "decided", "decided in doubt", "impossible", "undecided",
    "past a limit", "past a limit in some visits", "past a limit of every visit",
    "undecided with protection in some visits", "with aids", "with ceilings", "with commitments",
    "with contradicting exceptions", "with counters", "with exceptions",
    "with excess", "with gaps", "with impossible lines", "with intervals", "with open amounts",
    "with overlaps", "with provisional steps", "with short funds", "with short aids",
    "with unknowns", "undecided with questions", "undecided without questions",
  ]

  mutating func count(
    _ book: TwinBook, _ twin: TwinCase, _ care: CareCase, _ outcome: TwinOutcome,
    _ found: TwinReading, worlds: Int
  ) {
    cases += 1
    switch outcome {
    case .decided(let shares, let inDoubt):
      add(inDoubt ? "decided in doubt" : "decided")
      add("with commitments", shares.francs.keys.contains { $0[2] == 1 })
      let isConditional = book.hasConditionalProtection
      add("past a limit", !shares.pastLimit.isEmpty)
      add("past a limit in some visits", !shares.pastLimit.isEmpty && isConditional)
      add("past a limit of every visit", !shares.pastLimit.isEmpty && !isConditional)
      add("with aids", shares.aids.contains { $0[0] > 0 })
      add("with short aids", shares.aids.contains { $0[1] < $0[0] })
    case .flawed: count(found.flaw)
    case .impossible: add("impossible")
    case .undecided(let questions, _, _, _):
      add("undecided")
      add("undecided with protection in some visits", book.hasConditionalProtection)
      add(questions.isEmpty ? "undecided without questions" : "undecided with questions")
      add("asked out of the book's order", questions != questions.sorted())
    }
    add("with unknowns", worlds > 1)
    add("with short funds", twin.available.contains { $0 < 200 })
    add(
      "with intervals",
      care.facts.values.contains { if case .interval = $0.state { true } else { false } })
    add("with impossible lines", !book.impossible.isEmpty)
    count(book)
  }

  private mutating func count(_ flaw: Flaw?) {
    add("with gaps", flaw?.rows.isEmpty == true)
    add("with overlaps", (flaw?.rows.count ?? 0) > 1)
    add("with contradicting exceptions", flaw?.against != nil)
  }

  private mutating func count(_ book: TwinBook) {
    let limits = book.steps.flatMap(\.ceilings)
    add("with exceptions", book.tables.contains { $0.exceptionTo != nil })
    add("with ceilings", !limits.isEmpty)
    add("with counters", limits.contains { $0.used != nil })
    add("with open amounts", limits.contains { $0.fact != nil } || !book.aids.isEmpty)
    add("with provisional steps", book.steps.contains(where: \.isProvisional))
    add(
      "with excess",
      book.steps.contains { if case .excess = $0.take { true } else { false } })
  }

  private mutating func add(_ name: String, _ isSo: Bool = true) {
    if isSo { counts[name, default: 0] += 1 }
  }

  /// Prints the counts, and expects some of each.
  func report(atLeast least: Int) {
    for (name, number) in counts.sorted(by: { $0.key < $1.key }) { print("\(name): \(number)") }
    for name in Self.interesting {
      #expect(counts[name, default: 0] >= least, "\(name) is too rare")
    }
  }
}
