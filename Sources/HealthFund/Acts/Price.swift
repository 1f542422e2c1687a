public import LedgerValues

/// The fee of a service from a day on.
public struct Price: Hashable, Sendable {
  /// The service's code: `CONS`.
  public let service: String
  public let frenchTitle: String
  public let englishTitle: String
  /// What the rule book calls the act: `consultation`, `médicament`.
  public let act: String
  /// The national programme it belongs to: `aucun`, `paludisme`.
  public let programme: String
  public let fee: Money
  public let from: Day
  /// The code under which a sensitive service is posted and printed; none where it is not sensitive.
  public let neutral: String?

  public init(
    service: String, frenchTitle: String, englishTitle: String, act: String, programme: String,
    fee: Money, from: Day, neutral: String?
  ) {
    self.service = service
    self.frenchTitle = frenchTitle
    self.englishTitle = englishTitle
    self.act = act
    self.programme = programme
    self.fee = fee
    self.from = from
    self.neutral = neutral
  }

  /// The code that may be seen: the neutral one where the service is sensitive.
  public var shownService: String { neutral ?? service }
}
