import AccessRules
import Testing

@Suite struct TwinDifferenceTests {
  @Test func `the regions that change are those where the twin's terms do`() throws {
    var (households, changed, unanswered, pairs) = (0, 0, 0, 0)
    for seed in 1...UInt64(max(100, TwinTests.rounds / 4)) {
      var generator = TwinGenerator(seed: seed, hasPromises: true)
      let (old, new) = generator.makePair()
      let books = try [old.text, new.1].map { try #require(RuleBook.read($0).book) }
      let difference = books[0].difference(to: books[1])
      guard let worlds = Self.worlds(old.twin, new.0, bound: 1_000) else { continue }
      pairs += 1
      for (name, output) in old.twin.goals {
        let regions = difference.regions.filter { $0.term == name }
        guard let other = new.0.goals[name] else {
          #expect(regions.isEmpty)
          continue
        }
        for world in worlds {
          let terms = [try? world.old.answer(output), try? world.new.answer(other)]
          let holding = regions.filter { Self.holds($0.facts, world.old) }
          #expect(holding.count == (terms[0] == terms[1] ? 0 : 1), "seed \(seed) \(name) \(world)")
          guard holding.count < 2, let region = holding.first else { continue }
          #expect(
            (region.old == nil) == (terms[0] == nil) && (region.new == nil) == (terms[1] == nil))
          changed += 1
          unanswered += terms.contains(nil) ? 1 : 0
        }
        households += worlds.count
        for region in regions {
          #expect(worlds.contains { Self.holds(region.witness, $0.old) }, "seed \(seed): \(region)")
        }
      }
    }
    print(
      "pairs \(pairs), households \(households), changed \(changed), without an answer \(unanswered)"
    )
    #expect(pairs > 50 && changed > 1_000 && unanswered > 100)
  }

  private struct Pair {
    let old: TwinWorld
    let new: TwinWorld
  }

  /// Every household that is possible in both books.
  private static func worlds(_ old: TwinBook, _ new: TwinBook, bound: Int) -> [Pair]? {
    let count = old.facts.reduce(1) { min($0 * $1.values.count, bound + 1) }
    guard count <= bound else { return nil }
    var households: [[Int]] = [[]]
    for fact in old.facts {
      households = households.flatMap { household in fact.values.map { household + [$0] } }
    }
    return households.map { facts in
      func world(_ book: TwinBook) -> TwinWorld {
        TwinWorld(book: book, facts: facts, lineFacts: [facts], fees: [0])
      }
      return Pair(old: world(old), new: world(new))
    }.filter { $0.old.isPossible && $0.new.isPossible }
  }

  /// Whether a household's facts lie in the ranges, read as a person reads them.
  static func holds(_ ranges: [RuleBookFinding.WitnessFact], _ world: TwinWorld) -> Bool {
    ranges.allSatisfy { range in
      guard let fact = world.book.facts.firstIndex(where: { $0.name == range.name }) else {
        return false
      }
      let declared = world.book.facts[fact]
      let value = world.value(fact, 0)
      let text = declared.spelled(value)
      let isExcept = range.value.hasPrefix("sauf ")
      let parts = range.value.dropFirst(isExcept ? 5 : 0).split(separator: ", ")
      return parts.contains { holds($0, text, value) } != isExcept && !(isExcept && value < 0)
    }
  }

  private static func holds(_ part: Substring, _ text: String, _ value: Int) -> Bool {
    if part == text { return true }
    guard value >= 0 else { return false }
    let part = part.replacing(" F", with: "")
    if part.hasPrefix("< "), let end = Int(part.dropFirst(2)) { return value < end }
    if part.hasPrefix(">= "), let start = Int(part.dropFirst(3)) { return value >= start }
    let ends = part.dropFirst().dropLast().split(separator: "..").compactMap { Int($0) }
    return part.hasPrefix("[") && ends.count == 2 && (ends[0]...ends[1]).contains(value)
  }
}

extension TwinWorld {
  /// What an output is, where the exceptions to its table do not contradict each other in another.
  fileprivate func answer(_ output: Int) throws -> Int {
    for other in book.tables[book.tableOf[output]].outputs { _ = try term(other, 0) }
    return try term(output, 0)
  }
}

extension TwinBook {
  /// The terms that are looked at in the end, by name.
  fileprivate var goals: [String: Int] {
    var outputs: [Int] = []
    for step in steps {
      var limits = step.ceilings
      switch step.take {
      case .rate(let output): outputs.append(output)
      case .excess(let over): limits += over
      }
      outputs += limits.compactMap(\.term)
    }
    var goals = Dictionary(outputs.map { ("Terme \($0)", $0) }) { first, _ in first }
    goals["doute"] = doubt
    return goals
  }
}
