public import LedgerValues

/// Why statements and matches are not kept as asked.
///
/// Cases are in order of precedence.
public enum MatchingRefusal: Error, Hashable, Sendable {
  /// The file is in the book already, read by this profile, and would now say something else.
  case statementReadOtherwise(RecordKey, profile: String)
  /// A file has more rows than one record keeps.
  case statementTooLong(rows: Int, limit: Int)
  /// A file has no row that changes the balance.
  case statementEmpty
  /// The record keeps no matches.
  case notAMatch(RecordKey)
  /// The record has no match of this number, counted from 1.
  case matchUnknown(RecordKey, number: Int)
  case alreadyUndone(RecordKey, by: RecordKey)
  /// Nothing is suggested under this code: it was accepted, or its items have changed.
  case suggestionUnknown(String)
  /// No rule that was named suggests anything.
  case nothingToAccept
}
