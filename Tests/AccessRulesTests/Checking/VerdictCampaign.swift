import AccessRules
import LedgerTestSupport
import LedgerValues
import Testing

/// Random rule books with random guarantees: what is proved holds of every case that is drawn, and
/// what is refuted is refuted by deciding the cases that are shown.
@Suite struct VerdictCampaign {
  @Test func `no proof is wrong`() throws {
    var trial = ProofTrial()
    for seed in 1...UInt64(TwinTests.rounds * 4) { try trial.run(seed: seed, cases: 60) }
    trial.report()
    #expect(trial.wrong == [])
    #expect(trial.counts["proved", default: 0] > TwinTests.rounds / 4)
    #expect(trial.counts["refuted", default: 0] > TwinTests.rounds / 4)
  }
}

/// Draws books, guarantees and cases, and counts what came out.
struct ProofTrial {
  private(set) var counts: [String: Int] = [:]
  private(set) var wrong: [String] = []

  func report() {
    for (name, count) in counts.sorted(by: { $0.key < $1.key }) { print("\(name): \(count)") }
  }

  mutating func run(seed: UInt64, cases: Int) throws {
    var generator = TwinGenerator(seed: seed, hasPromises: true)
    let (twin, text, counters) = generator.makeBook()
    let promised = Self.guarantees(&generator, twin)
    let section =
      "\n\n## Garanties\n\n" + promised.map { "- garantie : \($0.text)" }.joined(separator: "\n")
    let reading = RuleBook.read(text + section)
    guard let book = reading.book else {
      wrong.append("seed \(seed): \(reading.mistakes)")
      return
    }
    // Those that the book was drawn with come first.
    for (verdict, promise) in zip(book.verdicts().suffix(promised.count), promised) {
      switch verdict.outcome {
      case .proved:
        counts["proved", default: 0] += 1
        counts["proved: \(promise.kind)", default: 0] += 1
        for _ in 0..<cases where try breaks(promise, &generator, twin, book, counters) {
          wrong.append("seed \(seed): \(promise.text) is not so\n\(text)")
          return
        }
      case .notProved: counts["not proved", default: 0] += 1
      case .refuted(let found):
        counts["refuted", default: 0] += 1
        if try !isBroken(promise, found, twin, book) {
          wrong.append("seed \(seed): \(promise.text) is not refuted by \(found)\n\(text)")
        }
      }
    }
  }

  // MARK: Guarantees

  private enum Kind: Hashable { case grows, nothing, dry }

  private struct Promise {
    let kind: Kind
    let fact: Int
    /// For a condition: the word of the fact.
    let word: Int
    let text: String
  }

  private static func guarantees(_ generator: inout TwinGenerator, _ book: TwinBook) -> [Promise] {
    var promises: [Promise] = []
    for fact in book.facts.indices where !book.facts[fact].isLine {
      let name = book.facts[fact].name
      if book.facts[fact].isOrdered || book.facts[fact].words == nil {
        promises.append(
          Promise(kind: .grows, fact: fact, word: 0, text: "Part du ménage croît avec \(name)"))
      }
      let word = generator.pick(0...book.facts[fact].bound)
      let value = book.facts[fact].words?[word] ?? String(word)
      let condition = "si \(name) = \(value) alors"
      promises.append(
        Promise(kind: .nothing, fact: fact, word: word, text: "\(condition) Part du ménage = 0 F"))
      if book.funds.contains(0) {
        promises.append(
          Promise(
            kind: .dry, fact: fact, word: word,
            text: "\(condition) fonds F0 à sec ne change pas Part du ménage"))
      }
    }
    return promises
  }

  // MARK: Cases

  private struct Drawn {
    var facts: [Int]
    var lines: [(fee: Int, facts: [Int])]
    var counters: [String: Int]
    var funds: [String: Int]
  }

  private static func draw(
    _ generator: inout TwinGenerator, _ book: TwinBook, _ counters: [String: Int]
  ) -> Drawn {
    func value(_ fact: TwinFact) -> Int { fact.values[generator.pick(0...fact.values.count - 1)] }
    let fees = [0, 1, 1, 2, 3, 7, 50, 99, 133, 260, 1_000]
    return Drawn(
      facts: book.facts.map(value),
      lines: (0..<generator.pick(1...4)).map { _ in
        (fees[generator.pick(0...fees.count - 1)], book.facts.map(value))
      }, counters: counters.mapValues { _ in generator.chance(40) ? 0 : generator.pick(0...260) },
      funds: ["F0": 0, "F1": 0].mapValues { _ in
        generator.chance(30) ? 100_000 : generator.chance(30) ? 0 : generator.pick(0...300)
      })
  }

  private static func care(_ drawn: Drawn, _ book: TwinBook) throws -> CareCase {
    func state(_ fact: TwinFact, _ value: Int) -> Fact {
      if value < 0 { return Fact(.notApplicable) }
      return Fact(.value(fact.words.map { .choice($0[value]) } ?? .integer(value)))
    }
    func facts(_ values: [Int], ofLine: Bool) -> [String: Fact] {
      var facts: [String: Fact] = [:]
      for (fact, value) in zip(book.facts, values) where fact.isLine == ofLine {
        facts[fact.name] = state(fact, value)
      }
      return facts
    }
    let counters = drawn.counters.mapValues { Fact(.value(.integer($0))) }
    return CareCase(
      day: try #require(Day(2025, 3, 4)),
      facts: facts(drawn.facts, ofLine: false).merging(counters) { $1 },
      lines: drawn.lines.map {
        CareLine(fee: Money(Int64($0.fee)), facts: facts($0.facts, ofLine: true))
      }, available: drawn.funds.mapValues { Money(Int64($0)) })
  }

  /// What the household bears; nothing where the case cannot be or is not decided.
  private mutating func household(_ care: CareCase, _ book: RuleBook) -> Int64? {
    counts["cases decided", default: 0] += 1
    return (try? book.decide(care))?.shares?.household.units
  }

  private mutating func breaks(
    _ promise: Promise, _ generator: inout TwinGenerator, _ twin: TwinBook, _ book: RuleBook,
    _ counters: [String: Int]
  ) throws -> Bool {
    var drawn = Self.draw(&generator, twin, counters)
    switch promise.kind {
    case .grows:
      let bound = twin.facts[promise.fact].bound
      let low = generator.pick(0...bound - 1)
      drawn.facts[promise.fact] = low
      let poorer = household(try Self.care(drawn, twin), book)
      drawn.facts[promise.fact] = generator.pick(low + 1...bound)
      let richer = household(try Self.care(drawn, twin), book)
      guard let poorer, let richer else { return false }
      return poorer > richer
    case .nothing:
      drawn.facts[promise.fact] = promise.word
      return household(try Self.care(drawn, twin), book).map { $0 > 0 } ?? false
    case .dry:
      drawn.facts[promise.fact] = promise.word
      let some = household(try Self.care(drawn, twin), book)
      drawn.funds["F0"] = generator.chance(50) ? 0 : generator.pick(0...300)
      let other = household(try Self.care(drawn, twin), book)
      guard let some, let other else { return false }
      return some != other
    }
  }

  /// Whether the cases that are shown break the promise when they are decided.
  private mutating func isBroken(
    _ promise: Promise, _ found: Counterexample, _ twin: TwinBook, _ book: RuleBook
  ) throws -> Bool {
    let household = found.cases.map { self.household($0, book) }
    guard household == found.household.map({ Optional($0.units) }) else { return false }
    let name = twin.facts[promise.fact].name
    func value(_ care: CareCase) -> Int? {
      switch care.facts[name]?.state {
      case .value(.integer(let value)): value
      case .value(.choice(let word)): twin.facts[promise.fact].words?.firstIndex(of: word)
      default: nil
      }
    }
    let values = found.cases.map(value)
    switch promise.kind {
    case .grows:
      var same = found.cases[0]
      same.facts[name] = found.cases[1].facts[name]
      guard let low = values[0], let high = values[1], let poorer = household[0],
        let richer = household[1]
      else { return false }
      return same == found.cases[1] && low < high && poorer > richer
    case .nothing: return values[0] == promise.word && household[0].map { $0 > 0 } ?? false
    case .dry: return values == [promise.word, promise.word] && household[0] != household[1]
    }
  }
}
