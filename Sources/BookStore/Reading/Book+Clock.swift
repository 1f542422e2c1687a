public import LedgerValues

extension Book {
  /// When the last record was written, by the clock of that time.
  ///
  /// A clock that is behind it is wrong, or was; one far past it may be.
  public func lastRecordedAt() throws(BookError) -> Moment { try head().recordedAt }
}
