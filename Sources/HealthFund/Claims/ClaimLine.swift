public import LedgerValues

/// A line of a provider's claim: the record of the claim, and its place there from 1.
public struct ClaimLineID: Hashable, Comparable, Sendable {
  public let claim: RecordKey
  public let line: Int

  public init(claim: RecordKey, line: Int) {
    self.claim = claim
    self.line = line
  }

  public static func < (left: ClaimLineID, right: ClaimLineID) -> Bool {
    (left.claim, left.line) < (right.claim, right.line)
  }
}

/// What a provider asks to be paid for one service, or for a whole visit.
public struct ClaimLine: Hashable, Sendable {
  /// The line of the file, counted from 1.
  public let row: Int
  public let day: Day
  /// The visit's number, where the provider noted it.
  public let visit: String?
  /// The patient: the code on the paper, the identifier in a book, which has nothing for a code that
  /// it does not know.
  public let person: String?
  /// The service: its code on the paper; in a book the code that may be seen, or `unknownService`.
  /// Nothing where one line claims a whole visit.
  public let service: String?
  /// What the care costs.
  public let fee: Money
  /// What the household paid for it at the provider's desk.
  public let charged: Money
  /// What the payer is asked for.
  public let amount: Money

  /// What a book has for a code that is on no price list: no visit has this service.
  public static let unknownService = "?"

  public init(
    row: Int, day: Day, visit: String?, person: String?, service: String?, fee: Money,
    charged: Money, amount: Money
  ) {
    self.row = row
    self.day = day
    self.visit = visit
    self.person = person
    self.service = service
    self.fee = fee
    self.charged = charged
    self.amount = amount
  }
}

/// A line of a claim that waits to be accepted or disputed, as the book knows it.
public struct OpenClaimLine: Hashable, Sendable {
  public let id: ClaimLineID
  public let line: ClaimLine

  public init(_ id: ClaimLineID, _ line: ClaimLine) {
    self.id = id
    self.line = line
  }
}
