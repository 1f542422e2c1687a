import LedgerTestSupport
import LedgerValues
import StatementFormats
import Testing

@testable import Reconciliation

/// The pass of the tolerances beside one that compares every line with every movement.
@Suite struct ToleratedOracleTests {
  private static let start = Day(iso: "2025-01-01")!

  /// One month of one account, with what the pass has to tell apart.
  private struct Trial {
    var lines: [OpenLine] = []
    var movements: [Movement] = []
    var rules: [Tolerance] = []

    init(_ random: inout SeededGenerator) throws {
      let count = Int.random(in: 0...60, using: &random)
      // Few amounts and references, so that they meet; words without a digit among them.
      let references = [
        nil, nil, nil, "OM 250101.11", "om25010111", "X250101.11", "OM 777777", "cash", "CASH ",
        "12", "A12",
      ]
      let phones = [nil, nil, nil, "76000001", "+223 76 00 00 01", "76000002"]
      for number in 0..<count {
        lines.append(
          OpenLine(
            id: LineID(statement: 1, line: number), row: number,
            day: start.adding(days: Int.random(in: 0...40, using: &random)),
            amount: Self.amount(&random, step: 1),
            reference: references.randomElement(using: &random) ?? nil,
            details: LineDetails(phone: phones.randomElement(using: &random) ?? nil)))
        movements.append(
          Movement(
            id: MovementID(record: number, part: 0), account: "5521",
            day: start.adding(days: Int.random(in: 0...40, using: &random)),
            amount: Self.amount(&random, step: 100),
            reference: references.randomElement(using: &random) ?? nil,
            phone: phones.randomElement(using: &random) ?? nil))
      }
      for name in ["A", "B", "C"].prefix(Int.random(in: 0...3, using: &random)) {
        let from = start.adding(days: Int.random(in: -5...10, using: &random))
        rules.append(
          try Tolerance(
            name: name, account: "5521", from: from,
            to: Bool.random(using: &random) ? nil : from.adding(days: 15),
            measure: Bool.random(using: &random)
              ? .rounding(Money(Int64.random(in: 1...120, using: &random)))
              : .fees([
                .init(upTo: 300, fee: 0), .init(upTo: 500, fee: 25), .init(upTo: 900, fee: 60),
              ])
          ))
      }
    }

    /// Around a few hundred francs, either side.
    private static func amount(_ random: inout SeededGenerator, step: Int64) -> Money {
      let amount = Int64.random(in: 1...9, using: &random) * 100
      let odds: [Int64] = [0, 0, 25, -25, 60, -60, 1]
      let odd = step == 1 ? odds.randomElement(using: &random) ?? 0 : 0
      return Money(Bool.random(using: &random) ? amount + odd : -(amount + odd))
    }
  }

  /// Every line with every movement: slow, and plain to see.
  private static func everyPair(_ trial: Trial) -> [String] {
    let lines = trial.lines.sorted { $0.id < $1.id }
    let movements = trial.movements.sorted { $0.id < $1.id }
    var candidates: [Candidate] = []
    var found: [[Int]: String] = [:]
    for (place, line) in lines.enumerated() {
      for (other, movement) in movements.enumerated() {
        let rules = Tolerance.inForce(trial.rules, on: line.day)
        guard mayBeSame(line, movement),
          let rule = rules.first(where: { $0.explains(line.amount, of: movement.amount) })
        else { continue }
        candidates.append(Candidate(place, other, .tolerance))
        found[[place, other]] = "\(line.id.line)-\(movement.id.record) \(rule.name)"
      }
    }
    let graph = CandidateGraph(candidates, operations: lines.count, targets: movements.count)
    func said(_ candidate: Candidate) -> String? {
      candidate.pair.flatMap { found[[$0.operation, $0.target]] }
    }
    return graph.unique.compactMap(said)
      + graph.contested.joined().compactMap(said).map { $0 + " ?" }
  }

  private static func mayBeSame(_ line: OpenLine, _ movement: Movement) -> Bool {
    if let ours = line.phone, let theirs = movement.phone, PhoneKey(ours) != PhoneKey(theirs) {
      return false
    }
    if let ours = line.reference, let theirs = movement.reference {
      return ReferenceKey.isSameNumber(ours, theirs)
    }
    return (-3...10).contains(line.day.days(since: movement.day))
  }

  private static func found(_ trial: Trial) -> [String] {
    ToleratedPairs(lines: trial.lines, movements: trial.movements, rules: trial.rules)
      .suggestions.map { suggestion in
        "\(suggestion.match.lines[0].id.line)-\(suggestion.match.movements[0].id.record) "
          + "\(suggestion.adjustment?.tolerance.name ?? "")\(suggestion.isAnswer ? " ?" : "")"
      }
  }

  @Test(arguments: 0..<200) func `looking only where a rule can hold changes no answer`(
    _ seed: UInt64
  ) throws {
    var random = SeededGenerator(seed: seed)
    var trial = try Trial(&random)
    let expected = Self.everyPair(trial)
    #expect(Self.found(trial) == expected, "seed \(seed)")
    trial.lines.shuffle(using: &random)
    trial.movements.shuffle(using: &random)
    trial.rules.shuffle(using: &random)
    #expect(Self.found(trial) == expected, "seed \(seed), shuffled")
  }

  /// A generator that never made a question, or a pair that only a reference makes, proves nothing.
  @Test func `the trials have pairs, questions, and pairs that only a reference makes`() throws {
    var (pairs, questions, far, worded) = (0, 0, 0, 0)
    for seed in UInt64(0)..<200 {
      var random = SeededGenerator(seed: seed)
      let trial = try Trial(&random)
      let suggestions = ToleratedPairs(
        lines: trial.lines, movements: trial.movements, rules: trial.rules
      ).suggestions
      for suggestion in suggestions {
        let line = trial.lines[suggestion.match.lines[0].id.line]
        let movement = trial.movements[suggestion.match.movements[0].id.record]
        if suggestion.isAnswer { questions += 1 } else { pairs += 1 }
        if !(-3...10).contains(line.day.days(since: movement.day)) { far += 1 }
        if line.reference?.lowercased().hasPrefix("cash") ?? false, movement.reference != nil {
          worded += 1
        }
      }
    }
    #expect(pairs > 100 && questions > 100 && far > 50 && worded > 10)
  }
}
