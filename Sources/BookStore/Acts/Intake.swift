public import AccessRules
public import HealthFund
public import LedgerValues

/// The answer at the clinic's door: who pays what, and why. Nothing is written for it.
public struct Intake: Sendable {
  public let visit: Visit
  public let person: KnownPerson
  public let household: KnownHousehold
  public let provider: Provider
  /// The price of each line's service on the day.
  public let prices: [Price]
  public let ruleBook: RuleBook
  /// What the rules looked at.
  public let care: CareCase
  public let decision: Decision

  /// The fee of each line: the price list's.
  public var fees: [Money] { prices.map(\.fee) }
}
