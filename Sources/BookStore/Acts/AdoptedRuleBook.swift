public import AccessRules
public import LedgerValues

/// A rule book as the committee adopted it.
public struct AdoptedRuleBook: Sendable {
  /// The record of its adoption.
  public let record: RecordKey
  public let recordedAt: Moment
  public let book: RuleBook
  /// How the vote went, where it was said.
  public let votes: Votes?
}

/// How a committee voted. Who must leave the room for a rule is not counted anywhere.
public struct Votes: Hashable, Sendable {
  public let inFavour: Int
  public let against: Int
  public let abstained: Int

  public init(inFavour: Int, against: Int = 0, abstained: Int = 0) {
    self.inFavour = inFavour
    self.against = against
    self.abstained = abstained
  }

  var json: JSON {
    [
      "for": .integer(Int64(inFavour)), "against": .integer(Int64(against)),
      "abstained": .integer(Int64(abstained)),
    ]
  }
}
