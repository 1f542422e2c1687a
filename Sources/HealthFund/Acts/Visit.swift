public import LedgerValues

/// Care that a person received: the fee lines of one visit to one provider.
public struct Visit: Hashable, Sendable {
  public let day: Day
  /// The visit's number, unique in the book.
  public let number: String
  /// The patient's code.
  public let person: String
  /// The provider's code.
  public let provider: String
  /// In the order of the bill: who gets the last of a ceiling depends on it.
  public let lines: [Line]
  /// What was answered at intake, by the fact's name in the rule book; what was not asked is absent.
  public let answers: [String: String]

  public struct Line: Hashable, Sendable {
    /// The service's code in the price list.
    public let service: String
    /// The fee charged; the price list's where it is not said.
    public let fee: Money?
    /// Francs of the household's share that the person takes from her savings.
    public let savings: Money

    public init(service: String, fee: Money?, savings: Money = .zero) {
      self.service = service
      self.fee = fee
      self.savings = savings
    }
  }

  /// - Throws: The first of these that holds: `visitWithoutLines`, `amountNotPositive` (a fee),
  ///   `savingsNegative`, `voucherMissing` where it has no number.
  public init(
    day: Day, number: String, person: String, provider: String, lines: [Line],
    answers: [String: String]
  ) throws(HealthFundError) {
    guard !lines.isEmpty else { throw .visitWithoutLines }
    for line in lines {
      if let fee = line.fee, !fee.isPositive { throw .amountNotPositive(fee) }
      guard !line.savings.isNegative else { throw .savingsNegative(line.savings) }
    }
    guard !number.isEmpty else { throw .voucherMissing }
    self.day = day
    self.number = number
    self.person = person
    self.provider = provider
    self.lines = lines
    self.answers = answers
  }
}
