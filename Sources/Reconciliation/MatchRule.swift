/// Why lines and movements are taken for the same.
///
/// Rules are in order of strength. One that decides otherwise than before gets another version.
public enum MatchRule: String, Hashable, Sendable, CaseIterable {
  // Confirmed: the evidence names the operation.

  /// A person says so.
  case byHand = "by_hand"
  /// The books say that one movement reverses the other.
  case reversal
  /// The box was counted: what it gained or lost since the last count is all that was entered since.
  case count
  /// The same reference, byte for byte, and the same amount; unique on both sides.
  case reference
  /// The same but for what loses nothing: blanks, case, punctuation, a prefix, leading noughts.
  case normalisedReference = "normalised_reference"
  /// Our own number, written by the payer, and the same amount; unique on both sides.
  case ownCode = "own_code"

  // Suggested: the evidence could be a coincidence.

  /// One reference for a line and several movements, or several lines and a movement; equal sums.
  case referenceGroup = "reference_group"
  /// The keeper took an operation back: two lines of one reference that cancel each other.
  case lineReversal = "line_reversal"
  /// References one slip of the pen apart, the same amount; unique on both sides.
  case similarReference = "similar_reference"
  /// The same number of the other party and the same amount; unique on both sides.
  case phoneAmount = "phone_amount"
  /// All movements that belong together (a household's, a collector's day, a deposit slip) make one
  /// line; or all lines of one payer make one movement.
  case naturalGroup = "natural_group"
  /// The same amount within the days of the window; unique on both sides.
  case uniqueAmount = "unique_amount"
  /// Several equal amounts of which only one way to pair all of them fits the days.
  case uniqueMatching = "unique_matching"
  /// As many lines as movements, all alike: these are those, whichever is whose.
  case equalItems = "equal_items"
  /// Some of at most eight movements in the window make the line, or lines the movement, and no
  /// other choice of them does.
  case subset
  /// The amounts differ by what a rule of tolerance explains, which is posted when a person accepts it.
  case tolerance

  public var version: Int {
    switch self {
    case .byHand, .reversal, .count, .reference, .normalisedReference, .ownCode, .referenceGroup,
      .lineReversal, .similarReference, .phoneAmount, .naturalGroup, .uniqueAmount,
      .uniqueMatching, .equalItems, .subset, .tolerance:
      1
    }
  }

  public var grade: MatchGrade {
    switch self {
    case .byHand, .reversal, .count, .reference, .normalisedReference, .ownCode: .confirmed
    case .referenceGroup, .lineReversal, .similarReference, .phoneAmount, .naturalGroup,
      .uniqueAmount, .uniqueMatching, .equalItems, .subset, .tolerance:
      .suggested
    }
  }
}
