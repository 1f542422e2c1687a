public import LedgerValues

/// What changes for someone when one rule book takes the place of another.
///
/// Where it is empty, both decide every case alike of which all facts are known, whatever their
/// prose, their reasons and the order of their rows.
public struct RuleBookDifference: Hashable, Sendable {
  /// In the order of the old book's terms, then of days.
  public let regions: [Region]
  /// Steps, payers, facts and the like that are declared otherwise, in the order of the book.
  public let changes: [Change]

  public var isEmpty: Bool { regions.isEmpty && !changes.contains(where: \.isMaterial) }

  /// Households for which a term changes: exactly those whose facts lie in the ranges.
  public struct Region: Hashable, Sendable {
    /// The decision: `Gratuité`.
    public let term: String
    public let from: Day
    public internal(set) var through: Day
    /// Facts that tell these households from others; a fact not named may be anything.
    public let facts: [RuleBookFinding.WitnessFact]
    /// What the books answer; nothing where no single row of one does.
    public let old: String?
    public let new: String?
    /// One of them that can exist.
    public let witness: [RuleBookFinding.WitnessFact]
  }

  /// A line of the book outside of its decision tables that says something else.
  public struct Change: Hashable, Sendable {
    public let section: Section
    /// As the book has it; nothing where it was not there.
    public let old: String?
    public let new: String?
    /// The first day on which it shows.
    public let from: Day
    /// Whether a case may be decided otherwise by it alone. A parameter shows where it is used.
    public let isMaterial: Bool
  }

  /// Where a book has it.
  public enum Section: Hashable, Sendable, CaseIterable {
    case cash, facts, impossible, parameters, payers, terms, aids, waterfall
    /// A guarantee that keeps the limit of a payer's promises from cutting.
    case guarantees
    /// The fact is of another kind in each book, or there are too many cases to go through.
    case notCompared
  }
}

extension RuleBook {
  /// What changes when another rule book takes this one's place.
  ///
  /// On days on which this book is not in force, the other is compared with what this one says on
  /// its nearest day.
  public func difference(to new: RuleBook) -> RuleBookDifference {
    var comparison = BookComparison(self, new)
    return comparison.run()
  }
}
