public import LedgerValues

/// One item of the chained list: what happened, who wrote it down, when.
public struct Record: Sendable {
  public let key: RecordKey
  public let kind: RecordKind
  /// The version of the body's form; a reader refuses one that it does not know.
  public let version: Int
  public let recordedAt: Moment
  /// Who wrote it down: an identifier; whether it was proved is said in the body, and today it never
  /// is.
  public let actor: String
  public let body: JSON
  /// The body's canonical bytes, as they are hashed.
  let bodyBytes: [UInt8]
  public let previous: Digest
  public let digest: Digest
}

/// What a record is about.
public enum RecordKind: String, Hashable, Sendable, CaseIterable {
  /// The first record of a book: its settings.
  case book
  /// The first record of a site that goes on from a restored book.
  case site
  /// The laptop that writes gives the book up, or another takes it on.
  case handover
  case fund, provider, household, person, evidence, price
  case ruleBook = "rule_book"
  case contribution, subsidy, transfer, withdrawal, visit, payment
  /// The notes and coins of a cash box, counted before two witnesses.
  case count
  /// What a household was paid beside the bill.
  case aid
  /// A provisional share of a visit that stands, or becomes the household's debt.
  case confirmation, conversion
  /// An entry that no act makes: an opening balance, a correction.
  case entry
  case reversal
  /// A commitment that its fund now pays.
  case honour
  case close, reopen
  case statement, match
  /// What an operator or a bank takes for itself.
  case operatorFee = "operator_fee"
  /// By how much lines may differ from movements, and what was posted of such a difference.
  case tolerance, adjustment
  /// Money that nobody can explain yet.
  case suspense
  /// What a provider claims for a month, and which of its lines are accepted or disputed.
  case claim
  case claimMatch = "claim_match"
  /// Matches that a person took back: their lines and movements are open again.
  case undo
  /// A month of a treasury account on its way: prepared, reviewed, signed; and taken back.
  case periodPrepare = "period_prepare"
  case periodReview = "period_review"
  case periodSign = "period_sign"
  case periodReopen = "period_reopen"
  /// The summary of one import of many records.
  case `import`
  case backup
  /// Personal details that were destroyed, by their commitments.
  case erasure
  /// An act that the books refused: closed period, short fund, own approval.
  case refusal
}
