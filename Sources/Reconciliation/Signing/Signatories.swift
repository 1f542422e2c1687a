public import LedgerValues

/// The two people under a month: who prepared it, and who looked at it after.
///
/// Both are names that were typed; nothing proves them.
///
/// INVARIANT I22: they are two.
public struct Signatories: Hashable, Sendable {
  public let preparedBy: Actor
  public let reviewedBy: Actor

  /// - Throws: `ownReview` where both names are one person's.
  public init(preparedBy: Actor, reviewedBy: Actor) throws(SigningError) {
    guard !preparedBy.isSame(as: reviewedBy) else { throw .ownReview(reviewedBy) }
    self.preparedBy = preparedBy
    self.reviewedBy = reviewedBy
  }
}

/// Why a month is not signed.
///
/// Cases are in order of precedence.
public enum SigningError: Error, Hashable, Sendable {
  /// It is signed already, by this record.
  case alreadySigned(Month, RecordKey)
  /// So many things stand in the way; `reconcile ready` names them.
  case notReady(Month, findings: Int)
  /// A reason is given why this is still open, and nothing asks for one.
  case nothingToExplain(MovementID)
  case notPrepared(Month)
  /// Who prepared it does not review it.
  case ownReview(Actor)
  case notReviewed(Month)
  /// Something was matched, posted or imported since that step.
  case changedSince(Month, RecordKey)
  /// There is no signature to take back.
  case notSigned(Month)
  /// A signature is taken back by two people.
  case secondPersonMissing(Actor)
}
