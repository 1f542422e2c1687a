public import LedgerValues

/// What becomes of one line of a claim: the parts that are accepted, each for one fee line of a
/// visit, and the rest, which is disputed by name.
///
/// INVARIANT I18: parts and rest make the line's amount, and over all lines the parts of a fee line are
/// what the funds owe for it at most. The book looks at both.
public struct ClaimMatch: Hashable, Sendable {
  public let line: ClaimLineID
  /// One for each fee line, in order; nothing is accepted where there is none.
  public let parts: [Part]
  /// What is not accepted.
  public let disputed: Money
  /// What differs from the book, by precedence; the first one names what is disputed.
  public let names: [ClaimDiscrepancy.Name]
  /// What the household paid above its share, and is to get back.
  public let overcharged: Money

  public struct Part: Hashable, Sendable {
    public let care: CareLineID
    /// Zero or more.
    public let amount: Money

    public init(_ care: CareLineID, _ amount: Money) {
      self.care = care
      self.amount = amount
    }
  }

  public init(
    line: ClaimLineID, parts: [Part], disputed: Money, names: [ClaimDiscrepancy.Name],
    overcharged: Money
  ) {
    self.line = line
    self.parts = parts
    self.disputed = disputed
    self.names = names
    self.overcharged = overcharged
  }

  public var accepted: Money { parts.reduce(.zero) { $0 + $1.amount } }
}
