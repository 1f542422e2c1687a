public import DoubleEntry
public import LedgerValues

/// Notes and coins of a cash box, counted before two witnesses: what the box itself says of its
/// balance, over all funds that keep money in it.
///
/// What is counted is never put in the books' place: the difference goes to suspense, where somebody
/// has to explain it.
public struct CashCount: Hashable, Sendable {
  /// At the end of which the box held this.
  public let day: Day
  /// The paper that was written and signed at the box.
  public let voucher: String
  public let box: AccountCode
  /// How many there are of each; what is not there is left out.
  public let pieces: [Denomination: UInt32]
  public let witnesses: Witnesses

  /// Two people or more who saw the count.
  public struct Witnesses: Hashable, Sendable {
    public let names: [Actor]

    /// - Throws: `oneWitness` where nobody but the first is named.
    public init(_ first: Actor, _ others: [Actor]) throws(HealthFundError) {
      guard others.contains(where: { !$0.isSame(as: first) }) else { throw .oneWitness(first) }
      names = [first] + others
    }
  }

  /// - Throws: The first of these that holds: `voucherMissing`, `notACashBox`, `entry` for a sum that
  ///   no posting may hold.
  public init(
    day: Day, voucher: String, box: AccountCode, pieces: [Denomination: UInt32],
    witnesses: Witnesses
  ) throws(HealthFundError) {
    guard !voucher.isEmpty else { throw .voucherMissing }
    guard box.hasPrefix("57") else { throw .notACashBox(box) }
    self.day = day
    self.voucher = voucher
    self.box = box
    self.pieces = pieces.filter { $0.value > 0 }
    self.witnesses = witnesses
    try HealthFundError.checkBound(total, on: box)
  }

  /// What is in the box.
  public var total: Money {
    pieces.reduce(.zero) { $0 + Money($1.key.face.units * Int64($1.value)) }
  }

  /// What one fund bears of the difference: below zero where money is missing.
  public struct Part: Hashable, Sendable {
    public let fund: FundCode
    public let amount: Money

    public init(fund: FundCode, amount: Money) {
      self.fund = fund
      self.amount = amount
    }
  }

  /// Dr box, Cr 47122 in each fund that has too much; Dr 47113, Cr box in each that has too little.
  ///
  /// - Returns: Nothing where the count is what the books say.
  public func entry(_ parts: [Part]) throws(HealthFundError) -> Entry? {
    let postings = parts.filter { !$0.amount.isZero }.flatMap { part in
      [
        Posting(box, part.fund, part.amount),
        Posting(
          part.amount.isPositive ? .cashOver : .cashShort, part.fund, -part.amount),
      ]
    }
    guard !postings.isEmpty else { return nil }
    return try HealthFundError.entry { () throws(EntryError) in
      try Entry(
        journal: JournalCode(treasury: box), day: day, voucher: voucher, label: "count",
        postings: postings)
    }
  }
}
