public import LedgerValues

/// What became of an act.
public struct ActResult: Hashable, Sendable {
  /// The record that says it: the new one, or the one that said it already.
  public let record: RecordKey
  /// No where the same act was written before: it is written once.
  ///
  /// INVARIANT I8.
  public let isNew: Bool

  public init(record: RecordKey, isNew: Bool) {
    self.record = record
    self.isNew = isNew
  }
}
