public import LedgerValues

/// Who bears which part of each fee line of a visit.
public struct CostShares: Hashable, Sendable {
  /// In the order of the bill.
  public let lines: [LineShares]
  /// What a short fund could not pay, and where it went.
  public let shortfalls: [Shortfall]
  /// Where a ceiling lowered what a payer takes.
  public let caps: [Cap]
  /// What is given to the household beside the bill.
  public let benefits: [Benefit]

  /// What the household bears, to the franc.
  public var household: Money { lines.reduce(.zero) { $0 + $1.household } }
  public var fee: Money { lines.reduce(.zero) { $0 + $1.fee } }

  /// What a payer bears, its commitments included.
  public func total(of payer: String) -> Money {
    lines.flatMap(\.shares).filter { sameBytes($0.payer, payer) }
      .reduce(.zero) { $0 + $1.amount }
  }

  /// What a payer promises past its limit for one visit.
  public func pastLimit(of payer: String) -> Money {
    shortfalls.filter { $0.borneBy == .pastLimit && sameBytes($0.payer, payer) }
      .reduce(.zero) { $0 + $1.amount }
  }
}

extension CostShares {
  /// Every franc, by who bears it out of which money for which kind of line.
  struct MovedMoney: Hashable {
    var shares: [Part: Money] = [:]
    let benefits: [Benefit]

    struct Part: Hashable {
      let kind: Int
      let step: Int
      let isCommitment: Bool
    }
  }

  /// Which of several lines for the same thing bears a franc is nobody's concern: a bill that is cut
  /// finer is decided where the whole bill is.
  ///
  /// - Parameter kinds: By line, as `Question` has them.
  func movedMoney(kinds: [Int]) -> MovedMoney {
    var moved = MovedMoney(benefits: benefits)
    for (kind, line) in zip(kinds, lines) {
      for share in line.shares {
        let part = MovedMoney.Part(
          kind: kind, step: share.step, isCommitment: share.isCommitment)
        moved.shares[part, default: .zero] += share.amount
      }
    }
    return moved
  }

  /// The same shares, with the rows that decided them line by line.
  func with(rows: [[AppliedRows]]) -> CostShares {
    CostShares(
      lines: zip(lines, rows).map { LineShares(fee: $0.fee, shares: $0.shares, rows: $1) },
      shortfalls: shortfalls, caps: caps, benefits: benefits)
  }

  /// What is paid and what is promised, step by step: of the whole bill, then line by line.
  func byStep(_ book: RuleBook) -> [Money] {
    let ofLines = book.steps.map { step in
      lines.map { line in
        [false, true].map { isCommitment in
          line.shares.filter { $0.step == step.number && $0.isCommitment == isCommitment }
            .reduce(Money.zero) { $0 + $1.amount }
        }
      }
    }
    let ofBill = ofLines.flatMap { lines in
      (0...1).map { place in lines.reduce(Money.zero) { $0 + $1[place] } }
    }
    return ofBill + ofLines.joined().joined()
  }
}

/// A fee line and its shares.
///
/// INVARIANT I23: the shares and the household's part sum to the fee, by construction: the
/// household's part is what the payers left.
public struct LineShares: Hashable, Sendable {
  public let fee: Money
  /// In the order of the waterfall; none is zero.
  public let shares: [Share]
  /// The rows that decided, table by table in the order of the rule book. Several rows of one table
  /// are listed where an unknown fact leaves open which one applies, and it makes no difference.
  public let rows: [AppliedRows]

  public var household: Money { shares.reduce(fee) { $0 - $1.amount } }

  /// - Precondition: the shares are not more than the fee.
  init(fee: Money, shares: [Share], rows: [AppliedRows]) {
    self.fee = fee
    self.shares = shares
    self.rows = rows
    precondition(!household.isNegative, "shares of more than the fee")
  }
}

extension LineShares {
  /// The rows that decided a term, those of an exception before those of its base: several tables
  /// where an unknown fact leaves open which.
  func rows(deciding variable: VariableIndex, _ book: RuleBook) -> [AppliedRows] {
    let base = book.outputs[variable - book.facts.count].table
    let tables = book.tables[base].exceptions + [base]
    return tables.compactMap { table in
      guard book.tables[table].outputs.contains(variable) else { return nil }
      return rows.first { $0.table == table }
    }
  }
}

/// A payer's part of a fee line.
public struct Share: Hashable, Sendable {
  /// The payer's code in the rule book.
  public let payer: String
  /// None where the payer settles with the clinic itself.
  public let fund: String?
  /// Always positive.
  public let amount: Money
  /// Promised by the fund, which cannot pay it today.
  public let isCommitment: Bool
  /// The step of the waterfall, from 1.
  public let step: Int
  /// The label of the article.
  public let article: String
  /// The percentage of what was left that the rules give, before ceilings and shortage; none
  /// where the payer takes what exceeds a limit.
  public let rate: Rate?
  /// Days in which it is confirmed, or becomes the household's debt; none where it is final.
  public let provisionalDays: Int?
}

/// What a payer gives the household beside the bill: never a part of a fee.
public struct Benefit: Hashable, Sendable {
  /// The name of the aid in the rule book.
  public let name: String
  /// The payer's code in the rule book.
  public let payer: String
  /// None where the payer pays it out itself.
  public let fund: String?
  /// What the rules give after ceilings; always positive.
  public let amount: Money
  /// What of it the fund can pay on the day.
  public let paid: Money
  /// What of it the fund promises; the rest nobody gives.
  public let committed: Money
  /// The label of the article.
  public let article: String
}

/// Which rows of a table applied to a line.
public struct AppliedRows: Hashable, Sendable {
  /// A place in `RuleBook.tables`.
  public let table: Int
  /// From 0, ascending.
  public let rows: [Int]
}

/// A part that a ceiling keeps from a payer; the next payers see it.
public struct Cap: Hashable, Sendable {
  /// The step of the waterfall, from 1.
  public let step: Int
  /// From 0.
  public let line: Int
  /// A place among the step's ceilings: the lowest, the first of equals.
  public let ceiling: Int
  /// What the percentage gives.
  public let wanted: Money
  /// What the ceiling leaves of it, perhaps nothing.
  public let granted: Money
}

/// Eligible, but unfunded: a part that a fund owes by the rules and cannot pay.
public struct Shortfall: Hashable, Sendable {
  public let payer: String
  public let fund: String
  /// The step of the waterfall, from 1.
  public let step: Int
  /// From 0.
  public let line: Int
  /// Always positive.
  public let amount: Money
  public let borneBy: Bearer

  public enum Bearer: String, Hashable, Sendable {
    /// A commitment of the same fund.
    case commitment
    /// A commitment of the same fund past its limit for one visit, since a guarantee says that a dry
    /// fund changes nothing: the limit warns, and does not cut.
    case pastLimit = "commitment_past_limit"
    /// The next payers of the waterfall, and the household in the end.
    case nextPayer = "next_payer"
    case household
  }
}
