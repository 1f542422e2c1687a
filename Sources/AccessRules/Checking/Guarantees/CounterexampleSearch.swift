import LedgerValues

/// Looks for a case that breaks a guarantee among households where the proof fails: bills, counters
/// and funds at and around the amounts that the book names.
struct CounterexampleSearch {
  private let check: GuaranteeCheck
  private var book: RuleBook { check.book }

  /// Cases past which no more are tried.
  private static let bound = 2_400
  /// Households whose cases are tried.
  private static let householdBound = 24

  init(_ check: GuaranteeCheck) {
    self.check = check
  }

  /// The first case that breaks it, of the households where the proof fails.
  func refutation(
    _ households: [[OpenCell]], _ sweep: HouseholdSweep,
    _ breaks: (CareCase) -> Counterexample?
  ) -> Verdict.Outcome? {
    var tried = 0
    let chosen = households.prefix(Self.householdBound)
    for levels in levels() {
      for household in chosen {
        guard tried < Self.bound else { return nil }
        tried += 1
        if let found = breaks(care(household, sweep, levels)) { return .refuted(found) }
      }
    }
    return nil
  }

  /// What the household bears of the lines that the guarantee is about; nothing where the case is
  /// not decided, or not one of those.
  ///
  /// - Parameter supposed: What a term is taken to be, whatever decides it.
  func household(
    _ care: CareCase, supposing supposed: (variable: VariableIndex, bin: Int)? = nil
  ) -> Money? {
    guard let branch = decided(care, supposed) else { return nil }
    var allocation = Allocation(
      branch.question, book, terms: branch.branch.terms,
      numbers: branch.question.ranges.mapValues { $0.lowerBound })
    let shares = allocation.run()
    let condition = check.extended.conditions[check.index]
    let holds = shares.lines.indices.map { line in
      condition.map { branch.branch.terms[line][$0 - book.facts.count] == 1 } ?? true
    }
    let variesByLines = check.guarantee.conditions.contains { book.variesByLine($0.variable) }
    guard variesByLines ? holds.contains(true) : !holds.contains(false) else { return nil }
    return zip(shares.lines, holds).reduce(.zero) { $1.1 ? $0 + $1.0.household : $0 }
  }

  /// The one branch of a case of which everything is known.
  private func decided(
    _ care: CareCase, _ supposed: (variable: VariableIndex, bin: Int)?
  ) -> (question: Question, branch: Exploration.Branch)? {
    guard var question = try? Question(care, book), question.open.isEmpty else { return nil }
    if let supposed, supposed.variable >= book.facts.count {
      for line in question.slots.indices {
        question.bins[question.slots[line][supposed.variable]] = supposed.bin
      }
    }
    let terms =
      book.steps.flatMap(\.terms) + [check.extended.conditions[check.index]].compactMap(\.self)
    var exploration = Exploration(
      deciding: check.tables(deciding: terms, supposing: supposed?.variable), question, book)
    exploration.run()
    guard exploration.isExact, exploration.branches.count == 1,
      exploration.branches[0].flaw == nil
    else { return nil }
    return (question, exploration.branches[0])
  }

  // MARK: Cases

  /// How much of everything a case has.
  struct Levels {
    var fees: [Int]
    /// What counters say was borne already.
    var counters = 0
    /// What every fund can spend.
    var funds = 1_000_000_000
    /// What facts say that are amounts; the most that they can be, where that is less.
    var amounts = Int.max
  }

  /// Bills, counters and funds around the amounts that the book names, one thing changed at a time.
  private func levels() -> [Levels] {
    var named = Set(book.steps.flatMap(\.limits).compactMap { amount($0.limit) })
    for payer in book.payers {
      for rule in payer.shortage {
        if case .commitment(let limit?) = rule { named.insert(Int(limit.units)) }
      }
    }
    let amounts = Array(named.filter { $0 > 0 }.sorted().suffix(6))
    let fees = [1_000, 1, 3, 1_001] + amounts.flatMap { [$0 + 1_000, 3 * $0 + 7] }
    let bills = fees.map { [$0] } + [[1, 1], [1, 1, 1], [499, 501, 500], [7, 11]]
    let worst = fees.suffix(1) + [1_000]
    var levels = bills.map { Levels(fees: $0) } + bills.map { Levels(fees: $0, funds: 0) }
    for amount in amounts {
      levels += worst.map { Levels(fees: [$0], counters: amount) }
      levels += worst.map { Levels(fees: [$0], counters: amount - 1) }
      levels += worst.map { Levels(fees: [$0], funds: amount) }
    }
    levels += bills.map { Levels(fees: $0, funds: 600) }
    return levels
      + worst.flatMap { fee in
        [0, 50_000].map { Levels(fees: [fee], amounts: $0) }
      }
  }

  private func amount(_ amount: Amount) -> Int? {
    switch amount {
    case .literal(let francs): francs
    case .parameter(let index): check.program.parameters[index]
    case .term, .fact, .portion: nil
    }
  }

  /// A case of a household: its facts, and a bill of lines of its kinds in turn.
  func care(
    _ household: [OpenCell], _ sweep: HouseholdSweep,
    _ levels: Levels = Levels(fees: [1_000])
  ) -> CareCase {
    var facts: [String: Fact] = [:]
    var kinds: [[String: Fact]] = [[:]]
    for cell in household {
      let declared = book.facts[cell.fact]
      let fact = Fact(state(cell, levels))
      if declared.subject != .line {
        facts[declared.name] = fact
      } else if let kind = kinds.firstIndex(where: { $0[declared.name] == nil }) {
        kinds[kind][declared.name] = fact
      } else {
        kinds.append([declared.name: fact])
      }
    }
    let lines = levels.fees.enumerated().map { place, fee in
      CareLine(fee: Money(Int64(fee)), facts: kinds[place % kinds.count])
    }
    var available: [String: Money] = [:]
    for fund in book.payers.compactMap(\.fund) { available[fund] = Money(Int64(levels.funds)) }
    return CareCase(day: check.program.from, facts: facts, lines: lines, available: available)
  }

  private func state(_ cell: OpenCell, _ levels: Levels) -> FactState {
    let declared = book.facts[cell.fact]
    if declared.counter != nil { return .value(.integer(levels.counters)) }
    let state = declared.state(bin: cell.bin, check.program.bins[cell.fact])
    // A number of one bin alone is no test: it is an amount.
    let isAmount = check.program.bins[cell.fact].starts.count == 1
    if case .value(.integer) = state, isAmount {
      let codes = declared.domain.codes
      return .value(.integer(max(codes.lowerBound, min(levels.amounts, codes.upperBound))))
    }
    return state
  }

  /// The case with another value of a fact; the same case where it is a term.
  func changing(_ variable: VariableIndex, to bin: Int, in care: CareCase) -> CareCase {
    guard variable < book.facts.count else { return care }
    let declared = book.facts[variable]
    var changed = care
    changed.facts[declared.name] = Fact(declared.state(bin: bin, check.program.bins[variable]))
    return changed
  }
}

extension FactDeclaration {
  /// The first value of a bin.
  func state(bin: Int, _ binning: Binning) -> FactState {
    switch bin {
    case binning.notApplicable: return .notApplicable
    case binning.expired: return .expired
    default: break
    }
    let code = binning.starts[bin]
    guard case .choice(let words, _) = domain else { return .value(.integer(code)) }
    return .value(.choice(words[code]))
  }
}
