// The twin of the rules engine: a rule book and a case as plain arrays, decided by going through
// every value of every unknown fact, and shared out franc by franc. It imports nothing, so that it
// shares no code with what it checks.

/// A fact of the twin: its values are 0 up to a bound, and -1 for "not applicable".
struct TwinFact {
  var name: String
  var isLine: Bool
  var words: [String]?
  var isOrdered: Bool
  var bound: Int
  var allowsNotApplicable: Bool
  var asks: Bool
  var isMoney = false

  var values: [Int] { Array(0...bound) + (allowsNotApplicable ? [-1] : []) }

  /// As a rule book has it.
  func spelled(_ value: Int) -> String {
    value < 0 ? "sans objet" : words?[value] ?? "\(value)\(isMoney ? " F" : "")"
  }
}

/// What a table tests: a fact, or the word another table decides.
enum TwinInput: Hashable {
  case fact(Int)
  case term(Int)
}

struct TwinTable {
  var isFirst: Bool
  var inputs: [TwinInput]
  /// By row and input: the values that pass; nothing where all do.
  var cells: [[Set<Int>?]]
  /// By row: what each of the outputs is. The last row is for the rest where `hasOtherwise`.
  var outputs: [Int]
  var terms: [[Int]]
  var hasOtherwise: Bool
  /// The table whose answers it stands in place of.
  var exceptionTo: Int? = nil
}

/// What is given beside the bill: by code of an output, so many francs and so many for each of
/// another fact, up to a limit of them; at most so much less what the payer has borne.
struct TwinAid {
  var payer: Int
  var output: Int
  var formulas: [Formula]
  var ceiling: TwinLimit?

  struct Formula {
    var fixed: Int
    /// A fact that is francs.
    var francs: Int?
    var each: Int
    var times: Int?
    var most: Int?
  }
}

enum TwinTake {
  case rate(Int)
  case excess(limits: [TwinLimit])
}

struct TwinLimit {
  var fixed: Int?
  /// A fact that is francs; no limit where it is "not applicable".
  var fact: Int?
  /// Basis points of it.
  var points: Int?
  var term: Int?
  /// What was borne before, and by which payer; -1 is the household.
  var used: Int?
  var payer: Int?
}

struct TwinStep {
  var payer: Int
  var take: TwinTake
  var ceilings: [TwinLimit]
  var isProvisional = false
}

enum TwinShortage {
  case commitment(Int?)
  case nextPayer
  case household
}

/// That a fund running dry changes nothing, in visits that pass all of some tests.
struct TwinGuarantee {
  var fund: Int
  var tests: [(input: TwinInput, values: Set<Int>)]
}

struct TwinBook {
  var facts: [TwinFact]
  /// By table number.
  var tables: [TwinTable]
  /// By output: its table.
  var tableOf: [Int]
  var steps: [TwinStep]
  /// By payer: its fund, and its rules.
  var funds: [Int?]
  var shortages: [[TwinShortage]]
  /// All these facts in these values at once are impossible.
  var impossible: [[(fact: Int, values: Set<Int>)]]
  /// The output that says 1 where a doubt favours the household.
  var doubt: Int?
  var aids: [TwinAid] = []
  var guarantees: [TwinGuarantee] = []
}

struct TwinCase {
  /// By fact that is not a line's: the values it may have.
  var facts: [[Int]]
  /// By line and fact.
  var lines: [(fee: Int, facts: [[Int]])]
  var available: [Int]
  /// By fact: whether a silence can still be asked.
  var canAsk: [Bool]
}

enum TwinOutcome: Equatable {
  case impossible
  case flawed
  /// By line, then a text for each share, and what the household bears.
  case decided(TwinShares, inDoubt: Bool)
  case undecided(questions: [Int], unanswerable: [Int], least: Int, most: Int)
}

struct TwinShares: Hashable {
  /// Key: line, step, promised or not; value: francs.
  var francs: [[Int]: Int]
  var household: Int
  /// By aid: what it gives, pays, promises.
  var aids: [[Int]] = []
  /// Key: line, step; value: francs promised past the limit.
  var pastLimit: [[Int]: Int] = [:]
}

/// Who bears what, and nothing of how it came about.
struct TwinMoney: Hashable {
  /// Key: line, step, promised or not; of lines for the same thing, the first.
  var francs: [[Int]: Int]
  var aids: [[Int]]
}

extension TwinCase {
  func money(_ shares: TwinShares) -> TwinMoney {
    var money = TwinMoney(francs: [:], aids: shares.aids)
    for (key, francs) in shares.francs {
      let known = lines[key[0]].facts
      let isKnown = known.allSatisfy { $0.count == 1 }
      let first = isKnown ? lines.firstIndex { $0.facts == known } : nil
      money.francs[[first ?? key[0]] + key[1...], default: 0] += francs
    }
    return money
  }
}

struct TwinFlaw: Error {}

/// One assignment of every fact, and what follows from it.
struct TwinWorld {
  let book: TwinBook
  let facts: [Int]
  let lineFacts: [[Int]]
  let fees: [Int]

  func value(_ fact: Int, _ line: Int) -> Int {
    book.facts[fact].isLine ? lineFacts[line][fact] : facts[fact]
  }

  var isPossible: Bool {
    !fees.indices.contains { line in
      book.impossible.contains { $0.allSatisfy { $0.values.contains(value($0.fact, line)) } }
    }
  }

  /// The rows of a table that apply to a line, read as a person would.
  func applying(_ table: TwinTable, _ line: Int) throws -> [Int] {
    let values = try table.inputs.map { input in
      switch input {
      case .fact(let fact): value(fact, line)
      case .term(let term): try self.term(term, line)
      }
    }
    return table.cells.indices.filter { row in
      zip(values, table.cells[row]).allSatisfy { value, cell in cell?.contains(value) ?? true }
    }
  }

  /// What an output is for a line.
  func term(_ output: Int, _ line: Int) throws -> Int {
    let table = book.tables[book.tableOf[output]]
    if let said = try exceptional(output, line) {
      // What the base tests must be answered, even where nobody asks the base.
      for case .term(let tested) in table.inputs { _ = try term(tested, line) }
      return said
    }
    let rows = try applying(table, line)
    if rows.count > 1, !table.isFirst { throw TwinFlaw() }
    guard let place = table.outputs.firstIndex(of: output) else { throw TwinFlaw() }
    if let row = rows.first { return table.terms[row][place] }
    guard table.hasOtherwise, let last = table.terms.last else { throw TwinFlaw() }
    return last[place]
  }

  /// What the exceptions to a table say of an output; nothing where none applies.
  private func exceptional(_ output: Int, _ line: Int) throws -> Int? {
    var said: Set<Int> = []
    for table in book.tables where table.exceptionTo == book.tableOf[output] {
      let rows = try applying(table, line)
      if rows.count > 1, !table.isFirst { throw TwinFlaw() }
      guard let row = rows.first, let place = table.outputs.firstIndex(of: output) else { continue }
      said.insert(table.terms[row][place])
    }
    if said.count > 1 { throw TwinFlaw() }
    return said.first
  }

  /// The terms that the waterfall reads, by line: all of them, even where nothing is left to share.
  private func goals() throws -> [[Int: Int]] {
    var outputs: [Int] = []
    for step in book.steps {
      var limits = step.ceilings
      switch step.take {
      case .rate(let output): outputs.append(output)
      case .excess(let over): limits += over
      }
      outputs += limits.compactMap(\.term)
    }
    // An exception to a table is read whole, whichever of its answers is wanted.
    for table in Set(outputs.map { book.tableOf[$0] }) { outputs += book.tables[table].outputs }
    for aid in book.aids { _ = try term(aid.output, 0) }
    outputs += protectingTerms
    return try fees.indices.map { line in
      try Dictionary(outputs.map { ($0, try term($0, line)) }) { first, _ in first }
    }
  }

  /// Shares the bill franc by franc.
  func shares(available: [Int]) throws -> TwinShares {
    let terms = try goals()
    var available = available
    var taken = book.funds.map { _ in 0 }
    var promised = taken
    var francs: [[Int]: Int] = [:]
    var pastLimit: [[Int]: Int] = [:]
    let isProtected = try book.funds.indices.map(isProtected)
    var left = fees
    var kept = 0
    for (number, step) in book.steps.enumerated() {
      var seen: [Int: Int] = [:]
      var takenByStep = 0
      for line in fees.indices {
        for _ in 0..<left[line] {
          guard wants(step, terms[line], &seen, taken) else { continue }
          let isUnderAll = step.ceilings.allSatisfy { ceiling in
            let used = ceiling.used.map { $0 + (taken.at(ceiling.payer) ?? 0) } ?? takenByStep
            return limit(ceiling, terms[line]) - used > 0
          }
          guard isUnderAll else { continue }
          taken[step.payer] += 1
          takenByStep += 1
          let isPaid = book.funds[step.payer].map { available[$0] > 0 } ?? true
          if isPaid {
            if let fund = book.funds[step.payer] { available[fund] -= 1 }
            francs[[line, number, 0], default: 0] += 1
          } else {
            let borne =
              isProtected[step.payer] ? .commitment(nil) : refuge(step.payer, promised[step.payer])
            switch borne {
            case .nextPayer: continue
            case .household:
              left[line] -= 1
              kept += 1
              continue
            case .commitment:
              promised[step.payer] += 1
              francs[[line, number, 1], default: 0] += 1
              if isProtected[step.payer], promised[step.payer] > book.promiseLimit(step.payer) ?? 0
              {
                pastLimit[[line, number], default: 0] += 1
              }
            }
          }
          left[line] -= 1
        }
      }
    }
    let aids = try book.aids.map { try give($0, &taken, &promised, &available) }
    return TwinShares(
      francs: francs, household: left.reduce(kept, +), aids: aids, pastLimit: pastLimit)
  }

  /// What an aid gives, franc by franc: given, paid, promised.
  private func give(
    _ aid: TwinAid, _ taken: inout [Int], _ promised: inout [Int], _ available: inout [Int]
  ) throws -> [Int] {
    let formula = aid.formulas[try term(aid.output, 0)]
    var wanted = formula.fixed + max(0, formula.francs.map { facts[$0] } ?? 0)
    if let times = formula.times {
      wanted += formula.each * min(max(0, facts[times]), formula.most ?? .max)
    }
    var (given, paid, owed) = (0, 0, 0)
    for _ in 0..<wanted {
      if let ceiling = aid.ceiling {
        let used = (ceiling.used ?? 0) + (ceiling.used == nil ? given : taken[aid.payer])
        guard limit(ceiling, [:]) - used > 0 else { break }
      }
      taken[aid.payer] += 1
      given += 1
      if let fund = book.funds[aid.payer], available[fund] == 0 {
        // Only a promise is made for an aid; no other payer and no household bears it.
        if case .commitment(let most)? = book.shortages[aid.payer].first,
          promised[aid.payer] < most ?? .max
        {
          promised[aid.payer] += 1
          owed += 1
        }
      } else {
        if let fund = book.funds[aid.payer] { available[fund] -= 1 }
        paid += 1
      }
    }
    return [given, paid, owed]
  }

  /// Whether the rules give the next franc of a line to a step.
  private func wants(
    _ step: TwinStep, _ terms: [Int: Int], _ seen: inout [Int: Int], _ taken: [Int]
  ) -> Bool {
    switch step.take {
    case .rate(let output):
      let rate = terms[output] ?? 0
      let before = seen[rate, default: 0]
      seen[rate] = before + 1
      return rate * (before + 1) / 10_000 > rate * before / 10_000
    case .excess(let limits):
      let before = seen[0, default: 0]
      seen[0] = before + 1
      return limits.contains { limit in
        let used = limit.used.map { $0 + (taken.at(limit.payer) ?? 0) } ?? 0
        return before + 1 > max(0, self.limit(limit, terms) - used)
      }
    }
  }

  private func limit(_ limit: TwinLimit, _ terms: [Int: Int]) -> Int {
    if let fact = limit.fact {
      guard facts[fact] >= 0 else { return .max / 2 }
      return limit.points.map { facts[fact] * $0 / 10_000 } ?? facts[fact]
    }
    return limit.term.flatMap { terms[$0] } ?? limit.fixed ?? 0
  }

  /// Where a franc goes that a fund cannot pay.
  private func refuge(_ payer: Int, _ promised: Int) -> TwinShortage {
    for rule in book.shortages[payer] {
      if case .commitment(let most) = rule, let most, promised >= most { continue }
      return rule
    }
    return .nextPayer
  }
}

extension Array {
  fileprivate func at(_ index: Int?) -> Element? {
    guard let index, indices.contains(index) else { return nil }
    return self[index]
  }
}
