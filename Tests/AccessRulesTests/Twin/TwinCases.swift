import AccessRules
import LedgerValues

extension TwinGenerator {
  /// A case for the book: as the twin sees it, and as the engine does.
  mutating func makeCase(
    _ book: TwinBook, counters: [String: Int]
  ) throws -> (twin: TwinCase, care: CareCase) {
    var twin = TwinCase(
      facts: book.facts.map { _ in [0] }, lines: [],
      available: (0...1).map { _ in chance(40) ? 100_000 : pick(0...120) },
      canAsk: book.facts.map { _ in false })
    var facts: [String: Fact] = counters.mapValues { Fact(.value(.integer($0))) }
    var worlds = 1
    for (index, fact) in book.facts.enumerated() where !fact.isLine {
      let (values, state, canAsk) = known(fact, &worlds)
      twin.facts[index] = values
      if let state { facts[fact.name] = Fact(state) }
      twin.canAsk[index] = canAsk
    }
    var lines: [CareLine] = []
    for _ in 0..<pick(1...3) {
      var values = book.facts.map { _ in [0] }
      var lineFacts: [String: Fact] = [:]
      for (index, fact) in book.facts.enumerated() where fact.isLine {
        // Not asked and known are told apart by fact, not by line.
        let (possible, state, _) = known(fact, &worlds, onlyKnown: true)
        values[index] = possible
        if let state { lineFacts[fact.name] = Fact(state) }
      }
      let fee = [0, 1, 7, 100, 133, 260][pick(0...5)]
      twin.lines.append((fee, values))
      lines.append(CareLine(fee: Money(Int64(fee)), facts: lineFacts))
    }
    guard let day = Day(2025, 3, 4) else { throw TwinFlaw() }
    var available: [String: Money] = [:]
    for (fund, money) in twin.available.enumerated() {
      available["F\(fund)"] = Money(Int64(money))
    }
    return (twin, CareCase(day: day, facts: facts, lines: lines, available: available))
  }

  /// What is known of a fact: its possible values, its state, whether it can be asked.
  private mutating func known(
    _ fact: TwinFact, _ worlds: inout Int, onlyKnown: Bool = false
  ) -> (values: [Int], state: FactState?, canAsk: Bool) {
    let count = fact.values.count
    if !onlyKnown, worlds * count <= 400, chance(45) {
      worlds *= count
      if fact.words == nil, chance(40) {
        let low = pick(0...fact.bound)
        let high = pick(low...fact.bound)
        return (Array(low...high), .interval(low...high), false)
      }
      let silence = [nil, Silence.notAsked, .doesNotKnow, .refused][pick(0...3)]
      let isNotAsked = silence == nil || silence == .notAsked
      return (fact.values, silence.map(FactState.unknown), fact.asks && isNotAsked)
    }
    let value = fact.values[pick(0...count - 1)]
    if value < 0 { return ([value], .notApplicable, false) }
    return (
      [value], .value(fact.words.map { .choice($0[value]) } ?? .integer(value)), false
    )
  }
}
