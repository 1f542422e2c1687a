public import LedgerValues

/// A visit as the rules see it: its day, what is known, its fee lines, the money at hand.
///
/// Nothing of it names a person. The facts that the book derives, the price list's and the
/// answers of the household are all here, so that the decision can be made again from it alone.
public struct CareCase: Hashable, Sendable {
  /// The day of the visit; it chooses the parameters.
  public var day: Day
  /// Facts of the person, the household and the visit, by declared name. One left out was not
  /// asked.
  public var facts: [String: Fact]
  /// In the order of the bill.
  public var lines: [CareLine]
  /// What each fund of the rule book's payers can spend on that day, by fund code.
  public var available: [String: Money]

  public init(
    day: Day, facts: [String: Fact], lines: [CareLine], available: [String: Money]
  ) {
    self.day = day
    self.facts = facts
    self.lines = lines
    self.available = available
  }
}

/// A fee line of a visit.
public struct CareLine: Hashable, Sendable {
  /// From 0 to 999 999 999 999 francs.
  public var fee: Money
  /// Facts of the line, by declared name: its act, its programme.
  public var facts: [String: Fact]

  public init(fee: Money, facts: [String: Fact]) {
    self.fee = fee
    self.facts = facts
  }
}

/// Why a case cannot be put to a rule book.
///
/// Cases are in order of precedence: when several hold, the first is thrown.
public enum CareCaseError: Error, Hashable, Sendable {
  /// The rule book is not in force on the day of the visit.
  case notInForce(Day)
  /// More than 200 lines, or none.
  case wrongLineCount(Int)
  /// Negative, or more than one posting may hold; lines count from 1.
  case feeOutOfBounds(line: Int)
  /// What this fund can spend was not said.
  case missingFund(String)
  /// The rule book declares no fact of this name where it stands.
  case unknownFact(String)
  /// A counter that the book must answer was left out, or is not known to the franc.
  case missingCounter(fact: String)
  /// A number where a word is wanted, or a word that is not in the fact's list.
  case wrongType(fact: String)
  /// "Not applicable" is no answer to this question.
  case neverNotApplicable(fact: String)
  /// A number outside of what the rule book says is possible.
  case outOfRange(fact: String)
  /// What the rule book calls impossible is known of these facts together.
  case impossible(facts: [String])
  /// A stored case is not what this program writes, or a part of it was forgotten.
  case unreadable
}
