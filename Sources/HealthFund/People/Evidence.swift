public import LedgerValues

/// Proof behind a fact: what the committee's minutes, a card or a certificate say of a household or
/// a person, from a day on and perhaps until another.
///
/// Evidence that has ended is not unknown: the rules see that it expired.
public struct Evidence: Hashable, Sendable {
  /// The code of the household or person.
  public let subject: String
  /// The fact's name in the rule book: `Classe validée`.
  public let fact: String
  public let value: String
  /// The day from which it is true.
  public let from: Day
  /// The last day on which it is true; none where it has no end.
  public let to: Day?
  /// The paper: minutes, card, certificate.
  public let source: String

  /// - Throws: `evidenceEndsBefore` where its last day lies before its first.
  public init(
    subject: String, fact: String, value: String, from: Day, to: Day? = nil, source: String
  ) throws(HealthFundError) {
    if let to, to < from { throw .evidenceEndsBefore(from: from, to: to) }
    self.subject = subject
    self.fact = fact
    self.value = value
    self.from = from
    self.to = to
    self.source = source
  }
}

extension Evidence {
  /// The fact that the committee's minutes establish, in the rule book's words.
  public static let householdClass = "Classe validée"
}
