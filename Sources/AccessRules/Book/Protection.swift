public import LedgerValues

/// In which visits the promises of a step's payer go past their limit, because a guarantee says that
/// a dry fund changes nothing of what the household pays.
///
/// A payer promises first what its fund cannot pay, up to so much for one visit. Where a guarantee
/// about its fund holds of the visit, all that is missing is promised, and what goes past the limit
/// is told: the limit warns, and does not cut. Payers that promise without limit, or nothing, are
/// what they are; a guarantee that they break is refuted.
///
/// A guarantee with conditions protects a visit in which those hold that are the same for all its
/// lines. Conditions that vary by line are left out: lines share roundings, ceilings and counters,
/// so that the lines it is about stay as they are only where the whole visit does.
///
/// Aids are not protected. The guarantee is about the household's part of the bill, and an aid is
/// beside it: its limit stays one, and what was promised for the bill counts towards it.
public enum Protection: Hashable, Sendable {
  /// No guarantee is about the payer's fund, or the payer promises without limit, or not first.
  case never
  case always
  /// Where one of these terms says yes.
  case visits([VariableIndex])

  /// The terms that say whether a visit is protected.
  var terms: [VariableIndex] {
    if case .visits(let terms) = self { terms } else { [] }
  }
}

extension Payer {
  /// What it promises for one visit before anything else is tried, where that has a limit.
  public var promiseLimit: Money? {
    if case .commitment(let limit)? = shortage.first { limit } else { nil }
  }
}

extension DecisionTable {
  /// The code of the second value of a term, which says that tests passed.
  static let passes = 1

  /// A table that the text does not have: whether a case passes some tests.
  ///
  /// - Parameter guarantee: The guarantee whose conditions they are, where a decision depends on it.
  init(
    testing tests: [VariableTest], deciding variable: VariableIndex, article: Int = 0,
    guarantee: Int? = nil
  ) {
    func row(_ code: Int, _ conditions: [Condition]) -> Row {
      Row(
        conditions: conditions, outputs: [.literal(code)], cells: tests.map(\.text), reason: "",
        line: 0)
    }
    self.init(
      article: article, hitPolicy: .first, inputs: tests.map(\.variable), outputs: [variable],
      rows: [row(Self.passes, tests.map(\.condition)), row(0, tests.map { _ in .any })],
      hasOtherwise: true, exceptionTo: nil, exceptions: [], guarantee: guarantee)
  }
}

extension RuleBook {
  /// The guarantees that protect a step in a visit, by the rows that decided one of its lines.
  func guarantees(protecting step: PayerStep, _ line: LineShares) -> [Guarantee] {
    switch step.protection {
    case .never: return []
    case .always: return alwaysProtecting(step)
    case .visits(let terms):
      return terms.compactMap { term in
        // The first row is the one whose conditions hold.
        let holds = line.rows(deciding: term, self).contains { $0.rows.contains(0) }
        let table = outputs[term - facts.count].table
        return holds ? tables[table].guarantee.map { guarantees[$0] } : nil
      }
    }
  }

  /// The guarantees that protect the payer of a step in every visit.
  func alwaysProtecting(_ step: PayerStep) -> [Guarantee] {
    guarantees.filter { isAbout($0, step) && conditionsOfCase($0).isEmpty }
  }

  private func isAbout(_ guarantee: Guarantee, _ step: PayerStep) -> Bool {
    guard let fund = payers[step.payer].fund, let dry = guarantee.dryFund else { return false }
    return sameBytes(fund, dry)
  }

  /// The conditions of a guarantee that are the same for all lines of a visit.
  func conditionsOfCase(_ guarantee: Guarantee) -> [VariableTest] {
    guarantee.conditions.filter { !variesByLine($0.variable) }
  }

  /// The guarantee whose conditions a term says; nothing for a term of the text.
  func guarantee(decidedBy variable: VariableIndex) -> Guarantee? {
    guard variable >= facts.count else { return nil }
    return tables[outputs[variable - facts.count].table].guarantee.map { guarantees[$0] }
  }
}
