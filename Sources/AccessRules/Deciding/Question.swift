import LedgerValues

/// A case put to a rule book: every fact as the bins it may be in.
struct Question {
  let program: Program
  let fees: [Int64]
  /// By slot: the facts that all lines share, then line by line its own facts and terms, so that a
  /// branch never sees what another left behind.
  var bins: [Int]
  /// The bins an open slot may be in; empty where `bins` says which one.
  var candidates: [[Int]]
  /// By line: the slot of each variable.
  let slots: [[Int]]
  /// Open slots, and the facts they are of, in the order of the rule book.
  private(set) var open: [(slot: Int, fact: Int, silence: Silence?)] = []
  /// By fact; francs.
  private(set) var counters: [Int: Int64] = [:]
  /// By fact: numbers that are known to the unit.
  private(set) var numbers: [Int: Int64] = [:]
  /// By payer; nothing where the payer has no fund.
  let fundOfPayer: [Int?]
  private(set) var available: [Int64]
  /// What of the open slots is impossible.
  private(set) var forbidden: [ForbiddenBox] = []
  /// The open facts of what is impossible, ascending.
  var forbiddenFacts: [Int] {
    let slots = Set(forbidden.flatMap(\.bins.keys))
    return Set(open.filter { slots.contains($0.slot) }.map(\.fact)).sorted()
  }
  /// Facts, ascending.
  private(set) var suppositions: [Int] = []

  /// The slot is open.
  static let unknown = -1

  init(_ care: CareCase, _ book: RuleBook) throws(CareCaseError) {
    guard let program = book.program(on: care.day) else { throw .notInForce(care.day) }
    guard (1...200).contains(care.lines.count) else { throw .wrongLineCount(care.lines.count) }
    self.program = program
    var fees: [Int64] = []
    for (index, line) in care.lines.enumerated() {
      guard (0...Money.bound).contains(line.fee.units) else {
        throw .feeOutOfBounds(line: index + 1)
      }
      fees.append(line.fee.units)
    }
    self.fees = fees
    (fundOfPayer, available) = try Self.funds(care, book)
    let factCount = book.facts.count
    let own =
      book.facts.indices.filter { book.facts[$0].subject == .line }
      + (factCount..<program.bins.count)
    slots = care.lines.indices.map { line in
      var slots = Array(0..<program.bins.count)
      for (place, variable) in own.enumerated() {
        slots[variable] = factCount + line * own.count + place
      }
      return slots
    }
    let count = factCount + care.lines.count * own.count
    bins = [Int](repeating: 0, count: count)
    candidates = [[Int]](repeating: [], count: count)
    try Self.refuseUnknownNames(care, book)
    for (fact, declared) in book.facts.enumerated() {
      if declared.subject == .line {
        for (line, careLine) in care.lines.enumerated() {
          try set(fact, declared, slots[line][fact], careLine.facts[declared.name])
        }
      } else {
        try set(fact, declared, fact, care.facts[declared.name])
      }
    }
    try forbid(book)
  }

  /// Keeps what is impossible of the open slots.
  private mutating func forbid(_ book: RuleBook) throws(CareCaseError) {
    for impossible in program.impossible {
      let ofLine = impossible.contains { book.facts[$0.fact].subject == .line }
      for line in slots.indices.prefix(ofLine ? slots.count : 1) {
        var open: [Int: Set<Int>] = [:]
        var canBe = true
        for (fact, inside) in impossible {
          let slot = slots[line][fact]
          if bins[slot] != Self.unknown {
            canBe = canBe && inside.contains(bins[slot])
          } else if candidates[slot].contains(where: inside.contains) {
            open[slot] = inside
          } else {
            canBe = false
          }
        }
        guard canBe else { continue }
        if open.isEmpty { throw .impossible(facts: impossible.map { book.facts[$0.fact].name }) }
        forbidden.append(ForbiddenBox(bins: open))
      }
    }
  }

  /// A question of which nothing is known, for one line of no fee.
  init(knowingNothing program: Program, _ book: RuleBook) {
    self.program = program
    fees = [0]
    slots = [Array(program.bins.indices)]
    bins = [Int](repeating: Self.unknown, count: program.bins.count)
    candidates = program.bins.map { Array(0..<$0.count) }
    open = book.facts.indices.map { ($0, $0, .notAsked) }
    fundOfPayer = book.payers.map { _ in nil }
    available = []
    forbidden = program.impossible.map { conditions in
      ForbiddenBox(bins: Dictionary(conditions.map { ($0.fact, $0.bins) }) { first, _ in first })
    }
  }

  private static func funds(
    _ care: CareCase, _ book: RuleBook
  ) throws(CareCaseError) -> ([Int?], [Int64]) {
    var names: [String] = []
    var available: [Int64] = []
    var places: [Int?] = []
    for payer in book.payers {
      guard let fund = payer.fund else {
        places.append(nil)
        continue
      }
      if let place = names.firstIndex(where: { sameBytes($0, fund) }) {
        places.append(place)
        continue
      }
      guard let money = care.available[fund] else { throw .missingFund(fund) }
      places.append(names.count)
      names.append(fund)
      available.append(max(0, money.units))
    }
    return (places, available)
  }

  private static func refuseUnknownNames(
    _ care: CareCase, _ book: RuleBook
  ) throws(CareCaseError) {
    var unknown: [String] = []
    func look(_ facts: [String: Fact], isLine: Bool) {
      for name in facts.keys {
        let fact = book.facts.first { $0.name == name }
        if fact == nil || (fact?.subject == .line) != isLine { unknown.append(name) }
      }
    }
    look(care.facts, isLine: false)
    for line in care.lines { look(line.facts, isLine: true) }
    if let first = unknown.min() { throw .unknownFact(first) }
  }

  /// Puts what is known of a fact in its slot.
  private mutating func set(
    _ fact: Int, _ declared: FactDeclaration, _ slot: Int, _ known: Fact?
  ) throws(CareCaseError) {
    var state = known?.state ?? .unknown(.notAsked)
    if declared.counter != nil {
      guard case .value(.integer(let francs)) = state else {
        throw .missingCounter(fact: declared.name)
      }
      counters[fact] = Int64(francs)
    }
    var silence: Silence?
    if case .unknown(let reason) = state {
      silence = reason
      if case .suppose(let supposed) = declared.silence {
        state = supposed
        if suppositions.last != fact { suppositions.append(fact) }
      }
    }
    let binning = program.bins[fact]
    if case .value(.integer(let number)) = state { numbers[fact] = Int64(number) }
    let possible = binning.bins(of: state, try declared.codes(of: state))
    if possible.count == 1 {
      bins[slot] = possible[0]
    } else {
      bins[slot] = Self.unknown
      candidates[slot] = possible
      open.append((slot, fact, silence))
    }
  }
}
