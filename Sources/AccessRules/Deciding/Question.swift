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
  /// By line: the first of which the same is known. A line of which something is not known is like no
  /// other.
  private(set) var kinds: [Int]
  /// Open slots, and the facts they are of, in the order of the rule book.
  private(set) var open: [(slot: Int, fact: Int, silence: Silence?)] = []
  /// By fact; francs.
  private(set) var counters: [Int: Int64] = [:]
  /// By fact that an amount reads: the numbers it may be. What is "not applicable" is not there.
  private(set) var ranges: [Int: ClosedRange<Int>] = [:]
  /// Facts that amounts read.
  private let amountFacts: Set<Int>
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
    amountFacts = Set(book.decisive.amountUses.keys)
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
    kinds = Array(care.lines.indices)
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
    if !open.isEmpty { kinds = Self.kinds(of: care, book) }
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

  /// What is impossible of some slots, all of whose slots are among those of a box.
  func forbidden(amongst box: [Int: [Int]]) -> [ForbiddenBox] {
    forbidden.filter { $0.bins.keys.allSatisfy { box[$0] != nil } }
  }

  /// The numbers that stand for all that a fact may be in some of its bins; nothing for what is no
  /// number.
  ///
  /// What enters amounts once bears on them one way, so the ends of each bin tell what lies between;
  /// what enters them several times is gone through whole.
  ///
  /// - Returns: Nothing where there are too many to go through.
  func numbers(of fact: Int, in bins: [Int], entersOnce: Bool) -> [(bin: Int, number: Int?)]? {
    let starts = program.bins[fact].starts
    var numbers: [(bin: Int, number: Int?)] = []
    for bin in bins {
      guard bin < starts.count, let range = ranges[fact] else {
        numbers.append((bin, nil))
        continue
      }
      let last = bin + 1 < starts.count ? starts[bin + 1] - 1 : range.upperBound
      let (low, high) = (max(starts[bin], range.lowerBound), min(last, range.upperBound))
      if entersOnce || high - low < 2 {
        numbers.append((bin, low))
        if high > low { numbers.append((bin, high)) }
      } else {
        guard high - low < 64 else { return nil }
        numbers += (low...high).map { (bin, $0) }
      }
    }
    return numbers
  }

  /// Takes over what the tables that nothing unknown reaches decide.
  mutating func take(_ decided: Question) { bins = decided.bins }

  /// The places of some tables in the program.
  func places(of tables: [CompiledTable]) -> [Int] {
    tables.compactMap { table in program.tables.firstIndex { $0.table == table.table } }
  }

  /// A question of which nothing is known, for lines of no fee.
  ///
  /// - Parameter apart: By line: for the facts that it does not share with all other lines, which
  ///   lines it shares them with: those that say the same number.
  init(
    knowingNothing program: Program, _ book: RuleBook, apart: [[VariableIndex: Int]] = [[:]]
  ) {
    self.program = program
    amountFacts = []
    fees = apart.map { _ in 0 }
    var slots: [[Int]] = []
    var places: [[Int]: Int] = [:]
    var variables: [VariableIndex] = []
    for (line, own) in apart.enumerated() {
      slots.append(
        program.bins.indices.map { variable in
          let isTerm = variable >= book.facts.count
          let key = [variable, isTerm ? line : own[variable] ?? 0]
          if let place = places[key] { return place }
          places[key] = variables.count
          variables.append(variable)
          return variables.count - 1
        })
    }
    self.slots = slots
    kinds = Array(apart.indices)
    bins = variables.map { _ in Self.unknown }
    candidates = variables.map { Array(0..<program.bins[$0].count) }
    open = variables.enumerated().filter { $0.element < book.facts.count }
      .map { ($0.offset, $0.element, .notAsked) }
    fundOfPayer = book.payers.map { _ in nil }
    available = []
    for own in slots {
      for conditions in program.impossible {
        let box = ForbiddenBox(
          bins: Dictionary(conditions.map { (own[$0.fact], $0.bins) }) { first, _ in first })
        if !forbidden.contains(where: { $0.bins == box.bins }) { forbidden.append(box) }
      }
    }
  }

  private static func kinds(of care: CareCase, _ book: RuleBook) -> [Int] {
    let own = book.facts.filter { $0.subject == .line }
    let known = care.lines.map { line in
      own.map { declared -> FactState? in
        let state = line.facts[declared.name]?.state ?? .unknown(.notAsked)
        guard case .unknown = state else { return state }
        if case .suppose(let supposed) = declared.silence { return supposed }
        return nil
      }
    }
    return known.enumerated().map { line, states in
      states.contains(nil) ? line : known.firstIndex(of: states) ?? line
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
        let fact = book.facts.firstIndex { sameBytes($0.name, name) }
        let isKnown = fact.map { (book.facts[$0].subject == .line) == isLine } ?? false
        if !isKnown { unknown.append(name) }
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
    let codes = try declared.codes(of: state)
    let possible = binning.bins(of: state, codes)
    var isOpen = possible.count > 1
    if let codes, amountFacts.contains(fact) {
      ranges[fact] = codes
      isOpen = isOpen || codes.count > 1
    }
    if !isOpen {
      bins[slot] = possible[0]
    } else {
      bins[slot] = Self.unknown
      candidates[slot] = possible
      open.append((slot, fact, silence))
    }
  }
}

/// The bin of an open slot, and the fact it is of.
struct OpenCell {
  let slot: Int
  let fact: VariableIndex
  let bin: Int
}

extension Question {
  /// A cell of a box that some household can be in: for each open slot the first of its bins that
  /// the ones before it allow.
  func possibleCell(in candidates: [[Int]]) -> [OpenCell] {
    var box = Dictionary(uniqueKeysWithValues: open.map { ($0.slot, candidates[$0.slot]) })
    return open.map { slot, fact, _ in
      for bin in box[slot] ?? [] {
        var narrowed = box
        narrowed[slot] = [bin]
        guard forbidden.isEmpty || PossibleCells.exist(in: narrowed, without: forbidden[...])
        else { continue }
        box = narrowed
        return OpenCell(slot: slot, fact: fact, bin: bin)
      }
      return OpenCell(slot: slot, fact: fact, bin: 0)
    }
  }
}
