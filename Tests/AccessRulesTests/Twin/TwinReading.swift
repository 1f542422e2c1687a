import AccessRules
import LedgerValues
import Testing

/// A decision of the engine in the twin's terms.
struct TwinReading {
  let outcome: TwinOutcome
  let flaw: Flaw?
  /// Whether bounds are said to be met.
  let isExact: Bool

  init(_ ruleBook: RuleBook, _ book: TwinBook, _ care: CareCase) throws {
    let decision: Decision
    do throws(CareCaseError) {
      decision = try ruleBook.decide(care)
    } catch {
      guard case .impossible = error else { throw error }
      (outcome, flaw, isExact) = (.impossible, nil, true)
      return
    }
    func facts(_ names: [String]) -> [Int] {
      names.compactMap { name in book.facts.firstIndex { $0.name == name } }
    }
    switch decision.outcome {
    case .flawed(let found): (outcome, flaw, isExact) = (.flawed, found, true)
    case .undecided(let undecided):
      outcome = .undecided(
        questions: facts(undecided.questions), unanswerable: facts(undecided.unanswerable),
        least: Int(undecided.household.lowerBound.units),
        most: Int(undecided.household.upperBound.units))
      (flaw, isExact) = (nil, undecided.isExact)
    case .decided(let shares):
      outcome = .decided(Self.shares(shares, book), inDoubt: !decision.doubts.isEmpty)
      (flaw, isExact) = (nil, true)
    }
  }

  private static func shares(_ shares: CostShares, _ book: TwinBook) -> TwinShares {
    var francs: [[Int]: Int] = [:]
    for (line, lineShares) in shares.lines.enumerated() {
      for share in lineShares.shares {
        let isProvisional = book.steps[share.step - 1].isProvisional
        #expect(share.provisionalDays == (isProvisional ? 3 : nil))
        francs[[line, share.step - 1, share.isCommitment ? 1 : 0], default: 0] +=
          Int(share.amount.units)
      }
    }
    let aids = book.aids.map { aid in
      let benefit = shares.benefits.first { $0.name == "Aide \(aid.output)" }
      return [benefit?.amount, benefit?.paid, benefit?.committed].map { Int($0?.units ?? 0) }
    }
    var pastLimit: [[Int]: Int] = [:]
    for shortfall in shares.shortfalls where shortfall.borneBy == .pastLimit {
      pastLimit[[shortfall.line, shortfall.step - 1], default: 0] += Int(shortfall.amount.units)
    }
    return TwinShares(
      francs: francs, household: Int(shares.household.units), aids: aids, pastLimit: pastLimit)
  }

  /// Whether it says what the twin says.
  ///
  /// Where a number that an amount reads is open, the engine looks at the ends of its ranges alone:
  /// it must find the same cases decided, and bounds that hold, met where it says so; which facts
  /// matter it may tell from fewer cases than the twin.
  func agrees(with expected: TwinOutcome, hasOpenAmount: Bool) -> Bool {
    guard hasOpenAmount else { return isExact && outcome == expected }
    switch (outcome, expected) {
    case (.undecided(_, _, let least, let most), .undecided(_, _, let low, let high)):
      return isExact ? least == low && most == high : least <= low && most >= high
    case (.decided(let mine, true), .decided(let theirs, true)):
      return mine.household == theirs.household
    case (.decided(_, true), .undecided), (.undecided, .decided(_, true)): return true
    case (.decided, _), (.undecided, _), (.flawed, _), (.impossible, _): return outcome == expected
    }
  }
}
