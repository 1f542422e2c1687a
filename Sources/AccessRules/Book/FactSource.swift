/// Who answers a fact.
public enum FactSource: Hashable, Sendable {
  /// The book itself: nobody types it.
  case book(BookFact)
  /// The household, at the clinic's door.
  case intake
  /// The price list, line by line.
  case priceList(PriceListFact)
  /// A dated piece of evidence, described in the committee's words (which may be empty).
  case evidence(String)
  /// The household's own word.
  case declared
}

/// What the price list says of a service.
public enum PriceListFact: Hashable, Sendable, CaseIterable {
  case act, programme
}

/// A fact that the book derives from its records.
public enum BookFact: Hashable, Sendable {
  /// Whole months from birth to the visit; an interval where the birth is known to the year.
  case ageInMonths
  /// A choice that reads `F` and `M`, in any of the spellings `femme`, `female`, `homme`, `male`.
  case sex
  /// Days from the day the household joined to the visit.
  case daysSinceJoining
  /// Whether the contributions cover the day of the visit: a choice of yes and no.
  case coverUpToDate
  /// Whole months since the evidence of another fact was validated.
  case monthsSinceEvidence(of: String)
  /// What kind of source the evidence of another fact has: a choice of the beginnings of its text,
  /// and perhaps `autre`.
  case sourceOfEvidence(of: String)
  /// How many persons the household has on the day of the visit.
  case householdSize
  /// The kind of place of the provider visited.
  case providerPlace
  /// What a payer has already borne.
  case counter(Counter)
}

extension FactSource {
  /// How far a fact of this source may change: an age never does, and only evidence is renewed.
  var changes: [Changeability] {
    switch self {
    case .intake, .declared: [.fixed, .free]
    case .evidence: [.fixed, .renewable, .free]
    case .priceList: [.fixed]
    case .book(let fact):
      switch fact {
      case .coverUpToDate, .daysSinceJoining, .providerPlace: [.fixed, .free]
      case .ageInMonths, .sex, .monthsSinceEvidence, .sourceOfEvidence, .householdSize, .counter:
        [.fixed]
      }
    }
  }
}

extension BookFact {
  /// The fact whose evidence it is about.
  public var evidence: String? {
    switch self {
    case .monthsSinceEvidence(let name), .sourceOfEvidence(let name): name
    case .ageInMonths, .sex, .daysSinceJoining, .coverUpToDate, .householdSize, .providerPlace,
      .counter:
      nil
    }
  }
}

/// The sum of a payer's shares, net of reversals, before the visit that is being decided.
///
/// Commitments count: they are promises kept by the same payer.
public struct Counter: Hashable, Sendable {
  /// The payer's code in the rule book.
  public let payer: String
  /// `person`, `household` or `visit`; never `line`.
  public let subject: Subject
  public let period: CounterPeriod

  public init(payer: String, subject: Subject, period: CounterPeriod) {
    self.payer = payer
    self.subject = subject
    self.period = period
  }
}

/// The days over which a counter sums: those of the period that the visit's day lies in.
public enum CounterPeriod: Hashable, Sendable, CaseIterable {
  case visit, calendarMonth, calendarYear
}
