public import DoubleEntry
public import LedgerValues

/// A fee line of a recorded visit: the visit's record, and the line there from 0.
public struct CareLineID: Hashable, Comparable, Sendable {
  public let visit: RecordKey
  public let line: Int

  public init(visit: RecordKey, line: Int) {
    self.visit = visit
    self.line = line
  }

  public static func < (left: CareLineID, right: CareLineID) -> Bool {
    (left.visit, left.line) < (right.visit, right.line)
  }
}

/// A fee line of a recorded visit, with what its decision lets a provider claim for it.
public struct CareLine: Hashable, Sendable {
  public let id: CareLineID
  /// The visit's number.
  public let visit: String
  public let day: Day
  public let provider: String
  /// The patient's identifier.
  public let person: String
  /// The service's code that may be seen.
  public let service: String
  public let fee: Money
  /// What the household was to pay at the desk, and what became its debt of what a fund had promised.
  public let household: Money
  /// What the funds of this book bear, in the order of the rule book.
  public let shares: [Share]
  /// What claims have been accepted for it.
  public let accepted: Money
  /// The line that was accepted last, if any.
  public let acceptedBy: ClaimLineID?
  /// Whether the visit was undone: nothing is owed for it.
  public let isUndone: Bool

  public struct Share: Hashable, Sendable {
    public let fund: FundCode
    public let amount: Money
    /// Whether the fund could not pay when care was given, and has not made it good since.
    public let isPromise: Bool

    public init(fund: FundCode, amount: Money, isPromise: Bool) {
      self.fund = fund
      self.amount = amount
      self.isPromise = isPromise
    }
  }

  public init(
    id: CareLineID, visit: String, day: Day, provider: String, person: String, service: String,
    fee: Money, household: Money, shares: [Share], accepted: Money = .zero,
    acceptedBy: ClaimLineID? = nil, isUndone: Bool = false
  ) {
    self.id = id
    self.visit = visit
    self.day = day
    self.provider = provider
    self.person = person
    self.service = service
    self.fee = fee
    self.household = household
    self.shares = shares
    self.accepted = accepted
    self.acceptedBy = acceptedBy
    self.isUndone = isUndone
  }

  /// What the provider may claim: the funds' shares, promises too.
  public var owed: Money { isUndone ? .zero : shares.reduce(.zero) { $0 + $1.amount } }

  /// What of it no claim has been accepted for.
  public var left: Money { owed - accepted }
}
