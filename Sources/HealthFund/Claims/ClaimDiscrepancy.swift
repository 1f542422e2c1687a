public import LedgerValues

/// What keeps a line of a claim from being what the book has, by name.
///
/// Cases are in order of precedence: the first of a line names the amount that is disputed.
public enum ClaimDiscrepancy: Hashable, Sendable {
  /// No visit of this number is in the book, and no visit of the patient fits the day and service.
  case unknownVisit
  /// The visit was recorded, and undone.
  case undoneVisit
  /// The visit was to another provider.
  case otherProvider(String)
  /// The visit did not have this service.
  case otherService
  /// The same care was claimed on another line, or is accepted already.
  case duplicate(of: ClaimLineID)
  /// The visit is another patient's.
  case otherPerson
  /// The patient, the day and the service are those of a visit with another number.
  case otherNumber(recorded: String)
  case otherDay(recorded: Day)
  case otherFee(recorded: Money)
  /// The household paid for what the decision makes free.
  case chargedAlthoughFree(Money)
  /// The household paid another share than the decision's.
  case otherShare(recorded: Money)
  /// Fee and share are right, and the amount does not follow from them.
  case otherAmount(owed: Money)
}

extension ClaimDiscrepancy {
  /// The name alone, as records keep it.
  public enum Name: String, Hashable, Sendable, CaseIterable {
    case unknownVisit = "unknown_visit"
    case undoneVisit = "undone_visit"
    case otherProvider = "other_provider"
    case otherService = "other_service"
    case duplicate
    case otherPerson = "other_person"
    case otherNumber = "other_number"
    case otherDay = "other_day"
    case otherFee = "other_fee"
    case chargedAlthoughFree = "charged_although_free"
    case otherShare = "other_share"
    case otherAmount = "other_amount"
    /// The line is what the book has, and a person contests it all the same: the patient was asked,
    /// and never came.
    case contested
  }

  public var name: Name {
    switch self {
    case .unknownVisit: .unknownVisit
    case .undoneVisit: .undoneVisit
    case .otherProvider: .otherProvider
    case .otherService: .otherService
    case .duplicate: .duplicate
    case .otherPerson: .otherPerson
    case .otherNumber: .otherNumber
    case .otherDay: .otherDay
    case .otherFee: .otherFee
    case .chargedAlthoughFree: .chargedAlthoughFree
    case .otherShare: .otherShare
    case .otherAmount: .otherAmount
    }
  }
}
